#!/usr/bin/env bash
# Runs the tests that need a browser's own APIs (tests/browser/main.rs), in headless Chromium.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/env.sh
source scripts/env.sh

export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=$PWD/scripts/browser-runner.sh
exec cargo test -p tandem --target wasm32-unknown-unknown --test browser "$@"
