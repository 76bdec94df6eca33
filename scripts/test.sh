#!/usr/bin/env bash
# Runs everything: format, lints, tests of the core, the draws and the markup, unit and browser tests of the app, the
# release build and end-to-end tests against it. Goes on after a failure, repeats at the end what each part said of itself, and ends with one line that
# counts all tests.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/env.sh
source scripts/env.sh

logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
broken=0
summary=""

plain() { sed 's/\x1b\[[0-9;]*m//g' "$logs/$1"; }

step() { # log name command…
  local log=$1 name=$2 began=$SECONDS outcome
  shift 2
  printf '\n== %s\n' "$name"
  if "$@" 2>&1 | tee "$logs/$log"; then
    outcome=passed
  else
    outcome=FAILED
    broken=$((broken + 1))
  fi
  summary+=$(printf '%-7s %-28s %4d s' "$outcome" "$name" $((SECONDS - began)))$'\n'
  [ "$outcome" = passed ]
}

step format "format" cargo fmt --all --check
step lint-core "lints of the core" scripts/lints.sh core
step lint-app "lints of the app" scripts/lints.sh app
step lint-bench "lints of the benches" scripts/lints.sh bench
step core "core tests" cargo test --profile laws -p tandem-core
step parts "tests of draws and markup" cargo test -p tandem-draws -p tandem-markup
step units "unit tests of the app" cargo test -p tandem --lib
step browser "browser tests" scripts/browser-tests.sh
step split "tests of the splitting" node --test --test-reporter=tap scripts/split/split.test.mjs
if step dist "release build" scripts/dist.sh; then
  step e2e "end-to-end tests" npm --prefix tests/e2e test
else
  echo "end-to-end tests: not run, because there is no new release"
  : >"$logs/e2e"
fi

# What the runners of cargo, Node and Playwright say at the end.
said() { # log…
  for log in "$@"; do plain "$log"; done |
    sed -E 's/^# pass ([0-9]+)$/  \1 passed/; s/^# fail ([0-9]+)$/  \1 failed/' |
    grep -E "^test result: |^ +[0-9]+ (passed|failed|flaky|skipped)"
}

count() { # word log…: sums "12 passed"
  local word=$1
  shift
  said "$@" |
    grep -oE "[0-9]+ $word" | awk '{ total += $1 } END { print total + 0 }'
}

passed=$(count passed core parts units browser split e2e)
failed=$(count failed core parts units browser split e2e)
# A part that fails without a failed test, as format and lints do, counts as one.
[ "$failed" -ge "$broken" ] || failed=$broken

printf '\n%s' "$summary"
said core parts units browser split e2e
printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$broken" = 0 ]
