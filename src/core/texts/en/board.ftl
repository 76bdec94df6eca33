boards-empty-title = No boards yet
boards-empty-text = A board scores your ideas with a framework such as RICE or ICE, and ranks them.
board-new = New board
board-add = Add board
board-added = Added the board “{ $name }”.
board-name-missing = Give the board a name.
framework-name = { $framework ->
    [rice] RICE
    [ice] ICE, product
    [ice-mean] ICE, mean
    [pie] PIE
    [wsjf] WSJF
    [cd3] Cost of delay (CD3)
    [value-effort] Value and effort
    [moscow] MoSCoW
    [opportunity] Opportunity
    [weighted] Weighted criteria
    [custom] Custom formula
    [kano] Kano
    [buy-a-feature] Buy a feature
    [points] 100 points
    [pairwise] Pairwise
    [ahp] AHP
    [stack-rank] Stack rank
   *[other] { $framework }
}
board-name = Name of the board
board-gone = This board is not here: it was deleted, or never was in this workspace.
board-count = { $ranked ->
    [one] 1 ranked
   *[other] { $ranked } ranked
}, { $unscored } not scored
board-first = First: { $titles }
board-delete = Delete this board
board-deleted = Deleted the board. Its ideas and estimates are still there.
board-empty-title = No ideas on this board yet
board-empty-text = Write ideas down, bring them in as CSV, or make them from feedback. { $framework ->
    [kano] Then add the answers of people whom you asked about each of them.
    [pairwise] Then say which of two is better, again and again.
    [ahp] Then say which of two matters more, and how much.
    [stack-rank] Then put them in your order, the best first.
   *[other] Then fill in the columns: each idea is scored and ranked at once.
}
board-unpicked-title = No ideas are picked
board-unpicked-text = This board shows the ideas that are picked by hand, and none is. Nothing was lost: pick some in its settings, or let it show all.
board-unfound-title = The filter finds no idea
board-unfound-text = This board shows the ideas that its filter finds. Nothing was lost: change the filter in its settings, or let it show all.
board-table = Ideas by score
board-swipe = Swipe to the left for { $inputs }.
board-search = Search this board
column-rank = Rank
column-score = Score
rank-tied = Rank { $rank }, shared with { $ties } more
framework-set = This board now scores by { $framework }. The estimates of the other framework are kept.
framework-help = About { $framework }
estimate-of-mine = { $input }, my estimate for “{ $title }”
estimate-out-of-bounds = { $input } must be { $allowed }. The old value stays.
estimate-used = counts as
estimate-hidden = hidden until you rate
estimate-counts = Counts as { $value }
estimates-combined = Everybody gives their own numbers. { $rule ->
    [sum] What all give is added up.
    [mean] The mean of all counts, as the settings of the board say.
    [person] One person’s count, as the settings of the board say; where they have said nothing, those of the owner of the input.
    [weighted] The PM’s count for every criterion, unless the settings of the board say otherwise; where no PM has said anything, the mean of the others counts.
   *[owner] The PM’s count for value, the PO’s for effort; where the owner has said nothing, the mean of the others counts.
}
lever-up = Passes “{ $title }” if { $input } becomes { $to } instead of { $from }.
lever-down = Falls behind “{ $title }” if { $input } becomes { $to } instead of { $from }.
board-looks = Ways to look at this board
look-name = { $look ->
    [matrix] Matrix
    [columns] Columns
    [timeline] Timeline
    [kano] Kano plot
    [judge-pairwise] Compare pairs
    [judge-ahp] Compare pairs
    [judge-stack-rank] My order
    [judge-kano] Answers
   *[table] Table
}
board-notes = What the framework says about these numbers
board-says = How it stands
board-settings = Board settings
board-menu = Actions for this board
board-duplicate = Duplicate this board
board-copy-of = Copy of { $name }
board-duplicated = Made a copy of the board. Both show the same estimates.
board-scale = Scale of value and effort
board-scale-hint = Numbers that are not on the scale stay as they are, and are named where they do not fit.
board-cut = Line between low and high
board-cut-hint = The lines of the matrix. A point on a line belongs to the better side.
done = Done
matrix-across = From left to right
matrix-up = From bottom to top
matrix-size = Size of a point
matrix-by-customers = Customers behind the idea
matrix-plot = { $up } against { $across }
matrix-quadrants = { $wins ->
    [one] 1 of { $count } ideas is an easy win.
   *[other] { $wins } of { $count } ideas are easy wins.
}
matrix-count = { $count ->
    [one] 1 idea stands here.
   *[other] { $count } ideas stand here.
}
matrix-missing = { $count ->
    [one] 1 idea is not here: it has no number for one of the two.
   *[other] { $count } ideas are not here: they have no number for one of the two.
}
matrix-missing-blind = { $count ->
    [one] 1 idea is not here: it has no number that you may see for one of the two until you rate.
   *[other] { $count } ideas are not here: they have no number that you may see for one of the two until you rate.
}
matrix-keys = Arrow keys go from idea to idea, Shift with an arrow moves the idea under the focus, Enter opens it. The table holds the same numbers as a form.
matrix-empty = No idea has a number for both yet. Give some in the table, or choose other inputs.
matrix-point = { $title }: { $up-name } { $up }, { $across-name } { $across }
matrix-third = { $input } { $value }
matrix-derived = Nobody types this number: it follows from the evidence or the objectives, so the idea stays where it is.
matrix-moved = { $title }: { $told } by my estimate.
column-unsorted = { $by ->
    [objective] No objective yet
    [quarter] No quarter yet
    [tag] No tag
   *[horizon] Not sorted yet
}
column-empty = Nothing here
column-count = { $count ->
    [one] 1 idea
   *[other] { $count } ideas
}
card-move = Move “{ $title }”
card-moved = Moved “{ $title }” to { $column }.
not-scored-short = Not scored
estimate-off-scale = { $number }, not on this scale
estimate-kept = Kept as your own estimate. Somebody else’s number counts here, so it stays where it is.
estimates-sums = A number that is typed ({ $inputs }) can be a sum such as 3*450.
estimates-ranges = A number that is typed ({ $inputs }) can be a sum such as 3*450, or a range of low, likely and high, such as 100..200..400: what is found should fall within it four times in five. Ranges show how sure the order is.
range-in-disorder = A range goes up: low, likely, high, such as 100..200..400. The old value stays.
range-with-dashes = A range is written with dots and has a likely number in the middle, such as { $example }. The old value stays.
range-of-three = A range has three numbers: low, likely and high, such as 100..200..400. The old value stays.
board-capacity = Capacity
board-capacity-hint = How much effort there is, in the unit of this board. The table then marks the best set of ideas that fits.
board-amount-negative = This must be 0 or more. The old value stays.
fits-chosen = { $count ->
    [one] 1 idea fits
   *[other] { $count } ideas fit
} into a capacity of { $capacity }, taking { $cost } and worth { $worth }{ $what ->
    [score] {" "}before dividing by effort
   *[other] {""}
}.
fits-none-scored = A capacity is set, but no idea has a score and an effort yet.
fits-nothing = None of the scored ideas ({ $count }) fits into a capacity of { $capacity }.
fits-as-ranked = { $count ->
    [one] It is the first open idea in the ranking.
   *[other] They are the first open ideas in the ranking.
}
fits-gives-way = “{ $left }” gives way to { $count ->
    [one] “{ $first }”.
   *[other] “{ $first }” and { $more } more that rank behind it.
}
fits-lacks = “{ $title }” is left out: it needs “{ $need }”, which is not open on this board with a score, an effort and all that it needs itself.
fits-mark = Fits
fits-searching = Looking for the best set
board-reach = Reach
board-reach-hint = Reach that follows the evidence changes with it. What people have typed is kept.
reach-from = { $from ->
    [customers] Follows the customers behind an idea
    [segment] Follows the customers of one segment
    [revenue] Follows the monthly revenue behind an idea
    [importance] Follows the importance of what customers said
   *[typed] Typed by people
}
reach-derived = { $from ->
    [segment] Follows the evidence: the distinct customers of the board’s segment behind the idea
    [revenue] Follows the evidence: the monthly revenue of the customers behind the idea, in the workspace’s currency
    [importance] Follows the evidence: the importance of what customers said, up to a cap for each customer
    [alignment] Follows the objectives: how far the idea serves them, each with its weight
   *[customers] Follows the evidence: the distinct customers behind the idea
}
reach-derived-short = { $from ->
    [segment] of the segment
    [revenue] revenue
    [importance] importance
    [alignment] by objectives
   *[customers] customers
}
reach-segment = Segment that counts
reach-no-segment = No segment yet
reach-cap = Cap for each customer
reach-cap-hint = So that one loud account does not decide. For importance it is 3 unless you say otherwise.
reach-weight = Weight of { $segment } (1 unless you say otherwise)
board-selection = Ideas on this board
board-selection-hint = { $selection ->
    [picked] Those that you choose below, until you choose others. New ideas are not added by themselves.
    [filter] Those that the filter finds. It follows the ideas as they change.
   *[all] All of the workspace, new ones too.
}
selection-name = { $selection ->
    [picked] Picked by hand
    [filter] Found by a filter
   *[all] All ideas
}
board-filter = Filter
board-filter-hint = Words, and status: tag: customer: segment: votes: before: after: has: as in the search box. Enter keeps it.
board-picked = Picked ideas
board-worth = What the set that fits is worth
board-worth-hint = With customers, each counts with its monthly revenue in the workspace’s currency, or with 1 where none is known, and only when all of its open ideas on this board are in.
worth-name = { $worth ->
    [customers] Customers who get all they asked for
   *[score] The value of its ideas before it is divided by effort
}
fits-customers = { $served ->
    [one] 1 of { $all } customers gets everything it asked for.
   *[other] { $served } of { $all } customers get everything they asked for.
}
board-rule = Whose number counts
board-rule-hint = Where somebody who decides has said nothing, the others count.
rule-name = { $rule ->
    [mean] Everybody’s, on average
    [person] One person’s
   *[owner] That of the side that owns the input: PM for value, PO for effort
}
rule-person = { $name }’s
board-blind = Blind round
board-blind-hint = Each of you sees only your own numbers for an input until somebody else has given one too; also after exchanging snapshots.
note-blind = A blind round is on: numbers of others show as soon as both of you have rated.
note-blind-mine = You have rated { $mine } of { $all } ideas.
block-place = Row { $row }, column { $column } of what you pasted: { $reason } Nothing was changed.
block-too-large = There is no cell for it on this board: paste it further up or to the left, or paste less.
block-taken = { $count ->
    [one] Pasted 1 estimate.
   *[other] Pasted { $count } estimates.
}
criteria-title = Criteria
criteria-none = No criteria yet. Name what the ideas should be weighed by, such as “Fits the strategy” or “Risk”; each becomes a column.
weighted-new = Name of a new criterion
weighted-example = For example: Fits the strategy
weighted-add = Add a criterion
weighted-name = Name of the criterion
weighted-taken = There is a criterion “{ $name }” already. Give this one another name.
weighted-nameless = A criterion needs a name. It stays as it was.
weighted-weight = Weight of { $name }
weighted-weight-negative = A weight is 0 or more. It stays as it was.
weighted-share = { $percent }% of the total weight
weighted-which-way = Which way { $name } is better
weighted-direction = { $way ->
    [less] less is better
   *[more] more is better
}
weighted-on-scale = Scale of { $name }
weighted-scale = { $scale ->
    [five] 1 to 5
    [hundred] 0 to 100
    [spread] any number, least to most
    [share] any number, share of the most
   *[ten] 0 to 10
}
weighted-align = Add alignment with the objectives
weighted-alignment = Alignment with the objectives
weighted-remove = Remove { $name }
weighted-removed = Criterion removed. What people gave for it is kept and comes back with Undo.
formula-title = Formula
formula-label = Formula of this board
formula-hint = Names become columns; Enter keeps the formula.
formula-columns = Columns: { $names }.
formula-live = For { $title }: { $explained }.
formula-no-numbers = No idea has all these numbers yet.
budget-title = Budget of each person
budget-each = What each person has to spend
budget-hint = A third to two thirds of all prices, divided by the people who take part. Prices and money stand in the table.
budget-left = { $state ->
    [over] You have spent { $spent } of { $budget }. Take back { $amount } before anything counts.
   *[left] You have { $amount } of { $budget } left.
}
budget-negative-all = A budget is 0 or more. It stays as it was.
pairs-question = Which one is better?
ahp-question = Which one matters more, and how much?
pair-better = { $title } is better
pair-times = { $title } matters { $word } more ({ $times } times)
pair-times-short = { $word } more ({ $times } times)
ahp-word = { $times ->
    [9] extremely
    [7] very strongly
    [5] strongly
   *[3] moderately
}
pair-alike = Both are alike
pair-skip = Ask another pair
pairs-keys = Keys: 1 the first, 2 the second, 0 both alike, S another pair.
ahp-keys = Keys: 0 both alike, S another pair.
pairs-count = You have judged { $judged } of { $all } pairs. Not all are needed: the one that tells most is asked next.
ahp-count = You have judged { $judged } of { $all } pairs. An idea has a weight as soon as one pair with it is judged; the more pairs you judge, the surer the weights.
pairs-done = Nothing is left to ask: you have judged every pair, or skipped it. Look at the table for the result.
pairs-too-few = Two ideas are needed to compare.
pairs-mine = My judgements
pair-take-back = Take back: { $judgement }
pair-said = { $value ->
    [0] “{ $better }” and “{ $other }” are alike
   *[other] “{ $better }” is better than “{ $other }”
}
pair-said-times = “{ $better }” matters { $times } times as much as “{ $other }”
order-mine = My order
order-keys = Drag, use the arrows beside an idea, or Alt with the arrow keys. The table shows the order that disagrees least with everybody’s.
order-empty = Nothing stands in your order yet. Place the ideas below, the best first.
order-rest = Not placed yet
order-place = Place { $title }
order-up = Move { $title } up
order-down = Move { $title } down
order-take-out = Take { $title } out of my order
order-moved = { $title } is in place { $place } of your order.
answers-give = Answers
answers-there = If it were there
answers-not-there = If it were not there
answers-choose = Choose…
answers-add = Add answer
answers-paste = Paste answers
answers-paste-hint = Two columns, one respondent a row: how they feel if the chosen idea is there, and if it is not. Or four columns for several ideas at once: respondent, idea, if it is there, if it is not; then somebody who answers again changes their answer. Words of the questionnaire, or numbers from 1 (I like it) to 5 (I dislike it).
answers-take = { $count ->
    [0] Add the pasted answers
    [one] Add one answer
   *[other] Add { $count } answers
}
answers-found = { $count ->
    [0] No answers read yet.
    [one] One answer read.
   *[other] { $count } answers read.
}
answers-for = { $count ->
    [one] They are about one idea of this board.
   *[other] They are about { $count } ideas of this board.
}
answers-file = Choose a file
answers-more-problems = { $count ->
    [one] One more row was left out.
   *[other] { $count } more rows were left out.
}
answers-added = { $count ->
    [one] Added 1 answer.
   *[other] Added { $count } answers.
}
answers-replaced = { $count ->
    [one] Replaced 1 answer.
   *[other] Replaced { $count } answers.
}
answers-cleared = The answers about { $title } are gone.
answers-clear = Remove its answers
answers-table = Answers by idea
kano-better = Better
kano-worse = Worse
kano-total = Total strength
kano-strength = Category strength
kano-means = { $what ->
    [M] Taken for granted where it is there, and missed where it is not. These come first.
    [O] The more of it the better: it pleases where it is there, and annoys where it is not.
    [A] A delight where it is there, and not missed where it is not.
    [I] People do not care whether it is there.
    [R] People would rather be without it.
    [Q] The two answers contradict each other, as when somebody likes it there and likes it not there.
    [better] The share of people whom having it pleases, from 0 to 1: attractive and one-dimensional. Reverse and questionable answers are left out.
    [worse] The share of people whom lacking it annoys, with a minus, from 0 to −1: must-be and one-dimensional. Reverse and questionable answers are left out.
    [total] The share of all people asked to whom it matters: must-be, one-dimensional and attractive.
   *[strength] By what share of all people asked the most frequent category leads the next one. Where it is small, the category may be chance.
}
kano-says = Category
kano-plot = Kano plot
kano-to-plot = See the Kano plot
kano-asked = { $count ->
    [0] No idea has answers yet. Give some under Answers.
    [one] One idea has answers.
   *[other] { $count } ideas have answers.
}
kano-point = { $title }: better { $better }, worse { $worse }
column-told = What it rests on
columns-by = Columns by
horizon-name = { $horizon ->
    [now] Now
    [next] Next
   *[later] Later
}
