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
peek-item = { $kind }: { $title }
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
file-release = Drop the file to open it
value-none = Not set
conflict-whose = { $whose ->
    [mine] Mine
    [theirs] Theirs
   *[other] { $who }
}
conflict-keep = { $whose ->
    [mine] Keep mine
    [theirs] Keep theirs
    [same] Keep this value
   *[other] Keep what { $who } wrote
}
conflict-take = { $whose ->
    [mine] Take mine
    [theirs] Take theirs
    [same] Take this value
   *[other] Take what { $who } wrote
}
conflict-stands = in use for now
conflict-removed = Removed
sort-by = Sort by { $name }
image-link = Image: { $name }
image-unnamed = Image
progress-part = { $percent }%
row-selected = selected
list-selected = { $count ->
    [one] 1 row selected
   *[other] { $count } rows selected
}
