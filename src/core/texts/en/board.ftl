boards-empty-title = No boards yet
boards-empty-text = A board scores your ideas with a framework such as RICE or ICE, and ranks them.
board-new = New board
board-add = Add board
board-added = Added the board “{ $name }”.
board-name-missing = Give the board a name.
framework-name = { $framework ->
    [rice] RICE
    [ice-product] ICE, product
    [ice-mean] ICE, mean
   *[other] { $framework }
}
board-name = Name of the board
board-gone = This board is not here: it was deleted, or never was in this workspace.
board-count = { $ranked ->
    [one] 1 ranked
   *[other] { $ranked } ranked
}, { $unscored } not scored
board-delete = Delete this board
board-deleted = Deleted the board. Its ideas and estimates are still there.
board-empty-title = No ideas on this board yet
board-empty-text = Write ideas down, bring them in as CSV, or make them from feedback. Then fill in the columns: each idea is scored and ranked at once.
board-table = Ideas by score
column-rank = Rank
column-score = Score
rank-tied = Rank { $rank }, shared with { $ties } more
framework-set = This board now scores by { $framework }. The estimates of the other framework are kept.
framework-help = How { $framework } works
estimate-of-mine = { $input }, my estimate
estimate-out-of-bounds = { $input } must be { $allowed }. The old value stays.
estimate-used = counts as
estimate-counts = Counts as { $value }
estimates-combined = Everybody gives their own numbers. The PM's count for value, the PO's for effort; where the owner has said nothing, the mean of the others counts.
lever-up = Passes “{ $title }” if { $input } becomes { $to } instead of { $from }.
lever-down = Falls behind “{ $title }” if { $input } becomes { $to } instead of { $from }.
