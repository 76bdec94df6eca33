storage-unavailable = This browser does not let { -brand } keep data here, for example in a private window. Nothing was changed. Allow site data for this page, or open { -brand } in another browser.
storage-full = There is no room left on this device. Your latest edits are safe on this page but not saved yet. Export them now, or free some space; saving is tried again by itself.
storage-newer = This workspace was written by a newer { -brand }. Nothing was changed. Reload the page to get the new version.
storage-no-answer = The browser does not answer. Your latest edits are safe on this page but not saved yet. Saving is tried again by itself; if it stays like this, export a snapshot and reload.
storage-closed = The browser closed the storage. Your latest edits are safe on this page but not saved yet. Saving is tried again by itself.
storage-damaged = A part of what this browser has stored is damaged ({ $place }). Nothing was changed. Open your latest exported snapshot, or export what can still be read.
storage-behind = What this browser has stored is older than what was saved last, as after a crash of the disk or a cleaning tool. Nothing was changed. Open your latest exported snapshot, or go on with what is there.
storage-other = The browser reports a storage error ({ $words }). Your latest edits are safe on this page but not saved yet. Saving is tried again by itself.
