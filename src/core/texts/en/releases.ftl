# Releases: what went out, and whom to tell.
nav-releases = Releases
releases-empty-title = No releases yet
releases-empty-text = A release gathers ideas and stories that go out together, holds the notes for customers and for the team, and knows which customers asked for what is in it.
release-new = New release
release-add = Add release
release-title-missing = Say what the release is called.
release-added = Added “{ $title }”.
release-gone = This release is not here: it was deleted, or never was in this workspace.
release-deleted = Deleted the release. Its ideas are as they were.
release-out = Mark as released
release-went-out = “{ $title }” is out, and { $count ->
    [one] 1 idea
   *[other] { $count } ideas
} with it. Its date is { $day }, and its ideas come up for review four weeks after that.
release-stories-open = { $count ->
    [one] It is out, and 1 story in it is not done.
   *[other] It is out, and { $count } stories in it are not done.
}
release-stories-finish = Mark them as done
release-stories-done = { $count ->
    [one] 1 story is done now.
   *[other] { $count } stories are done now.
}
release-copy = Copy the message to { $name }
release-copied = The message to { $name } is on the clipboard.
release-copy-refused = The browser did not let the message be copied. Nothing was lost: select it and copy it by hand.
release-back = Back to planned
release-went-back = “{ $title }” is planned again, and { $count ->
    [one] 1 idea
   *[other] { $count } ideas
} with it. Reviews that nobody has touched are gone.
release-stay-out = { $count ->
    [one] 1 idea stays released: it was before, or was changed since.
   *[other] { $count } ideas stay released: they were before, or were changed since.
}
release-declined = Declined since, so not in it:
release-none = No release
release-day = Date
release-day-none = No date
release-ideas = Ideas in it
release-ideas-none = No idea is in it yet. Add those that go out together.
release-ideas-add = Add an idea
release-stories = Stories in it
release-stories-none = No story is in it.
release-stories-add = Add a story
release-take-out = Take “{ $title }” out
release-notes = { $audience ->
    [customers] Notes for customers
   *[team] Notes for the team
}
release-notes-empty = Nothing written yet. Click to write: Markdown works here.
release-public = Show it in the public changelog
release-public-hint = Title, version, date, the notes for customers and the public ideas in it. The notes for the team stay here.
release-waiting = { $count ->
    [one] 1 customer to tell
   *[other] { $count } customers to tell
}
release-tell = Whom to tell
release-tell-about = Customers whose feedback or support stands behind the ideas in it. Tick them off when they know.
release-tell-none = No customer asked for what is in it: none of its ideas has feedback of a customer behind it.
release-told = Told { $name }
release-mail = Write an email to { $name }
release-mail-short = Email
release-message-to = Message to { $name }
release-message-show = Message
release-csv = Download as CSV
release-message-subject = New in { $product }: what you asked for
release-message =
    Hello { $customer },

    You asked for this, and it is now in { $product }:

    { $asked }
    Thank you for telling us. We would like to hear how it works for you.
