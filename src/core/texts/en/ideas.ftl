ideas-search = Search ideas
ideas-empty-title = No ideas yet
ideas-empty-text = An idea is something that might be built. Make one from feedback in the inbox, write one down, or bring in a backlog as CSV.
sort-label = Order
sort-name = { $sort ->
    [title] By title
    [oldest] Oldest first
    [customers] Most customers first
    [revenue] Most revenue first
   *[newest] Newest first
}
evidence = Evidence
evidence-short = { $customers } · { $revenue } a month
evidence-none = No customer behind it yet
evidence-empty = No feedback is linked yet. Link what customers said, and this shows how many of them and how much revenue stand behind the idea.
revenue-unknown = revenue unknown
stat-revenue = Monthly revenue
importance-of = Importance of “{ $title }”
importance-name = { $step ->
    [1] Nice to have
    [2] Important
   *[3] Critical
}
ideas-deleted = { $count ->
    [one] Deleted 1 idea.
   *[other] Deleted { $count } ideas.
}
idea-gone = This idea is not here: it was deleted, or never was in this workspace.
idea-new = New idea
idea-add = Add idea
idea-title-missing = Say in a line what might be built.
idea-added = Added “{ $title }”.
idea-added-elsewhere = Added “{ $title }”. The filter of this board does not find it.
description-empty = No description. Click to add one.
made-by = Created by { $name }, { $when }
said-when = Said { $when }
said-hint = Empty means now.
peek-feedback = Feedback
peek-idea = Idea
rank-of = Rank { $rank } of { $count }
not-scored = Not scored: { $reason }
link-feedback = Link feedback
idea-needs = Needs
idea-needs-label = Ideas that must be there first, or come with it
decline-reason-empty = Say why it is declined; whoever asked will want to know.
