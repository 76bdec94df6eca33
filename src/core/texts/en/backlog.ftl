# The backlog: stories, their order, the story map.

nav-backlog = Backlog
peek-story = Story
story-gone = This story is no longer here. Nothing else was changed. Go back to the backlog to see what is there.
count-stories = { $count ->
    [one] 1 open story
   *[other] { $count } open stories
}
count-all-stories = { $count ->
    [one] 1 story
   *[other] { $count } stories
}
backlog-looks = Views of the backlog
backlog-look = { $look ->
    [map] Story map
    [sprints] Sprints
    [forecast] Forecast
   *[list] Stories
}
backlog-export = Export
tracker-name = { $tracker ->
    [jira] CSV for Jira
    [linear] CSV for Linear
    [github] CSV for GitHub
    [gh] Script for GitHub (gh)
   *[azure] CSV for Azure Boards
}
backlog-search = Search the backlog
backlog-shown = Stories to show
backlog-show = { $show ->
    [ready] Ready
    [unready] Not ready
    [closed] Done or declined
   *[open] Open
}
backlog-any-idea = Any idea
backlog-any-sprint = Any sprint
backlog-no-sprint = No sprint
backlog-ready = { $ready } of { $open } ready
backlog-unsized = { $count ->
    [one] 1 story without points
   *[other] { $count } stories without points
}
backlog-sprint = { $sprint }: { $points }
backlog-sprint-of = { $sprint }: { $points } of about { $expected } points
backlog-unready-first = { $count ->
    [one] 1 story at the top is not ready
   *[other] { $count } stories at the top are not ready
}
backlog-empty-title = No stories yet
backlog-empty-text = A story is a piece of an idea that a team can deliver. Write the first one above, or open an idea and break it down there.
backlog-nothing-title = Nothing found
backlog-nothing-text = Nothing was lost: the filters hide what is there. Clear them to see all open stories.
filters-clear = Clear the filters

story-new = New story
story-new-example = For example: Swap a shift with a colleague
story-add = Add story
story-untitled = New story
story-added = Added “{ $title }”.
stories-deleted = { $count ->
    [one] Deleted 1 story.
   *[other] Deleted { $count } stories.
}
stories-moved = { $count ->
    [one] Moved 1 story.
   *[other] Moved { $count } stories.
}
stories-sized = { $count ->
    [one] 1 story now has { $points }.
   *[other] { $count } stories now have { $points }.
}
stories-planned = { $count ->
    [one] 1 story is now in { $sprint }.
   *[other] { $count } stories are now in { $sprint }.
}
stories-unplanned = { $count ->
    [one] 1 story is not in a sprint any more.
   *[other] { $count } stories are not in a sprint any more.
}
story-menu = Actions for “{ $title }”
story-moved = “{ $title }” is now number { $place } of { $count }.
story-waits = { $count ->
    [one] Waits for 1
   *[other] Waits for { $count }
}
story-ready = Ready
story-unready = Not ready
story-sentence = Who wants what, and what for
story-as-a = As a
story-as-a-empty = who?
story-want = I want
story-want-empty = what?
story-so-that = so that
story-so-that-empty = what for?
story-no-idea = No idea
story-thread = Where it comes from
story-split = Split
story-was-split = Split off “{ $title }”.
split-title = Title of the new story
split-criteria = Criteria that go with it
points-none = No points
points-of = { $points ->
    [1] 1 point
   *[other] { $points } points
}
point-scale = { $scale ->
    [cards] Cards: 0, ½, 1, 2, 3, 5, 8, 13, 20, 40, 100
    [doubling] Doubling: 1, 2, 4, 8, 16, 32
    [ones] One to ten
   *[fibonacci] Fibonacci: 1, 2, 3, 5, 8, 13, 21
}
move-up = Move up
move-down = Move down
move-top = Move to the top
move-bottom = Move to the bottom
move-left = Move left
move-right = Move right
plan-into = Into { $sprint }
plan-out = Take out of the sprint

