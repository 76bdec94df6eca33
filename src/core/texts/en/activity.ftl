# Who changed what, and taking it back.
nav-activity = Activity
activity-about = Everything that was done in this workspace, newest first, and whether it still stands. What you did since you opened the workspace can be undone here, even if other changes came after it; what was deleted can be brought back at any time.
activity-list = What was done
activity-by = Done by
activity-everybody = Everybody
activity-empty-title = Nothing has been done yet
activity-empty-text = Whatever somebody writes, links, moves or deletes is listed here, with who did it and when.
activity-replaced = Something newer stands in its place.
activity-from-to = { $before } → { $after }
activity-value = { $field }: { $value }
activity-undo-of = Undo “{ $did }”
activity-undone = Undid “{ $did }”.
activity-bring-back = Bring back
activity-brought-back = { $count ->
    [one] Brought it back.
   *[other] Brought { $count } records back.
}
activity-merged-into = Merged into “{ $title }”.
nothing-to-undo = There is nothing to undo: nothing was done here since the workspace was opened. What was deleted before can be brought back under Activity.
nothing-to-redo = There is nothing to redo.
undone = Undone: { $deed }.
redone = Done again.
written-over = { $name } changed this while you were writing. What you wrote stands; Undo brings theirs back.
written-over-here = This was changed in another tab while you were writing. What you wrote stands; Undo brings the other back.
activity-count = { $count ->
    [one] 1 change
   *[other] { $count } changes
}
activity-older = Show older changes
