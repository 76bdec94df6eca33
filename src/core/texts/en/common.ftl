# Words that stand on every page.
-brand = Tandem

brand = { -brand }
role-name = { $role ->
    [pm] Product Manager
    [po] Product Owner
   *[contributor] Contributor
}
role-short = { $role ->
    [pm] PM
    [po] PO
   *[contributor] C
}
number = { $number }
found-of = { $found } of { $all }
count-ideas = { $count ->
    [one] 1 idea
   *[other] { $count } ideas
}
count-feedback = { $count ->
    [one] 1 feedback item
   *[other] { $count } feedback items
}
count-customers = { $count ->
    [one] 1 customer
   *[other] { $count } customers
}
just-now = now
yesterday = yesterday
tomorrow = tomorrow
seconds-ago = { $count ->
    [one] 1 second ago
   *[other] { $count } seconds ago
}
in-seconds = { $count ->
    [one] in 1 second
   *[other] in { $count } seconds
}
minutes-ago = { $count ->
    [one] 1 minute ago
   *[other] { $count } minutes ago
}
in-minutes = { $count ->
    [one] in 1 minute
   *[other] in { $count } minutes
}
hours-ago = { $count ->
    [one] 1 hour ago
   *[other] { $count } hours ago
}
in-hours = { $count ->
    [one] in 1 hour
   *[other] in { $count } hours
}
days-ago = { $count ->
    [one] 1 day ago
   *[other] { $count } days ago
}
in-days = { $count ->
    [one] in 1 day
   *[other] in { $count } days
}
cancel = Cancel
close = Close
delete = Delete
remove = Remove
undo = Undo
more = More
named = { $what } “{ $name }”
somebody = Somebody
untitled = Untitled
value-empty = (empty)
value-deleted = Deleted
value-kept = Kept
merged-title = Merged into another
merged-text = This was merged into “{ $title }”, which has all that it had.
merged-open = Open that one
element-label = { $field }: { $element }
pair-judged = { $way ->
    [more] better
    [less] not as good
   *[same] alike
}
pair-judged-times = { $way ->
    [more] matters { $times } times as much
    [less] the other matters { $times } times as much
   *[same] matters as much
}
input-against = against “{ $title }”
input-gone = a removed criterion
value-yes = Yes
value-no = No
value-first = In the first place
value-after = After “{ $title }”
value-moved = Moved
value-since = Since { $day }
value-day = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
} { $year }
status-gone = A status that was removed
estimate-label = { $framework } { $input } by { $person }
kind-name = { $kind ->
    [workspaces] Workspace
    [people] People
    [customers] Customers
    [feedback] Feedback
    [ideas] Ideas
    [boards] Boards
    [stories] Stories
    [sprints] Sprints
    [activities] Activities
    [steps] Steps
    [objectives] Objectives
    [releases] Releases
    [outcomes] Outcomes
    [comments] Comments
    [segments] Segments
    [views] Views
    [mappings] Mappings
   *[other] { $kind }
}
kind-one = { $kind ->
    [workspaces] Workspace
    [people] Person
    [customers] Customer
    [feedback] Feedback
    [ideas] Idea
    [boards] Board
    [stories] Story
    [sprints] Sprint
    [activities] Activity
    [steps] Step
    [objectives] Objective
    [releases] Release
    [outcomes] Outcome
    [comments] Comment
    [segments] Segment
    [views] View
    [mappings] Mapping
   *[other] { $kind }
}
status-name = { $status ->
    [new] New
    [open] Open
    [planned] Planned
    [done] Done
    [declined] Declined
    [candidate] New
    [under-review] Under review
    [in-progress] In progress
    [testing] Testing
    [released] Released
   *[other] { $status }
}
field-label = { $field ->
    [title] Title
    [name] Name
    [body] Text
    [description] Description
    [customer] Customer
    [channel] Channel
    [status] Status
    [tags] Tags
    [supporters] Supporters
    [insights] Evidence
    [said] Date
    [segment] Segment
    [revenue] Revenue
    [currency] Currency
    [role] Role
    [deleted] Deletion
    [framework] Framework
    [criteria] Criteria
    [weights] Weights
    [directions] Directions
    [scales] Scales
    [scale] Scale of value and effort
    [cut] Line between low and high
    [formula] Formula
    [budget] Budget
    [filter] Filter
    [reach-from] Reach
    [reach-segment] Segment that counts
    [reach-cap] Cap for each customer
    [segment-weights] Segment weights
    [worth] What the set that fits is worth
    [answers] Answers
    [estimates] Estimate
    [needs] Needs
    [capacity] Capacity
    [blind] Blind round
    [combine] Whose number counts
    [decides] Who decides
    [ice-form] Form of ICE
    [selection] Ideas on this board
    [ideas] Picked ideas
    [source] Source
    [snoozed] Put off until
    [reason] Reason
    [merged-into] Merged into
    [split-from] Split from
    [unlike] Not the same as
    [aliases] Also called
    [notes] Notes
    [members] Customers
    [least] Revenue from
    [most] Revenue to
    [tag] Tag
    [named] Name contains
    [page] Page
    [query] Search
    [sort] Order
    [source-hash] State at the source
    [source-votes] Votes at the source
    [email] Email
    [domain] Domain
    [on] About
    [shape] Shape of the file
    [subject] Becomes
    [key] Match by
    [columns] Columns
    [rules] Column rules
    [as-a] As a
    [want] I want
    [so-that] So that
    [idea] Idea
    [met] Criterion met
    [points] Points
    [poker] Asked to estimate
    [order] Order
    [started] Started on
    [finished] Done on
    [sprints] Sprint
    [left] Taken out of the sprint
    [step] Step
    [activity] Activity
    [release] Release
    [ready] Definition of ready
    [done] Definition of done
    [point-scale] Point scale
    [goal] Goal
    [start] First day
    [end] Last day
    [people] People
    [days-off] Days off
    [retro] Retrospective
    [vision] Vision
    [personas] Personas
    [site] Product website
    [status-names] Name of a status
    [status-stages] What a status counts as
    [status-order] Place of a status
    [status-hidden] Hidden status
    [own-status] Own status
    [objectives] Objectives
    [horizon] Horizon
    [quarter] Quarter
    [public] Public
    [public-text] What the public reads
    [decline-reason] Reason for declining
    [measure] Measure
    [baseline] Baseline
    [target] Target
    [current] Now
    [period] Period
    [weight] Weight
    [owner] Owner
    [parent] Part of
    [version] Version
    [released] Release date
    [told] Told
    [review] Review on
    [expected] Expected
    [found] Found
    [objective] Objective
    [measure-before] Measure before
    [measure-expected] Measure expected
    [measure-found] Measure found
    [verdict] Verdict
    [learned] What was learned
    [follow-ups] Follow-up ideas
   *[other] { $field }
}
and-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}
