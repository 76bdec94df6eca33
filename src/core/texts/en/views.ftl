# Named views of the inbox and the ideas, and splitting.

views-label = Views
views-all = All
view-keep = Keep as a view
view-keep-hint = A view keeps the search, the filters and the order under a name, and has an address of its own. An old view of the same name is replaced.
view-kept = Kept the view “{ $name }”.
view-this = This view
view-rename = Rename this view
view-name = Name of the view
view-renamed = The view is now called “{ $name }”.
view-delete = Delete this view
view-deleted = Deleted the view “{ $name }”. What it showed is all still there.
view-name-missing = A name is needed.
split-record = Split
split-off = Split off
split-off-title = Title of the new one
split-off-title-missing = Say in a line what the new one is about.
split-help = Say for each part where it belongs. Nothing is lost, and Undo brings both together again.
split-group = { $group ->
    [text] Text
    [customers] Customers
    [tags] Tags
    [ideas] Ideas
    [insights] Evidence
   *[objectives] Objectives
}
split-place = { $place ->
    [stays] Stays
    [goes] Goes to the new one
   *[both] Both
}
split-was-split = Split off “{ $title }”.
