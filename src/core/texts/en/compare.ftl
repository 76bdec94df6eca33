compare-title = Compare
compare-of = Compare: { $board }
compare-sure = How sure is this order?
compare-no-ranges = All numbers on this board are single numbers, so nothing can be said about how sure its order is. Give ranges where you doubt ({ $inputs }): type low..likely..high, such as 100..200..400.
compare-no-typed = What { $framework } ranks ideas by is chosen from lists, which take no ranges, so nothing can be said about how sure the order is.
compare-no-measured = A criterion of this board is measured by the numbers of all its ideas, as a spread or a share of the most, so its ranges do not say how sure the order is. On a scale from 0 to 10, from 1 to 5 or from 0 to 100 they do.
compare-no-order = Fewer than two ideas on this board have a rank, so there is no order yet.
compare-no-numbers = { $framework } ranks ideas by what people answer, judge or give, and not by estimates of single ideas. { $about ->
    [sure] So there are no ranges that would say how sure the order is.
    [levers] So there is no single number that would change the order.
   *[sides] So there are no numbers in which PM and PO could differ.
}
compare-drawing = Drawing ranks
compare-stopped = Stopped before it was done. Change a number, or come back to this page, and it starts again.
compare-holds = “{ $title }” comes first in { $first } of { $draws } draws from the ranges, and among the top { $top } in { $among }. The order shown holds in { $holds } as a whole.
compare-interval = Ranks in four draws of five
compare-ranks = Ranks
compare-first = First
compare-top = Top { $top }
compare-seed = Every draw takes one number from each range and ranks the ideas again. The draws follow from the board, so that everybody sees the same.
rank-certain = Rank { $rank } in four draws of five
rank-interval = Between rank { $low } and { $high } in four draws of five
compare-others = Other frameworks
compare-no-others = No other framework scores two of these ideas yet. Switch the board to another framework and give some numbers: those of this one are kept.
compare-both = Ideas in both
compare-tau = Kendall
compare-rho = Spearman
compare-moves = Moves most
compare-move = { $title } { $here } → { $there }
compare-why = { $ahead ->
    [yes] strong { $input }
   *[no] weak { $input }
}
compare-why-here = { $why } here
compare-why-there = { $why } there
compare-why-both = { $here } here, { $there } there
compare-same = Nothing moves
compare-agreement-help = Kendall and Spearman say how alike two orders are: 1 is the same order, 0 means that the orders have nothing to do with each other, −1 is the reverse order.
compare-with = Shown against
compare-plot = Ranks by { $there } against ranks by { $here }
compare-plot-says = { $kept ->
    [one] 1 of { $all } ideas keeps its rank
   *[other] { $kept } of { $all } ideas keep their rank
} by { $framework }. Points on the line from corner to corner keep it; points above it rise, points below it fall.
compare-rank-of = Rank by { $framework }
compare-plot-point = { $title }: rank { $here } by { $own }, { $there } by { $other }
compare-spread = Spread
compare-levers = What would change the order soonest
compare-no-levers = No change of a single number within its bounds would change this order.
compare-lever = “{ $title }” { $way ->
    [passes] passes
   *[behind] falls behind
} “{ $other }” if { $input } goes from { $from } to { $to }.
compare-sides = PM against PO
compare-no-sides = You see no different numbers of PM and PO for the same input of an idea. Once both have given some, you see here which difference matters; in a blind round, what others said is hidden until you rate.
compare-matter = { $matter ->
    [0] None of the differences changes the order.
    [one] 1 of { $count } differences changes the order. Talk about that one first.
   *[other] { $matter } of { $count } differences change the order. Talk about those first.
}
compare-input = Input
compare-effect = What it changes
compare-rank-by = Rank { $pm } by the PM’s number, { $po } by the PO’s
compare-no-effect = The order stays
