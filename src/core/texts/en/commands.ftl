group-make = Create
group-go = Go to
group-item = The open or focused item
group-board = Boards: views and settings
group-general = Everywhere
action-label = { $action ->
    [new-feedback] New feedback
    [new-idea] New idea
    [import] Import feedback, ideas or stories
    [export-feedback] Download feedback as CSV
    [export-ideas] Download ideas as CSV
    [export-customers] Download customers as CSV
    [new-story] New story
    [new-board] New board
    [new-sprint] New sprint
    [new-release] New release
    [new-customer] New customer
    [new-objective] New objective
    [go-map] Go to the story map
    [go-sprints] Go to the sprints
    [go-forecast] Go to the forecast
    [theme-light] Light theme
    [theme-dark] Dark theme
    [theme-system] System theme
    [go-backlog] Go to the backlog
    [go-home] Go to Home
    [go-roadmap] Go to the roadmap
    [go-outcomes] Go to the outcomes
    [go-brief] Go to the product brief
    [go-inbox] Go to the inbox
    [go-ideas] Go to the ideas
    [go-boards] Go to the boards
    [triage] Triage feedback
    [go-duplicates] Look for duplicates
    [go-themes] Look for themes
    [go-customers] Go to the customers
    [go-strategy] Go to the strategy
    [go-releases] Go to the releases
    [go-activity] Go to the activity
    [go-share] Go to Share
    [go-settings] Go to the settings
    [go-start] Go to the start page
    [edit] Edit
    [set-status] Set the status
    [set-tags] Set the tags
    [palette] Search or command
    [search] Search this page
    [filter] Filter this page
    [undo] Undo
    [redo] Redo
    [save-snapshot] Export a snapshot
    [open-snapshot] Import a snapshot
    [keys] Show the keys that work here
   *[other] { $action }
}
did-name = { $did ->
    [start-workspace] started the workspace
    [let-out] marked a release as out
    [release-day] changed the date of a release
    [take-back-release] took back a release
    [follow-up] followed up an outcome
    [plan-review] planned a review
    [merge-feedback] merged feedback
    [split-feedback] split feedback
    [split-idea] split an idea
    [support-feedback] supported feedback
    [merge-idea] merged ideas
    [merge-customer] merged customers
    [move-story] moved stories
    [split-story] split a story
    [plan-sprint] planned a sprint
    [story-status] set the status of stories
    [statuses] changed the statuses of ideas
    [turn-into-idea] turned feedback into an idea
    [link-feedback] linked feedback
    [unlink-feedback] unlinked feedback
    [estimate] estimated
    [import] imported
    [merge] merged a file
    [settle] settled a conflict
    [bring-back] brought back what was deleted
    [undo] undid a change
    [undo-import] undid an import
    [redo-import] imported again
    [redo] redid a change
   *[other] changed something
}
did-to = { $verb ->
    [add] added { $thing }
    [edit] edited { $thing }
   *[delete] deleted { $thing }
}
did-thing = { $thing ->
    [workspace] the workspace
    [person] a person
    [customer] a customer
    [segment] a segment
    [feedback] feedback
    [idea] an idea
    [board] a board
    [objective] an objective
    [release] a release
    [outcome] an outcome
    [story] a story
    [sprint] a sprint
    [activity] an activity
    [step] a step
    [comment] a comment
    [view] a view
   *[other] something
}
place-name = { $action ->
    [go-backlog] Backlog
    [go-home] Home
    [go-roadmap] Roadmap
    [go-outcomes] Outcomes
    [go-inbox] Inbox
    [go-ideas] Ideas
    [go-boards] Boards
    [triage] Triage
    [go-duplicates] Duplicates
    [go-themes] Themes
    [go-customers] Customers
    [go-strategy] Strategy
    [go-releases] Releases
    [go-activity] Activity
    [go-share] Share
    [go-settings] Settings
   *[other] { $action }
}
group-page = On this page
page-keys = { $name ->
    [triage-accept] A
    [triage-decline] D
    [triage-link] L
    [triage-idea] I
    [triage-snooze] Z
    [triage-next] J
    [pair-next] J
    [pair-merge] M
    [pair-unlike] N
    [judge-first] 1
    [judge-second] 2
    [judge-alike] 0
    [judge-skip] S
    [card-move] .
   *[point-move] Shift+Arrows
}
page-key-does = { $name ->
    [triage-accept] Accept
    [triage-decline] Decline
    [triage-link] Link to an idea
    [triage-idea] Turn into an idea
    [triage-snooze] Put off for a week
    [triage-next] Next
    [pair-next] Next pair; K goes back
    [pair-merge] Merge into the first
    [pair-unlike] Not the same
    [judge-first] The first
    [judge-second] The second
    [judge-alike] Both alike
    [judge-skip] Another pair
    [card-move] Move the card to the next column; comma moves it back
   *[point-move] Move the idea
}
group-list = In a list
list-keys = { $key ->
    [next] J
    [back] K
    [first] Home
    [last] End
    [open] Enter
    [peek] Space
    [select] X
    [range] Shift+Arrows
    [all] Mod+A
   *[close] Esc
}
list-key-does = { $key ->
    [next] Next; so does the down arrow
    [back] Previous; so does the up arrow
    [first] First
    [last] Last
    [open] Open
    [peek] Open beside the list
    [select] Select
    [range] Select several
    [all] Select all
   *[close] Close the panel, clear the selection
}
