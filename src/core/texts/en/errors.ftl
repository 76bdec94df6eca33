# Why something could not be done: what happened and where, that nothing was lost, and what to do next.

command-not-there = This is no longer here; it may have been removed in another tab. Nothing was changed. Go back to the list to see what is there.
command-already-there = This is already here. Nothing was changed.
command-bad-field = { $field }: { $problem }. Nothing was changed. Correct the value and try again.
command-too-long = { $field } takes at most { $most } characters, and this has { $found }. Nothing was changed. Shorten it and try again.
command-out-of-range = { $field } takes a number from { $least } to { $most }. Nothing was changed. Correct it and try again.
command-not-finite = { $input } takes a number, and this one cannot be kept. Nothing was changed. Correct the number and try again.
command-cycle = These stories would wait for each other in a circle: { $titles }. Nothing was changed. Remove one of these links first if the new one is right.
command-nothing-to-do = Everything is already as you want it. Nothing was changed.
command-changed-since = Somebody has changed this since. Nothing was changed. Look at the new value, and edit it if you still want to.
command-no-workspace = No workspace is open here. Nothing was changed. Open or restore one first.

field-wrong-type = expected { $expected }, found { $found }
field-out-of-range = expected a number from { $least } to { $most }, found { $found }
field-too-long = expected a text of at most { $most } characters, found one of { $found }
field-not-a-choice = expected one of { $allowed }, found “{ $found }”
field-not-a-path = “{ $path }” does not name a place for a value

expected-text = a text
expected-line = a text on one line
expected-number = a number
expected-count = a whole number, 0 or more
expected-range = a number, or a range of three: low, likely, high
expected-time = a time such as 2026-11-23T09:58:10Z
expected-flag = true or false
expected-id = an id
expected-version = a version such as “0:17”
expected-seen-version = a version that the file lists under “seen”
expected-value = a value that is not an object
expected-flatter = a value that is nested less deeply
expected-list = a list
expected-object = an object
found-nothing = nothing
found-null = null
found-text = “{ $words }”
found-list = a list
found-object = an object

snapshot-top-level = top level
snapshot-empty = The file is empty. Nothing was changed. Choose another file, or ask for the snapshot again.
snapshot-too-large = The file has { $megabytes } MB, and at most { $most } MB are read. Nothing was changed. Choose a smaller snapshot.
snapshot-not-text = The file is not text: byte { $at } is not UTF-8. Nothing was changed. Choose a snapshot just as { -brand } exported it.
snapshot-is-gzip = The file is compressed (gzip). Nothing was changed. Unpack it and open what is inside.
snapshot-is-zip = The file is a ZIP archive or a spreadsheet. Nothing was changed. Unpack it and open the snapshot inside, or import a table as CSV.
snapshot-is-utf16 = The file is text in UTF-16. Nothing was changed. Save it as UTF-8 and open it again.
snapshot-truncated = The file ends too early, at line { $line }, column { $column } ({ $path }). Nothing was changed. Copy the whole file again, or ask for a new export.
snapshot-not-json = The file is not valid JSON at line { $line }, column { $column } ({ $path }). Nothing was changed. Correct that place, or choose the file as { -brand } exported it.
snapshot-too-deep = The file is nested more than { $most } levels deep at { $path }; no snapshot is. Nothing was changed. Choose another file.
snapshot-not-finite = The number at { $path } is too large to be kept. Nothing was changed. Correct it, or choose the file as { -brand } exported it.
snapshot-duplicate-key = The file has { $path } twice, and only one can count. Nothing was changed. Remove one of the two and open the file again.
snapshot-duplicate-id = The file has the id { $id } twice, the second time at { $path }. Nothing was changed. Remove one of the two and open the file again.
snapshot-no-format = The file is JSON, but not a { -brand } snapshot: it has no “format”. Nothing was changed. Choose a file that { -brand } exported, or import a table as CSV.
snapshot-other-format = The file is JSON, but not a { -brand } snapshot: its “format” is { $found }. Nothing was changed. Choose a file that { -brand } exported, or import a table as CSV.
snapshot-newer-read = The file was written by a newer version of { -brand }: it needs version { $read }, and this page reads up to { $known }. Nothing was changed. Reload the page to get the new version, then open the file again.
snapshot-expected = The file cannot be read at { $path }: expected { $expected }, found { $found }. Nothing was changed. Correct that place, or choose the file as { -brand } exported it.
snapshot-bad-field = The file cannot be read at { $path }: { $problem }. Nothing was changed. Correct that place, or choose the file as { -brand } exported it.
