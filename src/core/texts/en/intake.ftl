intake-empty = The file is empty. Nothing was changed. Choose a file with a header and at least one row.
intake-too-large = The file has { $megabytes } MB, at most 256 MB are read. Nothing was changed. Split it into smaller files.
intake-not-a-table = This is not a table of text but { $format }. Nothing was changed. Choose a CSV file.
intake-no-rows = The file has a header but no rows. Nothing was changed. Export it again with its rows.
intake-column = Column { $number }
intake-target = { $target ->
    [title] Title
    [body] Text
    [customer] Customer
    [channel] Channel
    [said] Date
    [tags] Tags
    [status] Status
    [source] Source id
    [effort] Effort (RICE)
    [reach] Reach (RICE)
   *[skip] Leave out
}
cause-ragged = Rows with too few or too many cells, left out
cause-no-title = Rows without a title, left out
cause-known = Rows that are already here by their source id, left out
cause-bad-value = { $target } cannot be read; the rows come in without it
import-text = Bring in feedback or ideas from any tool that exports CSV. Encoding and delimiter are found out; you choose what each column becomes and see the outcome before anything is done.
import-choose = Choose a CSV file
import-about = { $name }: { $rows } rows, { $encoding }, separated by { $delimiter }. { $header }
import-no-header = The file has no header, so its columns are numbered.
import-become = The rows become
import-preview = The first rows and what each column becomes
import-column = Column “{ $name }” becomes
import-outcome = { $items } will be created, { $customers ->
    [0] no new customers
    [one] 1 new customer
   *[other] { $customers } new customers
}, { $skipped ->
    [0] no row is left out
    [one] 1 row is left out
   *[other] { $skipped } rows are left out
}.
import-lines = line { $lines }
import-lines-more = line { $lines } and { $more } more
import-first = The first one comes in like this:
import-now = Import { $count }
imported = Imported { $what }.
