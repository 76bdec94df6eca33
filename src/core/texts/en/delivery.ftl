# Sprints and the forecast.

sprints-empty-title = No sprints yet
sprints-empty-text = A sprint is a time box with a goal and a capacity. The first one begins next Monday unless you choose other days.
sprint-new = New sprint
sprint-name = Sprint { $number }
sprint-added-now = Added “{ $name }”.
sprint-deleted = Deleted the sprint. Its stories are still there.
sprint-gone = This sprint is no longer here. Its stories are. Go back to the backlog to see what is there.
sprint-name-missing = A sprint needs a name. Nothing was changed. Write one.
sprint-days = Days
sprint-no-days = No days yet
sprint-from-to = { $from } to { $to }
sprint-state = { $state ->
    [ahead] Not started
    [running] Running
   *[over] Ended
}
sprint-over-points = { $points ->
    [1] Ended, 1 point left
   *[other] Ended, { $points } points left
}
sprint-over-stories = { $count ->
    [one] Ended, 1 story left
   *[other] Ended, { $count } stories left
}
sprint-points-of = { $what }, points
retro-empty = What went well, what did not, and what do you change? Click to write it down.
sprint-goal-empty = Add a goal
sprint-planned = Planned
sprint-added = Added later
sprint-removed = Taken out later
sprint-done = Done
sprint-capacity = Capacity
sprint-velocity = Usual points
sprint-throughput = Usual stories
sprint-no-velocity = Not known yet
sprint-spread = { $low } to { $high } in the last { $count } sprints
sprint-steady = { $points } in { $count ->
    [one] the last sprint
   *[other] each of the last { $count } sprints
}
sprint-says-over = { $done } of { $all } points were done.
sprint-says-full = { $all } points are planned, and about { $expected } fit at the pace of the last sprints. Take something out, or agree on what is dropped first if time gets tight.
sprint-says-room = { $all } planned, and about { $expected } fit at the pace of the last sprints.
sprint-says-first = { $all } planned. What fits is known once a first sprint has ended.
sprint-empty = Nothing is planned yet. Choose stories in the backlog.
sprint-fill = Choose stories
choosing = Adding to { $sprint }
choosing-add = Add “{ $title }” to the sprint
choosing-done = Done
sprint-carry = { $count ->
    [one] Carry 1 open story over to { $sprint }
   *[other] Carry { $count } open stories over to { $sprint }
}
sprint-carry-new = { $count ->
    [one] Carry 1 open story over to a new sprint
   *[other] Carry { $count } open stories over to a new sprint
}
sprint-late = Added later
sprint-carried = Carried over to { $sprint }
person-days = { $days ->
    [1] 1 person-day
   *[other] { $days } person-days
}
sprint-end-first = The last day would come before the first. It stays as it was.
people-days = { $days ->
    [one] 1 working day
   *[other] { $days } working days
}
people-table = Time in this sprint
people-share = Share of the week
people-share-of = Share of the week for { $name }
people-off-of = Days off for { $name }
people-off-wrong = Days off must be a number from 0 to 366. Nothing was changed. Correct the number.
people-left = Person-days
people-add = Add somebody
burn-title = Burn chart
burn-way = { $way ->
    [up] Up
   *[down] Down
}
burn-none = The chart begins with the first day of the sprint.
burn-scope = In the sprint
burn-done = Done
burn-left = Left
burn-even = Even pace
burn-day = Day
burn-table = The chart as a table
burn-says = { $done } of { $scope } points done, { $left } left.
burn-up = Burn-up with forecast
burn-up-of = { $done } of { $scope } are done since { $day }; the band shows where it may go from here

forecast-title = When will it be done?
forecast-table = Answers by certainty
forecast-counts = Counts
forecast-unit = { $unit ->
    [points] Points
   *[stories] Stories
}
stories-of = { $stories ->
    [1] 1 story
   *[other] { $stories } stories
}
forecast-from = At the pace of
forecast-of = What is to be done
forecast-all = All open stories
forecast-window = { $window ->
    [all] All weeks
   *[other] The last { $window } weeks
}
forecast-by = How much is done by
forecast-careful = Still open: { $amount }. Done by { $day } with 85% certainty: { $weeks ->
    [one] in 1 week
   *[other] in { $weeks } weeks
}.
forecast-doubt = Do not rely on it: looking back, only { $held } of { $made } such forecasts held. Count on a later day, or choose other weeks to forecast from.
forecast-too-far = Still open: { $amount }. At this pace that is too far away to forecast. Take something out, or choose other weeks.
forecast-nothing-open = Nothing is open: all that is in the backlog is done.
forecast-idea-done = No story of this idea is open.
forecast-weightless = What is open has 0 points, so that there is nothing to forecast. Count stories instead.
forecast-before = { $count ->
    [one] 1 of these is not a story of this idea, but stands before its last one in the backlog.
   *[other] { $count } of these are not stories of this idea, but stand before its last one in the backlog.
}
forecast-by-near = Choose a day that is at least a week away: the forecast counts in whole weeks.
forecast-scope = In scope
forecast-sure = Certainty
forecast-done-by = Done by
forecast-weeks = Weeks
forecast-at-least = By the chosen day at least
forecast-looking-back = Looking back
forecast-beyond = Too far away
forecast-held = { $hits } of { $made } held ({ $percent })
forecast-about = Made from { $weeks ->
    [one] 1 whole week
   *[other] { $weeks } whole weeks
} with { $mean } a week on average, those with nothing included; each of them is as likely as any other for each week to come.
forecast-tested = Looking back: { $count ->
    [one] 1 forecast
   *[other] { $count } forecasts
} for { $amount } could have been made and checked.
forecast-no-test = There is too little history to check such forecasts.
forecast-unsized = { $count ->
    [one] 1 open story has no points and counts as the average of the others.
   *[other] { $count } open stories have no points and count as the average of the others.
}
forecast-none-title = No forecast yet
forecast-no-history = Nothing was finished in a whole week yet, so there is no forecast. It appears with the first finished stories, or when you import finished items from another tracker.
forecast-never = Nothing was finished in any of these weeks: at this pace it never ends. Choose more weeks, or finish a first story.
forecast-band = From 15% to 85%
forecast-middle = As likely as not
forecast-chances = Week by week
forecast-chance = Chance

finished-import = Import finished items
finished-text = A CSV file of what was finished, from any tracker: a column with the days on which things were finished, and if there are any, columns for key, title, start and points. They come in as stories that are done, as one step.
finished-unreadable = No column says when things were finished. Nothing was changed. Name it “finished”, “done” or “resolved” and choose the file again.
finished-found = { $count ->
    [one] 1 finished item comes in.
   *[other] { $count } finished items come in.
}
finished-left-out = { $reason ->
    [negative] Finished before they were begun
    [unfinished] No day on which they were finished
    [unclear] The day may be one or another; choose the order of the dates below
   *[known] Already here
}: { $count } left out, { $rows }
finished-taken = { $count ->
    [one] Imported 1 finished item, finished on { $day }.
   *[other] Imported { $count } finished items, the last finished on { $day }.
}
