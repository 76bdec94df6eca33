#!/usr/bin/env bash
# Runs one test binary in headless Chromium: the runner of wasm-bindgen takes the browser's flags from a webdriver.json
# in the folder that it is started in.
set -euo pipefail
binary=$(realpath "$1")
shift
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/webdriver.json" <<END
{
  "goog:chromeOptions": {
    "binary": "$CHROMIUM",
    "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]
  }
}
END
cd "$folder"
WASM_BINDGEN_TEST_TIMEOUT=${WASM_BINDGEN_TEST_TIMEOUT:-180} wasm-bindgen-test-runner "$binary" "$@"
