#!/bin/sh
# Writes the style sheets as one file: each `@import url("x.css") layer(y);` of main.css becomes `@layer y { … }`.
# Usage: sh style/bundle.sh <file to write>; the file is left alone when nothing changed, so that watchers rest.
set -eu
folder=$(dirname "$0")
target=$1
mkdir -p "$(dirname "$target")"
awk -v folder="$folder" '
    /^@import / {
        split($0, quoted, "\"")
        layer = $0
        sub(/.*layer\(/, "", layer)
        sub(/\).*/, "", layer)
        file = folder "/" quoted[2]
        print "@layer " layer " {"
        while ((state = (getline line < file)) > 0) print line
        if (state < 0) { print "cannot read " file > "/dev/stderr"; exit 1 }
        close(file)
        print "}"
        next
    }
    { print }
' "$folder/main.css" > "$target.new"
if cmp -s "$target.new" "$target"; then rm "$target.new"; else mv "$target.new" "$target"; fi
