share-out = Export your work
share-out-text = A snapshot is the whole workspace as one file. Send it any way you like; whoever imports it gets your work merged with theirs.
backup-never = Never exported from this browser.
backup-last = { $changes ->
    [0] Last exported { $ago }, nothing changed since.
    [one] Last exported { $ago }, 1 change since.
   *[other] Last exported { $ago }, { $changes } changes since.
}
backup-due = Part of your work has been in no file for more than a week, and this browser may delete what it keeps. Nothing is lost yet; export it to be safe.
share-exported = Exported { $name }.
share-in = Import a colleague’s work
share-in-text = Import the snapshot that a colleague exported. You see what it would change before anything is done, and can take it back in one step.
share-choose = Choose a snapshot
share-paste = Or paste a snapshot as text
share-paste-label = Snapshot as text
share-paste-take = Review the pasted text
pasted-text = pasted text
conflicts-count = { $count ->
    [0] Conflicts
    [one] 1 conflict
   *[other] { $count } conflicts
}
conflicts-none = Nothing to settle. When two people write the same field without knowing of each other, both values are kept and shown here.
conflicts-here = Conflicts of this record
conflicts-text = These fields were written by two people who did not know of each other’s change. Nothing is lost: choose the value to keep.
conflict-settled = Settled: “{ $value }” stands.
review-title = Review before merging
review-file = From { $file }.
review-file-by = From { $file }, exported by { $name }, { $when }.
review-nothing = This file brings nothing new.
review-merge = Merge
review-kind = Kind
review-new = New
review-changed = Changed
review-conflicts = { $count ->
    [one] 1 field was changed on both sides. Both values are kept until you choose one.
   *[other] { $count } fields were changed on both sides. Both values of each are kept until you choose one.
}
review-conflict = “{ $title }”: { $field }
review-changes = What changes
review-news = What is new
review-same = { $count ->
    [one] 1 record is the same on both sides, or newer here.
   *[other] { $count } records are the same on both sides, or newer here.
}
review-hash-wrong = The content was changed after the export: its hash does not match. Look through the changes before you merge.
review-hash-missing = The file has no hash, so it was not written by an export of { -brand }. Look through the changes before you merge.
review-other-workspace = The file comes from another workspace (“{ $name }”). Merging brings all its records into this one.
review-newer = The file was written by a newer version of { -brand }. It can be merged; what this version does not know is kept.
review-partial = The file holds only a part of its workspace.
review-clock = The clock of a computer that wrote to this file runs ahead. Its times are shown as they are; yours go by your own clock.
review-forked = Two browsers have written to this workspace as if they were one, for example after a browser profile was copied or a computer was restored from a backup. What both wrote is kept. Merge each one’s file into the other, so that both go on as themselves.
review-missed = { $count ->
    [one] “{ $titles }” was deleted on one side, while the other linked something to it. It stays; delete it again if nobody needs it.
   *[other] “{ $titles }” were deleted on one side, while the other linked something to them. They stay; delete them again if nobody needs them.
}
review-doubled = { $count ->
    [one] 1 of them was imported here too, from the same place: the two become one.
   *[other] { $count } of them were imported here too, from the same place: each two become one.
}
review-dangling = { $count ->
    [one] 1 link leads to a record that is not in the file or here. It is kept.
   *[other] { $count } links lead to records that are not in the file or here. They are kept.
}
merged = { $conflicts ->
    [0] Merged { $file }.
    [one] 1 conflict waits to be settled. Merged { $file }.
   *[other] { $conflicts } conflicts wait to be settled. Merged { $file }.
}
kept-title = Kept in this browser
kept-text = While you work, { -brand } keeps the last three snapshots beside its database, at least ten minutes apart. They go when the data of this site is cleared: export what has to last.
kept-line = { $ago }, { $kilobytes } kB
kept-name = the snapshot of { $when }
kept-review = Review
kept-save = Save as file
kept-unreadable = The browser cannot read { $name } any more. Nothing was changed. Take another one, or a file that was exported.
share-tables = Tables
share-tables-text = Bring in feedback, ideas or customers from other tools, or download what is here for a spreadsheet. What you download can be imported again without loss.
csv-file-name = { $kind }.csv
handout-export = Export
handout-csv = CSV
handout-markdown = Markdown
handout-notes = Notes
handout-kind = Kind
handout-part = Part
handout-story = Story
handout-carried = Carried over to
handout-measure = Measure
handout-roadmap = Roadmap: { $board }
handout-found = { $title }: found by “{ $search }”
