page-title = { $page } · { -brand }
title-beside = { $item }, { $page }
settings-me = You
settings-role-hint = The role decides what stands first and which estimates lead; it never hides anything.
settings-product = Product
settings-currency = Currency
settings-currency-hint = For customers whose revenue has no currency.
settings-currency-other = Another one…
settings-currency-code = Currency code
product-name-missing = The product needs a name. The old one stays.
settings-looks = Appearance and shortcuts
settings-theme = Theme
theme-name = { $theme ->
    [light] Light
    [dark] Dark
   *[system] System
}
settings-density = Density
density-name = { $density ->
    [compact] Compact
   *[comfortable] Comfortable
}
settings-keys = Single-letter shortcuts
settings-keys-hint = For example C for a new idea. They never fire while you type.
settings-stored = Stored in this browser
settings-records = { $count ->
    [one] 1 record
   *[other] { $count } records
}
settings-room = { $used } MB of about { $quota } MB that the browser allows are used.
settings-room-unknown = The browser does not say how much room there is.
settings-kept = The browser has promised to keep the data.
settings-not-kept = The browser may delete the data when room gets short or after weeks without a visit. Export a snapshot now and then.
settings-delete = Delete this workspace
settings-delete-now = Delete from this browser
settings-delete-text = This removes the workspace from this browser and cannot be undone here. Snapshots that you or others have exported stay as they are; export one first if you are not sure.
settings-version = { -brand } { $version }
statuses-title = Statuses of ideas
statuses-about = The steps of an idea as your team calls them, in your order. An empty name brings the usual one back. What you hide is no longer offered; ideas that have it keep it, or move to the status that you choose. A status of your own counts as one of the usual ones.
statuses-name = Name of “{ $status }”
statuses-stage = Counts as
statuses-stage-hint = So that the roadmap, releases and reports know how far such an idea is.
statuses-stage-of = What “{ $status }” counts as
statuses-menu = Actions for the status “{ $status }”
statuses-new = New status
statuses-add = Add status
statuses-hide = Hide
statuses-show = Show again
statuses-hidden = hidden, { $ideas }
statuses-hid = The status “{ $status }” is hidden.
statuses-removed = The status “{ $status }” is removed.
statuses-hide-title = Hide “{ $status }”
statuses-remove-title = Remove “{ $status }”
statuses-in-use = { $count ->
    [one] 1 idea has
   *[other] { $count } ideas have
} the status “{ $status }”.
statuses-move-to = Move them to
statuses-stay = Leave them where they are
statuses-nameless = A status needs a name.
statuses-taken = Another status has this name already. Choose another one.
