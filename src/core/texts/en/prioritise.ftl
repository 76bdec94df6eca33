# Ways to prioritise: a formula of one's own, Kano, agreement, doubt, what fits, pairwise, AHP, consensus, budgets.

formula-empty = Type a formula such as reach * impact / effort.
formula-too-long = A formula has at most { $most } characters. Shorten it.
formula-unexpected = “{ $found }” at character { $at } does not belong here. Numbers, names, + - * / ^, comparisons, min, max, round and if make a formula; decimals take a point.
formula-unfinished = The formula is not finished: a number or a name should follow.
formula-unclosed = The bracket at character { $at } is never closed.
formula-number = What begins at character { $at } is not a number. Decimals take one point, as in 0.5.
formula-equals = The = at character { $at } stands alone. Write == to compare.
formula-chained = Only two values can be compared at once. Put brackets around one comparison at character { $at }.
formula-unknown-function = There is no function { $name } (character { $at }). There are min, max, round and if.
formula-bare = { $name } at character { $at } needs what it works on in brackets, as in { $name }(…).
formula-arguments = { $function } at character { $at } takes { $function ->
    [if] a condition and two values
    [round] one value
   *[other] one value or more
}, and has { $found }.
formula-too-deep = The formula is nested too deeply at character { $at }.
formula-unknown = { $name } is missing
formula-not-a-number = { $name } is not a number
formula-division-by-zero = the / at character { $at } divides by 0
formula-not-finite = what the sign at character { $at } gives is not a finite number

kano-answer = { $answer ->
    [like] I like it that way
    [must-be] It must be that way
    [neutral] I am neutral
    [live-with] I can live with it that way
   *[dislike] I dislike it that way
}
kano-category = { $category ->
    [M] Must-be
    [O] One-dimensional
    [A] Attractive
    [I] Indifferent
    [R] Reverse
   *[Q] Questionable
}
kano-fong-apart = { $first } leads { $second } by { $difference }, more than the { $needed } that chance explains.
kano-fong-close = { $first } leads { $second } by only { $difference }; below { $needed } that can be chance. Ask more people, or look at different groups of them.
kano-row-cells = Row { $row } was left out: it needs two answers, for the idea being there and not being there.
kano-row-unknown = Row { $row } was left out: “{ $text }” is not an answer. Write a word of the questionnaire or a number from 1 to 5.
kano-row-idea = Row { $row } was left out: no idea on this board is called “{ $text }”.
kano-row-missing = Row { $row } was left out: one of its two answers is empty.

guess-not-finite = One of the three numbers is too large or not a number. Type low, likely and high as plain numbers.
guess-out-of-order = The three numbers stand in the order low, likely, high. Put the smallest first and the largest last.

fits-proven = No other set that fits is worth more.
fits-gap = This is the best set found so far; another could be worth at most { $percent }% more.
fits-unknown = No set worth anything has been found yet. Let the search go on.
fits-capacity = The capacity must be 0 or more. Type how much effort there is.
fits-cost = The effort of “{ $name }” must be 0 or more.
fits-value = The value of “{ $name }” is not a number.
fits-customer-value = The weight of { $name } must be 0 or more.
fits-needs-unknown = An idea here needs one that is not on this board. Add that one to the board, or remove the need.

pairwise-unconnected = The answers do not connect all ideas: between { $count } groups{ $groups } no answers go both ways. The order stands, but the distance between the groups says little.
pairwise-one-way = The order is clear: all answers between { $count } groups{ $groups } go one way. How far apart they stand cannot be told from that; only answers that differ, such as another person’s, would show it.
pairwise-joined-by = {" "}It takes at least { $more ->
    [one] 1 more answer
   *[other] { $more } more answers
} to join them.
pairwise-groups = {" "}({ $groups })
ahp-doubtful = The consistency ratio is { $ratio }, above 0.1: some judgements contradict each other. Look at the largest ones again.
ahp-unconnected = The judgements do not connect all ideas: between { $count } groups{ $groups } nothing was judged. Each group is taken to matter as much as the others.
ahp-out-of-bounds = A judgement must be from 1/9 to 9, and this one is { $found }. 1 says that both matter equally.
ahp-no-pair = A judgement is about two different things.
consensus-exact = This order disagrees least with all orders together; no other disagrees less.
consensus-near = This order disagrees little with all orders together. With so many ideas it was improved step by step and is not proven to be the best.
budget-overspent = { $person } has spent { $spent } of { $budget }. Take back { $over } before anything counts.
budget-negative = { $person } gave { $found } to “{ $idea }”. Only amounts of 0 or more count.
budget-points = The points of { $person } add up to { $sum }, and count only when they add up to { $points }.
budget-budget = The budget of { $person } must be 0 or more.
budget-price = The price of “{ $idea }” must be above 0.
budget-bought = Bought: { $money } of { $price } is given.
budget-not-bought = Not bought: { $money } of { $price } is given, { $missing } is missing.
budget-size = A budget is usually a third to two thirds of all prices together, from { $least } to { $most } here. This one is { $found }.
