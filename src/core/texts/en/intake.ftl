# Bringing in tables: what is refused, what each column becomes, what of a file does not come in.

intake-empty = The file is empty. Nothing was changed. Choose a file with a header and at least one row.
intake-too-large = The file has { $megabytes } MB, and at most { $most } MB are read. Nothing was changed. Split it into smaller files.
intake-not-a-table = This is no table of text but { $what }. Nothing was changed. { $advice }
intake-no-rows = The file has a header but no rows below it that could be read. Nothing was changed. Export it again with its rows.
foreign-name = { $what ->
    [zip] a ZIP archive, as spreadsheets such as .xlsx are
    [old-office] a document of an older office program, such as .xls
    [gzip] a gzip archive
    [pdf] a PDF
    [picture] a picture
    [json] JSON
    [markup] HTML or XML
   *[binary] a file of bytes that are no characters
}
foreign-advice = { $what ->
    [zip] If it is a spreadsheet, save it as CSV and choose that file.
    [old-office] Save it as CSV and choose that file.
    [gzip] Unpack it and choose the CSV file inside.
    [json] Open a snapshot on the Share page, or choose a CSV file.
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
    [body] Text
    [customer] Customer
    [channel] Channel
    [said] Date
    [tags] Tags
    [status] Status
    [source] Source id
    [effort] Effort (RICE)
    [reach] Reach (RICE)
    [impact] Impact (RICE)
    [confidence] Confidence (RICE)
   *[skip] Leave out
}
cause-title-unmapped = No column becomes the title, so these rows are left out. Choose one above.
cause-ragged = Rows with too few or too many cells, left out
cause-open-quote = A quotation mark that is never closed makes the rest of the file one cell, left out. Close it and choose the file again.
cause-no-title = Rows without a title, left out
cause-known = Rows that are already here by their source id, left out
cause-repeated = Rows with the source id of a row above, left out
cause-damaged = Some characters cannot be read; the rows come in with “�” in their place
cause-long-title = The title is shortened; the whole of it stands at the head of the text
cause-too-long = { $target } is shortened, since it is too long
cause-bad-value = { $target } cannot be read{ $name ->
    [said] , since only a date such as 2026-11-24 is clear
    [impact] , since it is none of 3, 2, 1, 0.5 and 0.25
    [confidence] , since it is none of 100, 80 and 50 %
   *[other] { "" }
}; the rows come in without it
import-text = Bring in feedback or ideas from any tool that exports CSV. Encoding and delimiter are found out; you choose what each column becomes and see the outcome before anything is done.
import-choose = Choose a CSV file
import-about = { $name }: { $rows } rows, { $encoding }, separated by { $delimiter }.
import-header = The first row names the columns
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
import-rows = row { $rows }
import-rows-more = row { $rows } and { $more } more
import-first = The first one comes in like this:
import-now = Import { $count }
imported = Imported { $what }.
