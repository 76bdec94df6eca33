# Likely duplicates and themes.

duplicates-title = Duplicates
duplicates-count = { $count ->
    [0] No pair
    [one] 1 pair
   *[other] { $count } pairs
}
duplicates-comparing = Comparing what was written
duplicates-empty-title = Nothing is said twice
duplicates-empty-text = When two items say nearly the same, they stand here side by side, with the words that they share marked. Merging keeps all supporters, links and texts. While you write something down, likely duplicates show below its title.
duplicates-of = What is compared
duplicates-alike = { $percent }% alike
duplicates-pair = { $percent }% alike: “{ $first }” and “{ $second }”
duplicates-words = Words in common
duplicates-keep = Merge into this one
duplicates-unlike = Not the same
duplicates-merged = Merged “{ $title }” into “{ $into }”. Everything that it had came along.
duplicates-kept-apart = “{ $first }” and “{ $second }” are kept apart.
duplicates-keys = Keys: J next, K back, M merge into the first, N not the same.
duplicates-more = The { $shown } most alike of { $count } are shown; others follow as these are decided.
perhaps-same = Perhaps the same
perhaps-open = Open this instead
perhaps-support = Support this instead
perhaps-supported = Supported “{ $title }”. What you wrote stands there as a comment.
perhaps-nobody = Name the customer below to support one of these instead.
themes-title = Themes
themes-count = { $themes ->
    [0] No theme
    [one] 1 theme
   *[other] { $themes } themes
} in { $items ->
    [one] 1 item that waits
   *[other] { $items } items that wait
}
themes-explained = Phrases that several items waiting for triage share, in your customers’ own words. They are found here in your browser.
themes-reading = Reading what waits
themes-empty-title = No theme yet
themes-empty-text = When several items that wait for triage use the same words, the phrase stands here with everybody who says it, so that you see what many ask for and decide on all of it at once.
themes-newest = Only the newest { $count } items that wait are read.
themes-make-idea = Turn into an idea
themes-made = Created the idea “{ $title }” with { $count } items as its evidence; they no longer wait.
themes-inbox = Show in the inbox
themes-of = Items that say “{ $phrase }”
themes-more = { $count ->
    [one] 1 more item
   *[other] { $count } more items
}
count-items = { $count ->
    [one] 1 item
   *[other] { $count } items
}
