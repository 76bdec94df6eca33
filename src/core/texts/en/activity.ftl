# Who changed what, and taking it back.
nav-activity = Activity
activity-about = Everything that was done in this workspace, newest first, with what of it still stands. What you did since you opened it can be taken back here, whatever came after.
activity-list = What was done
activity-by = Done by
activity-everybody = Everybody
activity-empty-title = Nothing has been done yet
activity-empty-text = Whatever somebody writes, links, moves or deletes is listed here, with who did it and when.
activity-replaced = Something newer stands in its place.
activity-value = { $field }: { $value }
activity-undo-of = Undo “{ $did }”
activity-undone = Took back “{ $did }”.
activity-count = { $count ->
    [one] 1 change
   *[other] { $count } changes
}
activity-older = Show older changes
