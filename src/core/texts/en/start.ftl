start-lead = Feedback, ideas and priorities for a Product Manager and a Product Owner. It runs in your browser, works offline, and you exchange your work as a file.
start-private = Everything stays in this browser until you export it. There is no account and no server.
start-who = Who are you?
start-name = Your name
start-name-missing = Type your name: it is shown beside what you write and estimate.
start-role = Your role
role-about = { $role ->
    [pm] What and why: customers, evidence, value
    [po] How and when: effort, delivery
   *[contributor] Takes part on either side
}
start-how = Begin
start-workspaces = Your workspaces
start-continue = Open { $name }
start-sample = Try with sample data
start-sample-title = Look around
start-sample-text = A made-up product with feedback, customers, ideas and two boards. When you are done, “Delete this workspace” in the settings removes it in one step.
start-rest-missing = The rest of the program could not be loaded. Nothing was changed. Check that you are online, then try again.
start-sample-missing = The sample data could not be loaded. Nothing was changed. Go online once, then try again.
start-open = Open a snapshot
start-open-title = Join a colleague
start-open-text = Open the snapshot that a colleague exported, and work on the same product.
start-nothing-stored = Nothing of { $name } is stored in this browser: it was closed before it was saved for the first time, or was deleted. If it came from a file, open that file again.
start-hash-wrong = This file was changed after it was exported: its hash does not match. Everything in it was opened; look through it before you rely on it.
namesake-title = Is this you?
namesake-text = { $name } ({ $role }) is at work on this product already. If that is you, from another browser or from before your data was cleared, go on as the same person: what you estimate then counts once.
namesake-me = That is me
namesake-other = I am somebody else
start-empty = Start empty
start-empty-title = Start your own
start-product = Product name
start-product-example = for example Invoices
start-untitled = My product
board-first-name = Priorities
not-found-title = Nothing here
not-found-text = There is no page at this address. Your data is as it was.
to-list = { $kind ->
    [ideas] To the ideas
    [boards] To the boards
    [stories] To the backlog
    [sprints] To the backlog
    [customers] To the customers
    [releases] To the releases
    [objectives] To the objectives
   *[feedback] To the inbox
}
to-start = To the start page
to-deleted = Bring back what was deleted
recovery-title = This workspace cannot be opened
recovery-to-start = To the start page
recovery-go-on = Open what is still there
recovery-forget = Take it off the list
recovery-restore = Restore
recovery-kept-text = Restoring brings the workspace back as it was then, together with what can still be read. What is damaged stays as it is until the restored workspace is saved in its place.
recovery-file = Restore from a file
recovery-file-text = A snapshot that you or a colleague exported can take the place of what was lost as well.
restored = Restored { $name }.
restored-other = { $name } is of another workspace, which is open now. The one that could not be opened is as it was.
reload = Reload
later = Later
new-version = A new version of { -brand } is ready.
ready-offline = Ready to work offline.
saved = Saved
saving = Saving …
not-saved = Not saved
export-now = Export now
search-everything = Search or command
nav-inbox = Inbox
nav-ideas = Ideas
nav-boards = Boards
nav-share = Share
nav-settings = Settings
file-too-large = The file has { $megabytes } MB, and at most 256 MB are read. Nothing was changed. Choose a smaller file.
file-unpacks-too-large = The file is compressed, and more than { $megabytes } MB would come out of it. Nothing was changed. Open the file that went into it, if it is smaller.
file-damaged = The file is compressed, but damaged or cut off. Nothing was changed. Get it again from where it came from.
file-unreadable = The browser could not read the file. Nothing was changed. Copy it to this device and try again.
