group-make = Make
group-go = Go to
group-item = The open or focused item
group-general = Everywhere
action-label = { $action ->
    [new-feedback] New feedback
    [new-idea] New idea
    [import-csv] Import a CSV file
    [go-inbox] Go to the inbox
    [go-ideas] Go to the ideas
    [go-boards] Go to the boards
    [go-share] Go to Share
    [go-settings] Go to the settings
    [go-start] Leave for the start page
    [edit] Edit
    [set-status] Set the status
    [set-tags] Set the tags
    [palette] Search or command
    [search] Search this page
    [filter] Filter this page
    [undo] Undo
    [redo] Redo
    [save-snapshot] Export a snapshot
    [open-snapshot] Import a snapshot
    [keys] Show the keys that work here
   *[other] { $action }
}
did-name = { $did ->
    [add-feedback] add feedback
    [edit-feedback] edit feedback
    [delete-feedback] delete feedback
    [restore-feedback] restore feedback
    [add-idea] add an idea
    [edit-idea] edit an idea
    [delete-idea] delete an idea
    [restore-idea] restore an idea
    [add-board] add a board
    [edit-board] edit a board
    [delete-board] delete a board
    [add-customer] add a customer
    [edit-customer] edit a customer
    [edit-workspace] edit the workspace
    [edit-person] edit a person
    [turn-into-idea] turn feedback into an idea
    [link-feedback] link feedback
    [unlink-feedback] unlink feedback
    [estimate] estimate
    [import] import
    [merge] merge
    [settle] settle a conflict
    [undo] undo
    [redo] redo
   *[other] { $did }
}
group-list = In a list
list-keys = { $key ->
    [move] J
    [ends] Home
    [open] Enter
    [peek] Space
    [select] X
    [range] Shift+Arrows
    [all] Ctrl+A
   *[close] Esc
}
list-key-does = { $key ->
    [move] Next; K goes back, arrows do the same
    [ends] First; End goes to the last
    [open] Open
    [peek] Open beside the list
    [select] Select
    [range] Select several
    [all] Select all
   *[close] Close the panel, clear the selection
}
