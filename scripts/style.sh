#!/bin/sh
# Writes the style sheets as one file for the build.
set -eu
cd "$(dirname "$0")/.."
exec sh style/bundle.sh target/style/tandem.css
