input-label = { $input ->
    [reach] Reach
    [impact] Impact
    [confidence] Confidence
    [effort] Effort
    [ease] Ease
    [potential] Potential
    [importance] Importance
    [satisfaction] Satisfaction
    [user-business-value] User and business value
    [time-criticality] Time criticality
    [risk-opportunity] Risk and opportunity
    [job-size] Job size
    [cost-of-delay] Cost of delay
    [duration] Duration
    [value] Value
    [priority] Priority
    [price] Price
    [money] Money
    [points] Points
    [position] Place
    [alignment] Alignment
   *[other] { $input }
}
input-help = { $input ->
    [rice-reach] How many people or events it touches in a period, for example customers in a quarter.
    [rice-impact] How much it matters to each of them: 3 massive, 2 high, 1 medium, 0.5 low, 0.25 minimal.
    [rice-confidence] How sure you are of the other numbers: 100% high, 80% medium, 50% low.
    [rice-effort] How much work it is for the whole team, in person-months from 0.5 on.
    [ice-impact] How much it moves what you want to move, from 1 to 10.
    [ice-confidence] How sure you are that it does, from 1 to 10.
    [ice-ease] How easy it is to do, from 1 (hard) to 10 (easy).
    [pie-potential] How much room for improvement there is, from 1 to 10.
    [pie-importance] How much what it touches matters: traffic, revenue, strategy, from 1 to 10.
    [pie-ease] How easy it is to do, from 1 (hard) to 10 (easy).
    [wsjf-user-business-value] What it is worth to users and to the business, against the other ideas: give the smallest a 1 and the others 2, 3, 5, 8, 13 or 20 times as much.
    [wsjf-time-criticality] How much of that is lost by waiting: deadlines, customers who leave, prices that rise. The smallest gets a 1.
    [wsjf-risk-opportunity] What risk it takes away, or what other ideas it makes possible. The smallest gets a 1.
    [wsjf-job-size] How large the work is against the others, also as a stand-in for how long it takes. The smallest gets a 1.
    [cd3-cost-of-delay] What every week of waiting costs: revenue not earned, customers lost, penalties. Any one currency or unit will do, as long as it is the same for all ideas.
    [cd3-duration] How many weeks it takes from start to finish.
    [value-effort-value] What it is worth, on the scale of this board.
    [value-effort-effort] What it costs, on the scale of this board.
    [moscow-priority] Must: without it there is no point in releasing. Should: painful to leave out, but there is a way round. Could: wanted, and the first to go. Won’t: not this time.
    [moscow-effort] How much work it is, in any one unit: the shares of effort show whether the Musts leave room.
    [opportunity-importance] The percentage of people asked who say that it matters to them (4 or 5 on a scale from 1 to 5), divided by 10: 90% is a 9.
    [buy-a-feature-price] What it costs to build, in the same play money that people spend: twice the work, twice the price.
    [buy-a-feature-money] What you give for it out of your budget. What all give adds up, and it is bought when its price is paid.
    [points-points] How many of your 100 points you give to it. Your points count once they add up to 100.
    [opportunity-satisfaction] The percentage of people asked who are satisfied with how it is today (4 or 5 on a scale from 1 to 5), divided by 10: 30% is a 3.
    [weighted-alignment] How far it serves the objectives, with their weights: an idea that wholly serves the heaviest one has the most, one that serves none the least. Nobody types it.
    [custom-alignment] How far it serves the objectives, with their weights, from 0 to 1. Nobody types it.
   *[other] { "" }
}
scale-word = { $step ->
    [rice-impact-3] Massive
    [rice-impact-2] High
    [rice-impact-1] Medium
    [rice-impact-0-5] Low
    [rice-impact-0-25] Minimal
    [rice-confidence-100] High
    [rice-confidence-80] Medium
    [rice-confidence-50] Low
    [moscow-priority-4] Must
    [moscow-priority-3] Should
    [moscow-priority-2] Could
    [moscow-priority-1] Won’t this time
   *[other] { "" }
}
framework-formula = { $framework ->
    [rice] Reach × impact × confidence ÷ effort
    [pie] (Potential + importance + ease) ÷ 3
    [wsjf] (User and business value + time criticality + risk and opportunity) ÷ job size
    [cd3] Cost of delay ÷ duration
    [value-effort] Value ÷ effort
    [moscow] Must before Should before Could before Won’t this time
    [opportunity] Importance + (importance − satisfaction, if that is more than 0)
    [ice-mean] (Impact + confidence + ease) ÷ 3
    [weighted] Sum of (weight × number from 0 to 100) ÷ sum of weights
    [custom] A formula of your own
    [kano] Must-be before one-dimensional before attractive before indifferent
    [buy-a-feature] The money that everybody gives together
    [points] The points that everybody gives together
    [pairwise] The strength that makes the wins most likely
    [ahp] The weights that fit the judgements best
    [stack-rank] The order that disagrees least with everybody’s
   *[ice] Impact × confidence × ease
}
framework-example = { $framework ->
    [rice] Reach 450 a quarter, impact 3 (massive), confidence 100% and 2 person-months give 450 × 3 × 100% ÷ 2 = 675.
    [pie] Potential 9, importance 10 and ease 5 give (9 + 10 + 5) ÷ 3 = 8.
    [wsjf] Value 8, time criticality 5 and risk 5 with job size 5 give (8 + 5 + 5) ÷ 5 = 3.6.
    [cd3] 30 a week in 4 weeks gives 30 ÷ 4 = 7.5, and goes before 10 a week in 2 weeks with 10 ÷ 2 = 5: that order loses less by waiting.
    [value-effort] On the scale from 1 to 5, value 4 and effort 2 give 4 ÷ 2 = 2 and are an easy win.
    [moscow] With 120 days of work in all, Musts may take 72 of them.
    [opportunity] Importance 9 and satisfaction 3 give 9 + (9 − 3) = 15.
    [weighted] Weights 40, 30, 20 and 10 with 8, 6, 9 and 5 on a scale from 0 to 10 give (40 × 80 + 30 × 60 + 20 × 90 + 10 × 50) ÷ 100 = 73.
    [custom] reach * impact / max(effort, 0.5) with reach 400, impact 2 and effort 4 gives 400 × 2 ÷ 4 = 200.
    [kano] Who likes having it and dislikes lacking it calls it one-dimensional: the more of it the better. Who expects it and dislikes lacking it calls it a must-be.
    [buy-a-feature] A price of 80 is more than the 50 that each person has. When one gives 50 and another 30, it is bought.
    [points] 60, 30 and 10 add up to 100 and count; 60, 30 and 9 do not yet.
    [pairwise] A wins against B two times out of three, and B against C just as often. Then A, which was never compared with C, is twice as strong as B and four times as strong as C.
    [ahp] A matters 3 times as much as B and B 3 times as much as C; then A should matter 9 times as much as C. Saying 7 instead is still consistent enough.
    [stack-rank] Two people put A before B before C, one puts C first: A, B, C disagrees with the fewest opinions.
    [ice-mean] Impact 8, confidence 7 and ease 6 give (8 + 7 + 6) ÷ 3 = 7.
   *[ice] Impact 8, confidence 7 and ease 5 give 8 × 7 × 5 = 280.
}
framework-about = { $framework ->
    [pie] PIE (Chris Goward) was made to choose which pages to test first: where is most to be gained, where does it matter, where is it easy.
    [wsjf] WSJF, weighted shortest job first (Scaled Agile Framework), puts what loses most by waiting before what loses less, and small jobs before large ones. All numbers are relative: each column is sized against its smallest idea, which gets a 1.
    [cd3] CD3, cost of delay divided by duration (Donald Reinertsen), finds the order in which a team that works on one thing at a time loses least by waiting.
    [value-effort] Value against effort sorts ideas into easy wins, big bets, incremental ideas and ideas to avoid. The matrix shows them; the table ranks them by their ratio.
    [moscow] MoSCoW (DSDM) agrees on four words instead of numbers. It is kept honest by effort: Musts should take no more than 60% of it, and Coulds about 20%, so that there is something to give up when time runs short.
    [opportunity] Opportunity (Anthony Ulwick) looks for what matters a lot and is served badly. Its numbers are shares of the people asked, not average ratings.
    [weighted] Weighted scoring takes criteria of your own. Say how much each counts, whether more or less of it is better, and on which scale it is given. A share of the most is the number divided by the largest one; where less is better, it is taken from 1, so that 0 is best and the largest one worst.
    [custom] Write a formula over inputs that you name: + - * / ^, brackets, comparisons, min, max, round and if(condition, then, otherwise). Each name becomes a column. The name alignment stands for how far an idea serves the objectives, from 0 to 1, and follows them.
    [kano] Kano (Noriaki Kano) asks two questions about each idea: how would you feel if it were there, and how if it were not? The pair of answers tells what it is to people.
    [buy-a-feature] Buy a feature (Luke Hohmann) gives everybody play money, together a third to two thirds of all prices, so that nobody gets everything. What is expensive can only be bought by several people.
    [points] A hundred points gives everybody 100 points to spread over the ideas, as many as they like on each.
    [pairwise] Pairwise comparison asks again and again which of two ideas is better, and finds the strengths that make the answers most likely (Bradley and Terry).
    [ahp] AHP (Thomas Saaty) asks how many times as much one idea matters as another, from 1 to 9, and tells how far the answers contradict each other.
    [stack-rank] Stack rank takes an order from everybody, and finds the order that disagrees least with all of them (Kemeny). It shows which ideas are contested.
    [rice] RICE (Intercom) weighs how many people an idea reaches, how much it matters to them and how sure you are against the work it takes.
   *[ice] ICE (Sean Ellis) is a quick first sort by impact, confidence and ease. It is published as a product and as a mean, which can disagree; this board says which one it uses.
}
score-rice = { $reach } × { $impact } × { $confidence }% ÷ { $effort } = { $score }
score-product = { $one } × { $two } × { $three } = { $score }
score-mean = ({ $one } + { $two } + { $three }) ÷ 3 = { $score }
score-wsjf = ({ $value } + { $criticality } + { $risk }) ÷ { $size } = { $score }
score-ratio = { $above } ÷ { $below } = { $score }
score-opportunity = { $importance } + max({ $importance } − { $satisfaction }, 0) = { $score }
note-without-one = No idea has a 1 for { $input }; the smallest is { $smallest }. Sizes are relative: give the smallest a 1 and size the others against it.
note-one-account = { $count ->
    [one] For one idea all evidence
   *[other] For { $count } ideas all evidence
} comes from one customer: { $ideas }. One loud account is not yet a market.
note-no-effort = No idea here has an effort yet, so it is not known how much of it the Musts take.
note-shares = Without Won’t, Musts take { $must }% of the effort, Shoulds { $should }% and Coulds { $could }%.
note-too-many-musts = Musts take { $must }% of the effort; with more than 60% there is too little left to give up when time runs short. Which of them could wait?
quadrant = { $quadrant ->
    [easy-win] Easy wins
    [big-bet] Big bets
    [incremental] Incremental
   *[avoid] Avoid
}
scale-name = { $scale ->
    [five] 1 to 5
    [ten] 1 to 10
    [fibonacci] 1, 2, 3, 5, 8, 13
   *[exponential] 1, 2, 4, 8, 16
}
cut-name = { $cut ->
    [median] At the median
   *[midpoint] In the middle of the scale
}
bounds-any = any number
bounds-from = { $least } or more
bounds-between = from { $least } to { $most }
bounds-scale = one of { $steps }
unscored-missing = { $input } is missing
unscored-not-finite = { $input } is not a number
unscored-out-of-bounds = { $input } is { $found }, but must be { $allowed }
unscored-overflow = The score is too large to be kept, or is not a number
unscored-unset = { $framework ->
    [custom] Needs a formula
    [no-criteria] Needs criteria
   *[weighted] Needs weights
}
unscored-constant = { $input } is the same for all ideas, or 0, so it cannot rank them
unscored-divided-by-zero = The / at character { $at } of the formula divides by 0
unscored-silent = { $framework ->
    [kano] No answers yet
    [pairwise] Not compared yet
    [ahp] Not compared yet
    [stack-rank] Nobody has given it a place
    [buy-a-feature] No money yet
   *[points] No points yet
}
unscored-questionable = All answers contradict themselves
unscored-free = The price is 0
unscored-hidden = What others said is hidden until you rate
unscored-points = Not counted: { $given } points given of { $points }
unscored-overspent = Not counted: overspent
score-money = { $money } of { $price }
pairs-won = won { $won } of { $compared }
pairs-judged = { $count ->
    [one] in one judgement
   *[other] in { $count } judgements
}
rank-contested = between place { $best } and { $worst }; { $percent }% of opinions on it are against this order
kano-figures = { $respondents ->
    [one] One respondent
   *[other] { $respondents } respondents
}, better { $better }, worse { $worse }, total strength { $total }%, category strength { $category }%.
note-kano-close = { $count ->
    [one] For one idea the two most frequent answers
   *[other] For { $count } ideas the two most frequent answers
} are so close that this may be chance (Fong’s test).
note-ahp-open = { $count ->
    [one] Among the { $ideas } ideas that were judged, 1 pair is still open. How well the judgements go together shows once all are judged.
   *[other] Among the { $ideas } ideas that were judged, { $count } pairs are still open. How well the judgements go together shows once all are judged.
}
note-ahp-consistent = The judgements are consistent enough: their ratio is { $ratio }, and up to 0.1 is fine.
note-orders = { $people ->
    [one] One person’s order
   *[other] { $people } people’s orders
}; this one is against { $against ->
    [one] one opinion
   *[other] { $against } opinions
} on pairs of ideas.
note-contested = Most contested: { $ideas }.
note-bought = Bought: { $bought } of { $all } ideas with a price.
sum-empty = Type a number or a sum such as 3*450.
sum-unexpected = { $at ->
    [1] This is not a number. Type one such as 0.5 or 450, or a sum such as 3*450.
   *[other] This is not a sum: character { $at } is neither a number nor one of + - * / ( ). Decimals take a point, as in 0.5.
}
sum-too-deep = The sum is nested too deeply at character { $at }.
sum-unfinished = The sum is not finished.
sum-not-finite = The sum has no finite result.
