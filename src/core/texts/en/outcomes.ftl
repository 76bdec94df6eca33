# Outcomes: what released ideas did, and how right estimates were.
nav-outcomes = Outcomes
outcomes-empty-title = Nothing is out yet
outcomes-empty-text = When an idea goes out with a release, it comes up for review here four weeks later: what was expected of it beside what was found, a verdict, and what was learned. From that, this page shows how right estimates are.
outcomes-due = Due for review
outcomes-waiting = Upcoming reviews
outcomes-unplanned = Released without a review
outcomes-done = Reviewed
outcomes-due-none = No review is due.
outcome-plan-for = Plan a review of “{ $title }”
outcome-plan = Plan a review
outcome-planned = “{ $title }” comes up for review on { $day }.
outcome-voices = { $count ->
    [one] 1 new feedback item
   *[other] { $count } new feedback items
}
outcome-no-day = No day yet
outcome-out-since = Out since { $day }
outcome-measure-words = { $measure }: { $before } before, { $expected } expected, { $found } found
outcome-measure-open = { $measure }: { $before } before, { $expected } expected, not measured yet
outcome-title = Outcome
outcome-about = What was expected when the review was planned, beside what was found.
outcome-none = No review is planned. Plan one, and what everybody expects by now is kept beside what you will find.
outcome-review-of = Review of { $day }
outcome-review-on = Review on
outcome-input = { $framework }: { $input }
outcome-expected = Expected
outcome-found = Found
outcome-found-of = Found for { $input }
outcome-by-verdict = see the verdict
outcome-holds = { $holds ->
    [yes] within the range
   *[no] outside the range
}
outcome-before = Before
outcome-number-of = { $which }, { $measure }
outcome-estimates = Estimates
outcome-estimates-none = Nobody had estimated it in numbers when the review was planned.
outcome-verdict = Verdict
outcome-verdict-name = { $verdict ->
    [reached] Reached what it should
    [partly] Reached it in part
    [missed] Missed it
   *[other] No verdict yet
}
outcome-against = The measure, { $found }, does not agree with the verdict. Check both, or write below why they differ.
outcome-learned = What was learned
outcome-learned-empty = Nothing written yet. What surprised you, and what will you do differently?
outcome-follow-ups = Follow-up ideas
outcome-follow-up-new = Title of a follow-up idea
outcome-follow-up-add = Add follow-up idea
outcome-follow-up-missing = Say in a line what should follow.
outcome-followed = Added “{ $title }”, with the same objectives and what was said since the release.
outcome-follows = Follows up on
outcome-since = Said since it went out
outcome-since-none = Nobody has said anything about it since.
outcome-to-triage = Back to triage
outcome-triaged = “{ $title }” waits in triage.
outcome-in-triage = In triage
outcome-delete = Delete this review
outcome-deleted = Deleted the review. The idea is as it was.
outcome-out-already = This is about something that is already out:

calibration-title = How right estimates were
calibration-empty = This fills once reviews say what was found: how often ranges held, which way numbers were wrong, and what confidence was worth.
calibration-chart = Expected against found
calibration-chart-says = { $held } of { $ranges } ranges held what was found. On the line, both are the same; above it, more was found than expected.
calibration-chart-plain = On the line, both are the same; above it, more was found than expected.
calibration-table = Expected and found
calibration-point = { $title }, by { $person }: { $expected } expected, { $found } found
calibration-point-holds = { $holds ->
    [yes] within the range
   *[no] outside the range
}
calibration-person = By person
calibration-framework = By framework
calibration-who = Who
calibration-which = Framework
calibration-held = Ranges that held
calibration-held-of = { $held } of { $ranges }
calibration-factor = Found against expected
calibration-factor-of = { $input } × { $factor } ({ $count })
calibration-without-ratio = { $count ->
    [one] 1 number is not in “Found against expected”, because 0 was found or expected.
   *[other] { $count } numbers are not in “Found against expected”, because 0 was found or expected.
}
calibration-score = Brier score
calibration-score-of = { $score } ({ $count })
calibration-ranges = { $held } of { $ranges } ranges held; about four of five should.
calibration-narrow = They are too narrow: make the next ones wider.
calibration-wide = They could be narrower.
calibration-right = That is within what chance explains.
calibration-bias = { $input } came out at { $factor } times what was expected ({ $count } reviews).
calibration-brier = Confidence scored { $score } by Brier over { $count ->
    [one] 1 verdict
   *[other] { $count } verdicts
}; 0 is perfect, and tossing a coin gets 0.25.
calibration-little = Too little is known yet to say more.
calibration-mine = Your estimates so far:
calibration-about = A range should hold what is found four times in five (Lichtenstein, Fischhoff and Phillips 1982). The factor is the geometric mean of found divided by expected (Tofallis 2015). The Brier score (Brier 1950) is the mean squared difference between confidence and verdict.
