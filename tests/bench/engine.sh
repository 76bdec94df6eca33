#!/usr/bin/env bash
# Builds what the core computes in bulk as the release builds it (scripts/dist.sh), into results/pages/compute/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=scripts/env.sh
source scripts/env.sh
# shellcheck source=scripts/flags.sh
source scripts/flags.sh
cargo build --quiet --release --offline --locked -p tandem-bench --target wasm32-unknown-unknown
built=${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/release/tandem_bench.wasm
page=tests/bench/results/pages/compute
rm -rf "$page"
mkdir -p "$page"
wasm-bindgen --target web --no-typescript --out-dir "$page" "$built"
node scripts/optimise.mjs "$PWD/$page/tandem_bench_bg.wasm" "$PWD/$page/tandem_bench_bg.wasm"
cp tests/bench/pages/compute.js tests/bench/pages/draws.js "$page"
cp tests/bench/pages/compute.html "$page/index.html"
cp tests/bench/pages/search.html "$page"
tests/bench/node_modules/.bin/esbuild tests/bench/pages/search.js --bundle --minify --format=esm --target=chrome120 \
  --external:./tandem_bench.js --outfile="$page/search.js" --log-level=warning
