# The roadmap and the product brief.
nav-roadmap = Roadmap
roadmap-public = Public edition
roadmap-board = Ideas of the board
roadmap-empty-title = No board yet
roadmap-empty-text = A roadmap shows the ideas of a board by now, next and later, by quarter, by status or by objective. Make a board first.
print = Print
brief-title = Product brief
brief-objectives-none = No objectives yet.
brief-bets = Current bets
brief-bets-none = Nothing is planned for now or in progress.
brief-way = { $measure }: from { $from } to { $to }, now { $now }
brief-for = for { $objectives }
vision-empty = Whom does the product serve, what does it change for them, and where is it in three years?
personas-empty = Who uses it, in a few lines each: what they want, and what stands in their way.
