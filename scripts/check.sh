#!/usr/bin/env bash
# Runs the quick checks: format, lints, core tests. Stops at the first that fails.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/env.sh
source scripts/env.sh

cargo fmt --all --check
cargo clippy -p tandem-core --all-targets -- -D warnings
cargo clippy -p tandem --target wasm32-unknown-unknown --all-targets -- -D warnings
cargo clippy -p tandem-bench --target wasm32-unknown-unknown -- -D warnings
cargo test --profile laws -p tandem-core
