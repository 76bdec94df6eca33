# The first page of each role.
nav-home = Home
home-round = From what people say to what was learned
home-step = { $about ->
    [collect] Collect
    [prioritise] Prioritise
    [plan] Plan
    [deliver] Deliver
    [release] Release
   *[learn] Learn
}
round-nothing = Nothing yet
round-waiting = { $count ->
    [one] 1 waits
   *[other] { $count } wait
}
round-ideas = { $count ->
    [one] 1 open idea
   *[other] { $count } open ideas
}
round-unbacked = { $count } without feedback
round-objectives = { $count ->
    [one] 1 objective
   *[other] { $count } objectives
}
round-aimless = { $count ->
    [one] 1 idea serves none
   *[other] { $count } ideas serve none
}
round-points = { $done } of { $all } points
round-stories-done = { $done } of { $all } stories
round-stories = { $count ->
    [one] 1 open story
   *[other] { $count } open stories
}
round-releases = { $count ->
    [one] 1 release is out
   *[other] { $count } releases are out
}
round-out = { $count ->
    [one] 1 idea is out
   *[other] { $count } ideas are out
}
round-due = { $count ->
    [one] 1 review is due
   *[other] { $count } reviews are due
}
home-section = { $about ->
    [came-in] What came in
    [weight] What gained weight
    [off-track] Objectives off track
    [decisions] Decisions waiting
    [sprint] The sprint
    [unready] Not ready at the top of the backlog
    [forecast] The forecast
   *[disagree] Where PM and PO disagree
}
home-nothing = { $about ->
    [came-in] Nothing waits, and nothing new has come in.
    [weight] No idea gained customers in the last two weeks.
    [off-track] Every objective with numbers and a period is on track.
    [decisions] Nothing waits for you.
    [sprint] No sprint is planned.
    [unready] What comes next is ready.
    [forecast] There is a forecast once stories are open and some were finished.
   *[disagree] The backlog follows the board, and nothing is in conflict.
}
home-more = { $count } more
home-empty-title = Begin with what people say
home-empty-text = Write down the first feedback, or import what another tool holds. This page then shows what is new, what gains weight and what waits for you.
home-triage = { $count ->
    [one] 1 feedback item waits for triage
   *[other] { $count } feedback items wait for triage
}
home-voices = Already out, { $count ->
    [one] 1 new feedback item
   *[other] { $count } new feedback items
}
home-gain = { $voices ->
    [one] 1 more customer
   *[other] { $voices } more customers
}, { $items ->
    [one] 1 more feedback item
   *[other] { $items } more feedback items
}
home-off-track = { $progress }% of the way, { $passed }% of { $period } has passed
home-unmeasured = Nobody has said where it stands in { $period }
home-review-due = Its review is due
home-under-review = { $count ->
    [one] 1 idea is under review
   *[other] { $count } ideas are under review
}
home-conflicts = { $count ->
    [one] 1 field is in conflict
   *[other] { $count } fields are in conflict
}
home-conflict = “{ $title }”: { $field }
home-no-sprint = No sprint is running or planned
home-sprint = { $amount } done, { $days ->
    [one] 1 day left
   *[other] { $days } days left
}
home-sprint-ahead = { $all } planned
home-too-much = More is planned than usually fits
home-sprint-full = { $all } points are planned, about { $expected } fit
home-added = { $points } came in after the start
home-unready = Place { $place }, not met yet: { $missing }
home-unready-plain = Place { $place }, without acceptance criteria or points
home-forecast = { $open ->
    [one] 1 open story
   *[other] { $open } open stories
} will be done by { $day } with 85% certainty
home-forecast-same = The same as a week ago
home-forecast-later = { $days } days later than a week ago
home-forecast-sooner = { $days } days sooner than a week ago
home-orders = Compare the backlog with the board
home-order = By its rank on the board ({ $rank }) it would be number { $wanted } of the ideas in the backlog; it is number { $place }
