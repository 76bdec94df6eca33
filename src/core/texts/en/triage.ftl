# Triage, and comments.

triage-title = Triage
triage-count = { $waiting ->
    [0] Nothing waits
    [one] 1 waits
   *[other] { $waiting } wait
}, { $decided } decided
triage-done-title = Nothing waits any more
triage-done-text = All feedback is decided or put off. What you put off comes back on its day.
triage-skipped-title = You have seen all that waits
triage-again = Start again
triage-accept = Accept
triage-decline = Decline
triage-snooze = Put off for a week
triage-next = Next
triage-actions = Actions for this item
triage-keys = Keys: A accept, D decline, L link to an idea, I turn into an idea, Z put off a week, J next.
triage-reason = Why it is declined
triage-reason-hint = The reason is kept and shows with the item.
triage-accepted = Accepted “{ $title }”.
triage-declined = Declined “{ $title }”.
triage-snoozed = “{ $title }” comes back in a week.
triage-merge = Merge it into other feedback
triage-merged = Merged “{ $title }”. Its customers, links and text came along.
put-off-until = Put off until { $day }.
put-off-no-longer = Bring back now
comments-title = Comments
comments-none = No comments yet. Comments stay within the team: no public page shows them.
comment-new = New comment
comment-add = Add comment
comment-empty = Say something, or delete the comment. The old text stays.
comment-delete = Delete the comment by { $name }
comment-deleted = Deleted the comment.