story-criteria = Acceptance criteria
criterion = Criterion
criterion-new = New criterion
criterion-example = A swap needs the consent of both
criterion-add = Add
criterion-met = Met: { $text }
criterion-menu = Actions for this criterion
criterion-missing = A criterion needs a text. Nothing was changed. Write one, or remove the criterion.
scenario-add = Add a scenario
scenario-start = Given …
    When …
    Then …
invest-title = { $count ->
    [one] 1 hint
   *[other] { $count } hints
}
invest-hint = { $hint ->
    [independent] Independent: it waits for a story that is not done.
    [negotiable] Negotiable: more than eight criteria leave little to talk about.
    [valuable] Valuable: it does not say who wants it and what for.
    [estimable] Estimable: nobody has given it points.
    [small] Small: it has one of the two largest sizes; see whether it can be split.
   *[testable] Testable: no criterion says when it is done.
}
needs-add = Add a story that must be done first
needed-by = Needed by
cycle-found = These stories wait for each other in a circle, because two people linked them without knowing of each other: { $titles }. Nothing was lost: the newest of these links is set aside until you remove one.
cycle-settle = Settle
cycle-remove = “{ $story }” no longer needs “{ $needs }”
cycle-settled = The circle is settled.

rules-title = Team rules
rules-ready-hint = A story is ready when all of this holds. Without any line, it is ready when it has points and acceptance criteria.
rules-done-hint = A story is done when all of this holds.
rules-new = New line: { $set }
rules-example = { $set ->
    [ready] The team has seen it
   *[done] It is documented
}
rules-add = Add
rules-line = Line

poker-name = Planning poker
poker-title = Estimate together
poker-text = Everybody estimates without seeing the others’ numbers; they show when all have estimated. It also works by exchanging snapshots.
poker-ask = Ask the team
poker-ask-hint = Asks you and whoever did something here in the { $days } days before the latest change. You can change who is asked.
poker-ask-also = Ask somebody else
poker-unask = Do not ask { $name }
poker-show-now = Show now
poker-shown = { $count ->
    [one] Shown without waiting for 1 person.
   *[other] Shown without waiting for { $count } people.
}
poker-mine = My estimate
poker-played = Has estimated
poker-waiting = Not yet
poker-blind = The numbers show when all have estimated.
poker-spread = From { $low } to { $high }: talk about the two ends, then agree.
poker-agreed = All say { $points }.
poker-take = Agree on { $points }
poker-anew = New round

orders-agree = The board and the backlog agree on the order
orders-differ = { $count ->
    [one] The board and the backlog disagree on 1 idea
   *[other] The board and the backlog disagree on { $count } ideas
}
orders-board = Board
orders-follow = Follow the board
orders-followed = The backlog now follows { $board }.
orders-table = Ideas by their place in the backlog
orders-rank = Rank on the board
orders-wanted = Place by its rank
orders-place = Place in the backlog
orders-says = Difference
orders-earlier = Earlier than its rank
orders-later = Later than its rank
orders-tau = Agreement of the two orders (Kendall’s tau): { $tau }

idea-stories-empty = Not broken down yet. Write the first story: a piece that a team can deliver.
idea-stories-keys = { $keys } with the arrows moves a story in the backlog.
idea-stories-sum = { $done } of { $count } done, { $points }

map-empty-title = No activities yet
map-empty-text = Activities are what people do with the product, from left to right; steps stand under them, and stories under the steps. Begin with the first activity.
map-later = Later
map-slices = Slices
map-slices-by = { $by ->
    [release] By release
   *[other] By sprint
}
map-unplaced = Not on the map yet
map-no-step = No step yet
map-total = { $count ->
    [one] 1 story, { $points }
   *[other] { $count } stories, { $points }
}
map-add-here = New story under { $step }, { $slice }
map-menu-of = Actions for “{ $title }”
map-to-step = Under { $step }
map-to-slice = Into { $slice }
map-off = Off the map
map-moved = Moved “{ $title }”.
map-part-deleted = Taken off the map. Its stories are still there.
activity-new = New activity
activity-untitled = New activity
activity-title = Title of the activity
step-new = New step
step-untitled = New step
step-title = Title of the step
