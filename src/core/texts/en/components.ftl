# Words that parts of the interface say by themselves.

skip-to-content = Skip to content
navigation = Main navigation
navigation-more = More pages
rail-collapse = Collapse the navigation
rail-expand = Expand the navigation
messages = Messages
failures = Failures
remove-named = Remove { $name }
clear-search = Clear the search
clear-filters = Clear all filters
dialog-close = Close
peek-close = Close the side panel
peek-open-full = Open in full
loading = Loading
picker-empty = Nothing matches.
picker-create = Create “{ $name }”
picker-count = { $count ->
    [one] 1 match
   *[other] { $count } matches
}
picker-more = { $count } more: type to narrow down.
palette-label = Commands, items and pages
palette-placeholder = Type a command or search
palette-empty = Nothing matches. Try another word.
keys-title = Keys that work here
keys-then = then
file-choose = Choose a file
file-drop = or drop it here, or paste it
file-release = Let go to take the file in
value-none = Not set
conflict-mine = Mine
conflict-theirs = Theirs
conflict-keep-mine = Keep mine
conflict-take-theirs = Take theirs
conflict-removed = Removed
conflict-chosen = Chosen
sort-by = Sort by { $name }
image-link = Image: { $name }
image-unnamed = Image
progress-part = { $percent } %
list-selected = { $count ->
    [one] 1 row selected
   *[other] { $count } rows selected
}
