# Bringing in tables: what is refused, what each column becomes, what of a file does not come in.

intake-empty = The file is empty. Nothing was changed. Choose a file with a header and at least one row.
intake-too-large = The file has { $megabytes } MB, and at most { $most } MB are read. Nothing was changed. Split it into smaller files.
intake-not-a-table = This is not a table but { $what }. Nothing was changed. { $advice }
intake-no-rows = The file has a header but no rows below it that could be read. Nothing was changed. Export it again with its rows.
foreign-name = { $what ->
    [zip] a ZIP archive, as spreadsheets such as .xlsx are
    [old-office] a document of an older office program, such as .xls
    [gzip] a gzip archive
    [pdf] a PDF
    [picture] a picture
    [json] JSON
    [markup] HTML or XML
   *[binary] a binary file
}
foreign-advice = { $what ->
    [zip] If it is a spreadsheet, save it as CSV and choose that file.
    [old-office] Save it as CSV and choose that file.
    [gzip] Unpack it and choose the CSV file inside.
    [json] Import a snapshot on the Share page, or choose a CSV file.
   *[binary] Choose a CSV file.
}
intake-place = { $row } (line { $line })
delimiter-name = { $delimiter ->
    [tab] tabs
    [semicolon] semicolons
    [bar] vertical bars
   *[comma] commas
}
intake-column = Column { $number }
intake-target = { $target ->
    [title] Title
    [name] Name
    [body] Text
    [more] Added below the text
    [customer] Customer
    [customer-or] Customer, where none is named
    [customer-id] Customer’s source id
    [email] Email
    [domain] Domain
    [segment] Segment
    [revenue] Revenue
    [annual] Revenue of a year
    [currency] Currency
    [channel] Channel
    [said] Date
    [tags] Tags
    [status] Status
    [source-votes] Votes
    [supporters] Supporters
    [comment] Comment
    [insights] Evidence for ideas
    [source] Source id
    [id] Tandem id
    [exact] The field that it is named after
    [points] Points
    [sprints] Sprint
    [idea] Idea
    [finished] Done on
    [effort] Effort (RICE)
    [reach] Reach (RICE)
    [impact] Impact (RICE)
    [confidence] Confidence (RICE)
   *[skip] Leave out
}
source-name = { $source ->
    [fider] Fider, posts
    [fider-backup] Fider, backup
    [quackback] Quackback, template
    [quackback-export] Quackback, posts
    [quackback-votes] Quackback, votes
    [quackback-companies] Quackback, companies
    [clearflask] ClearFlask, posts
    [canny] Canny, posts
    [canny-votes] Canny, votes
    [canny-companies] Canny, companies
    [productboard] Productboard, notes
    [productboard-features] Productboard, features
    [productboard-companies] Productboard, companies
    [uservoice] UserVoice, suggestions
    [trello] Trello, board
    [github] GitHub, issues
    [gitlab] GitLab, issues
    [jira] Jira, issues
    [linear] Linear, issues
    [azure] Azure Boards, work items
    [backlog-jira] Tandem, backlog for Jira
    [backlog-linear] Tandem, backlog for Linear
    [backlog-github] Tandem, backlog for GitHub
    [backlog-azure] Tandem, backlog for Azure Boards
    [tandem-feedback] Tandem, feedback
    [tandem-ideas] Tandem, ideas
    [tandem-customers] Tandem, customers
    [notes] Text, one item per line or heading
    [json] JSON
   *[table] Table
}
intake-json = The file looks like JSON but cannot be read at line { $line }, column { $column }. Nothing was changed. Export it again, or correct that place.
cause-unmapped = No column becomes “{ $target }”, so these rows are left out. Choose one above.
cause-ragged = Too few or too many cells
cause-open-quote = A quotation mark is never closed, so the rest of the file became one cell. Close it and choose the file again.
cause-missing = “{ $target }” is empty
cause-repeated = The source id is that of a row above
cause-no-feedback = The feedback that is voted for is not here. Bring it in first.
cause-nobody = The supporter has neither a name nor an email address
cause-changed-here = Changed here since the last import, left as it is here
cause-deleted-here = Deleted here, left deleted
cause-merged-here = Merged into another here, which takes new supporters, comments and links; other changes stay out
cause-damaged = Some characters cannot be read; the rows come in with “�” in their place
cause-same-title = An idea here has this title, and these rows make another: to update it, find rows by “Title”
cause-no-idea = The idea is not here, so the rows come in without a link to it. Bring the ideas in first to link them.
cause-long-title = The title is shortened; the whole title stands at the top of the text
cause-too-long = { $target } is shortened, since it is too long
cause-bad-value = { $target } cannot be read{ $name ->
    [said] , since only a date such as 2026-11-24 is clear
    [revenue] , since only an amount such as 1200.50, $1,200 or 1.2k is clear
    [currency] , since only a code such as EUR or a sign such as € is clear
    [status] , since it is not a status here; name one for it under “Rules”
    [customer-id] , since this customer is not here
    [impact] , since it is none of 3, 2, 1, 0.5 and 0.25
    [confidence] , since it is none of 100, 80 and 50%
   *[other] { "" }
}; the rows come in without it{ $name ->
    [currency] , and without revenue that names no currency itself
   *[other] { "" }
}
cause-bad-column = { $column } is no number; the rows come in without it
cause-refused = { $target } must be { $allowed }; the value comes in, and the idea has no score until it is changed
rejected-row = Row
rejected-reason = Reason
import-title = Import
import-file = File
import-text = Choose, drop or paste what another tool exports: CSV, JSON, a backup, or plain text. { -brand } finds out what it is and shows what would happen before anything is done.
import-choose = Choose files to import
import-hint = Fider, Quackback, Canny, ClearFlask, Productboard, UserVoice, Trello, GitHub, GitLab, Jira, Linear, Azure Boards, spreadsheets as CSV, JSON, Markdown
import-paste = Or paste text
import-paste-label = One item per line, or a heading with text below; #tag and @customer are understood
import-paste-take = Use this text
import-another = Another file
import-source = Source
import-about = { $name }: { $rows ->
    [one] 1 row.
   *[other] { $rows } rows.
}
import-recognised = Recognised as
import-part = Part of the file
import-encoding = Encoding
import-delimiter = Cells are separated by
import-form = Read as
import-form-name = { $form ->
    [notes] Text, one item per line or heading
   *[table] Table
}
import-header = The first row names the columns
import-become = The rows become
import-subject = { $subject ->
    [feedback] Feedback
    [ideas] Ideas
    [stories] Stories
    [customers] Customers
   *[votes] Supporters
}
import-columns = Columns
import-columns-label = What each column becomes, with the first values
import-column-head = Column
import-values-head = First values
import-becomes-head = Becomes
import-column = Column “{ $name }” becomes
import-rules = Rules for “{ $name }”
import-rules-short = Rules
import-order = Date order
import-order-name = { $order ->
    [day] Day, month, year
    [month] Month, day, year
   *[auto] Found from the dates
}
import-decimal = Decimals
import-decimal-name = { $decimal ->
    [point] 1,234.5
    [comma] 1.234,5
   *[auto] Found from the file
}
import-words = Words
import-words-hint = One per line, such as High = 3
import-match = Rows that are here already are found by
import-key = { $key ->
    [source] Source id
    [title] Title
   *[none] Nothing: only identical rows count
}
import-overwrite = Also overwrite what was changed here since the last import
import-aside = Also bring in what is archived or closed there
import-preview = Preview
import-reading = Reading the file
import-working = Checking the rows
import-stopped = Stopped. Nothing was changed. Change a choice, or choose “Preview again”.
import-again = Preview again
import-outcome = Create { $new }, update { $changed }, skip { $same }, errors { $errors }
import-besides = { $customers ->
    [0] No new customers
    [one] 1 new customer
   *[other] { $customers } new customers
}, { $comments ->
    [0] no comments
    [one] 1 comment
   *[other] { $comments } comments
}.
import-put-aside = { $rows ->
    [one] 1 row is archived or closed there and stays out.
   *[other] { $rows } rows are archived or closed there and stay out.
}
import-errors = Errors: these rows stay out
import-notes = Good to know
import-rejected = Download these rows with the reason
import-rejected-name = rejected-rows.csv
import-lost = Left out ({ $count })
import-lost-text = What the file holds and no column above brings in, with the number of rows that have it.
import-lost-item = { $name }: { $rows }
import-rows = row { $rows }
import-rows-more = row { $rows } and { $more } more
import-points = Story points are taken as they are for the effort, which RICE counts in person-months.
import-first = The first new one comes in like this:
import-first-changed = The first one that changes is “{ $title }”:
import-first-from-to = { $before } → { $after }
import-now = { $count ->
    [0] Nothing to import
   *[other] Import { $count }
}
imported = { $new } created, { $changed } updated.
import-done = Imported
import-see = See { $subject ->
    [ideas] the ideas
    [stories] the backlog
    [customers] the customers
   *[other] the inbox
}
