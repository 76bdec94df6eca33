#!/usr/bin/env bash
# Runs the lints of one part: core (with all packages beside it that need no browser), app or bench.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/env.sh
source scripts/env.sh

case $1 in
  core) parts=(-p tandem-core -p tandem-draws -p tandem-markup -p tandem-memory --all-targets) ;;
  app) parts=(-p tandem --target wasm32-unknown-unknown --all-targets) ;;
  bench) parts=(-p tandem-bench --target wasm32-unknown-unknown) ;;
  *) echo "lints.sh: there is no part called $1" >&2 && exit 2 ;;
esac
exec cargo clippy "${parts[@]}" -- -D warnings
