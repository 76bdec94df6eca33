#!/usr/bin/env bash
# Runs the quick checks: format, lints, tests of the core, the draws and the markup. Stops at the first that fails.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/env.sh
source scripts/env.sh

cargo fmt --all --check
cargo clippy -p tandem-core -p tandem-draws -p tandem-markup -p tandem-memory --all-targets -- -D warnings
cargo clippy -p tandem --target wasm32-unknown-unknown --all-targets -- -D warnings
cargo clippy -p tandem-bench --target wasm32-unknown-unknown -- -D warnings
cargo test -p tandem-draws -p tandem-markup
cargo test --profile laws -p tandem-core
