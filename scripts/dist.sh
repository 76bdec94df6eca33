#!/usr/bin/env bash
# Builds the release into dist/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/env.sh
source scripts/env.sh
# Trunk takes NO_COLOR=1, as some shells set it, for a value that it cannot read.
unset NO_COLOR
# shellcheck source=scripts/flags.sh
source scripts/flags.sh
# The tools were installed before; Trunk shall neither look for newer ones nor fetch others.
exec trunk build --release --offline --locked
