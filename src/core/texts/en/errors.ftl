command-not-there = This is no longer here; it may have been removed in another tab. Nothing was changed.
command-already-there = This is already here. Nothing was changed.
command-bad-field = The { $field } was not changed: { $problem }.
command-not-finite = That is not a number that can be kept. Nothing was changed.
command-nothing-to-do = All is already as you want it.
command-changed-since = Somebody has changed this since, so it was left as it is.
