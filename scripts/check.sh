#!/usr/bin/env bash
# Runs the quick checks: format, lints, tests of the core, the draws and the markup. Stops at the first that fails.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/env.sh
source scripts/env.sh

cargo fmt --all --check
for part in core app bench; do scripts/lints.sh "$part"; done
cargo test -p tandem-draws -p tandem-markup
cargo test --profile laws -p tandem-core
