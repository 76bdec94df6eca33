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
