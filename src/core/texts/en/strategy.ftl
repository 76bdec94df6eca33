# Objectives, and how ideas serve them.
nav-strategy = Strategy
strategy-empty-title = No objectives yet
strategy-empty-text = An objective is what the product is to achieve, with a measure and a weight. Ideas serve objectives, and this page shows where the effort goes beside where the weight is.
strategy-new = New objective
strategy-add = Add objective
strategy-title-missing = Say in a line what is to be achieved.
strategy-added = Added “{ $title }”.
strategy-deleted = Deleted “{ $title }”. The ideas that served it are as they were.
strategy-no-parent = On its own
strategy-circle = “{ $title }” is part of this one in turn, so this one counts on its own. Change one of the two.
strategy-coverage = Weight and effort of “{ $title }”
strategy-weight = Weight { $percent }%
strategy-effort = Effort { $percent }%
strategy-progress = { $percent }% of the way to its target
strategy-no-progress = Say what the measure should reach and where it is now, and this shows how far it has come.
strategy-no-baseline = Say what the measure was at the beginning: without it, nobody can tell whether it is past its target or still on the way.
strategy-ideas-none = No open idea serves it. Give one a share on the idea’s page.
strategy-share = { $title } ({ $percent }% of its effort)
strategy-unserved = { $percent }% of the effort for open ideas serves no objective.
strategy-without-effort = { $count ->
    [one] 1 open idea has no effort yet, or one in another unit than most others, and is not counted.
   *[other] { $count } open ideas have no effort yet, or one in another unit than most others, and are not counted.
}
strategy-unaligned = Ideas without an objective
strategy-unaligned-none = Every open idea serves an objective.
strategy-serves = Objectives it serves
strategy-serves-add = Add an objective
strategy-serves-none = It serves no objective yet.
strategy-share-of = Share for “{ $title }” in percent
strategy-share-remove = Take “{ $title }” away
coverage-title = Effort against weight
coverage-weight = Weight in percent
coverage-effort = Effort in percent
coverage-mark = Mark
coverage-table = Weight and effort as a table
coverage-point = { $mark } { $title }: { $weight }% of the weight, { $effort }% of the effort
coverage-extreme = { $which ->
    [more] “{ $title }” takes { $effort }% of the effort at { $weight }% of the weight.
   *[less] “{ $title }” gets { $effort }% of the effort at { $weight }% of the weight.
}
coverage-even = The effort goes about where the weight is.
period-unreadable = A period is a quarter, such as 2026-Q4 or Q4 2026. The old one stays.
