#!/usr/bin/env bash
# Runs everything: format, lints, core, browser and end-to-end tests. Ends with one line that counts them.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/env.sh
source scripts/env.sh

log=$(mktemp)
trap 'rm -f "$log"' EXIT
failures=0
step() { # name command…
  local name=$1
  shift
  printf '\n\033[1m== %s\033[0m\n' "$name"
  local began=$SECONDS
  if "$@" 2>&1 | tee -a "$log"; then
    printf '\033[1m== %s: passed in %s s\033[0m\n' "$name" "$((SECONDS - began))"
  else
    printf '\033[1m== %s: FAILED\033[0m\n' "$name"
    failures=$((failures + 1))
  fi
}

step "format" cargo fmt --all --check
step "lints of the core" cargo clippy -p tandem-core --all-targets -- -D warnings
step "lints of the app" cargo clippy -p tandem --target wasm32-unknown-unknown --all-targets -- -D warnings
step "core tests" cargo test --profile laws -p tandem-core
step "browser tests" scripts/browser-tests.sh
step "release build" scripts/dist.sh
step "end-to-end tests" npm --prefix tests/e2e test

sum() { grep -oE "$1" "$log" | grep -oE '[0-9]+' | awk '{ total += $1 } END { print total + 0 }'; }
passed=$(sum '(test result: [a-z.]+ |^ +)[0-9]+ passed')
failed=$(($(sum '[0-9]+ failed[;,]') + failures))
printf '\n%s passed, %s failed\n' "$passed" "$failed"
[ "$failures" = 0 ]
