# Words that stand on every page.
-brand = Tandem

brand = { -brand }
role-name = { $role ->
    [pm] Product Manager
    [po] Product Owner
   *[contributor] Contributor
}
role-short = { $role ->
    [pm] PM
    [po] PO
   *[contributor] C
}
count-ideas = { $count ->
    [one] 1 idea
   *[other] { $count } ideas
}
count-feedback = { $count ->
    [one] 1 feedback item
   *[other] { $count } feedback items
}
count-customers = { $count ->
    [one] 1 customer
   *[other] { $count } customers
}
cancel = Cancel
close = Close
delete = Delete
remove = Remove
save = Save
undo = Undo
redo = Redo
edit = Edit
back = Back
more = More
somebody = Somebody
untitled = Untitled
value-empty = (empty)
value-deleted = Deleted
value-kept = Kept
estimate-label = { $framework } { $input } by { $person }
kind-name = { $kind ->
    [workspaces] Workspace
    [people] People
    [customers] Customers
    [feedback] Feedback
    [ideas] Ideas
    [boards] Boards
    [comments] Comments
   *[other] { $kind }
}
status-name = { $status ->
    [new] New
    [open] Open
    [planned] Planned
    [done] Done
    [declined] Declined
    [candidate] Candidate
    [in-progress] In progress
    [released] Released
   *[other] { $status }
}
field-label = { $field ->
    [title] Title
    [name] Name
    [body] Text
    [description] Description
    [customer] Customer
    [channel] Channel
    [status] Status
    [tags] Tags
    [supporters] Supporters
    [insights] Evidence
    [said] Date
    [segment] Segment
    [revenue] Revenue
    [currency] Currency
    [role] Role
    [deleted] Deletion
    [framework] Framework
    [ice-form] Form of ICE
    [selection] Selection
    [ideas] Ideas
    [source] Source
   *[other] { $field }
}
