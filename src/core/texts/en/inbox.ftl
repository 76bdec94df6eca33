inbox-pages = Pages of the inbox
inbox-search = Search feedback
inbox-empty-title = No feedback yet
inbox-empty-text = Write down what a customer said, or bring in what another tool has collected. Then link it to ideas, so that every idea shows who stands behind it.
nothing-found-title = Nothing found
nothing-found-text = No item matches the search and the filters. Everything is still there.
nobody-named = No customer named
in-conflict = In conflict
any-status = Any status
any-tag = Any tag
counted = { $name } ({ $count })
turn-into-idea = Turn into an idea
idea-made = Created the idea “{ $title }”.
bulk-status-set = { $count ->
    [one] Set 1 item to { $status }.
   *[other] Set { $count } items to { $status }.
}
feedback-deleted = { $count ->
    [one] Deleted 1 feedback item.
   *[other] Deleted { $count } feedback items.
}
bulk-selected = { $count ->
    [one] 1 selected
   *[other] { $count } selected
}
bulk-released = { $count ->
    [one] 1 idea is in “{ $release }”.
   *[other] { $count } ideas are in “{ $release }”.
}
bulk-board = Add to board
bulk-boarded = { $count ->
    [one] 1 idea is on “{ $board }”.
   *[other] { $count } ideas are on “{ $board }”.
}
bulk-tag = Add a tag
bulk-tagged = { $count ->
    [one] Tagged 1 item with “{ $tag }”.
   *[other] Tagged { $count } items with “{ $tag }”.
}
bulk-merge = Merge
bulk-merge-into = Into “{ $title }”
bulk-merged = Merged { $count } items into “{ $title }”.
list-pick = Select
bulk-clear = Clear the selection
set-status = Set status
feedback-title-missing = Say in a line what it is about.
feedback-added = Added “{ $title }”.
feedback-add = Add feedback
feedback-new = New feedback
feedback-body-hint = Markdown: *italic*, **bold**, lists, links.
feedback-body-empty = No text. Click to add what was said.
customer-none = No customer named
channel-example = for example Call, Email, Survey
linked-ideas = Ideas
linked-none = Not linked to an idea yet.
link-idea = Link to an idea
link-likely = Sounds similar
linked-now = Linked to “{ $title }”.
unlinked-now = Removed the link to “{ $title }”.
supporters = Supporters
support-add = Add a supporter
feedback-gone = This feedback is not here: it was deleted, or never was in this workspace.
edit-text = Edit the text
title-missing = A title is needed. The old one stays.
tags-placeholder = Add a tag
filter-status = Status: { $status }
filter-tag = Tag: { $tag }
