#!/usr/bin/env bash
# Installs what a task needs and is missing, with a line saying what and why; built tools go to a folder of the user,
# by version, so that another checkout does not build them again.
#
#   scripts/tools.sh rust wasm trunk bindgen optimiser browser packages
#
# Prints nothing when all is there. Sourced by scripts/env.sh, which puts the tools on PATH.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/env.sh
source scripts/env.sh

say() { printf '\033[1mtools:\033[0m %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else fail "installing system packages needs root: run \"$*\" yourself, then try again"; fi; }

need_rust() {
  command -v rustup >/dev/null || fail "Rust is missing and is not installed by itself: get rustup from https://rustup.rs, then try again"
  command -v cc >/dev/null || fail "a C compiler is missing (Rust links with it): install gcc, then try again"
  local channel
  channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
  if ! rustup run "$channel" rustc --version >/dev/null 2>&1; then
    say "installing Rust $channel (rust-toolchain.toml asks for it)"
    rustup toolchain install "$channel" --profile minimal --component rustfmt,clippy
  fi
  for part in rustfmt clippy; do
    rustup component list --toolchain "$channel" --installed 2>/dev/null | grep -q "^$part" || {
      say "installing $part (make check runs it)"
      rustup component add --toolchain "$channel" "$part"
    }
  done
}

need_wasm() {
  local channel
  channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
  rustup target list --toolchain "$channel" --installed 2>/dev/null | grep -q '^wasm32-unknown-unknown$' || {
    say "installing the target wasm32-unknown-unknown (the program is WebAssembly)"
    rustup target add --toolchain "$channel" wasm32-unknown-unknown
  }
}

build_tool() { # name version why flags…
  local name=$1 version=$2 why=$3 root=$tools/$1-$2
  shift 3
  [ -e "$root/.complete" ] && return
  if ! compgen -G "$root/bin/*" >/dev/null; then
    say "building $name $version, once for all checkouts, in some minutes ($why)"
    CARGO_TARGET_DIR= cargo install "$name" --version "$version" --root "$root" "$@"
  fi
  touch "$root/.complete"
}

need_trunk() { build_tool trunk "$trunk_version" "it builds the page" --locked; }
need_bindgen() { build_tool wasm-bindgen-cli "$bindgen_version" "it joins WebAssembly and JavaScript; the version is the one in Cargo.lock"; }

need_node() {
  command -v node >/dev/null && command -v npm >/dev/null || fail "Node is missing and is not installed by itself: get Node 20 or newer, then try again"
  [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || fail "Node $(node --version) is too old: get Node 20 or newer, then try again"
}

need_optimiser() {
  need_node
  local root=$tools/binaryen-$binaryen_version
  [ -e "$root/.complete" ] && return
  say "installing binaryen $binaryen_version from npm (its wasm-opt makes the release small)"
  mkdir -p "$root"
  npm install --silent --no-save --prefix "$root" "binaryen@$binaryen_version"
  touch "$root/.complete"
}

need_browser() {
  if [ -n "$chromium" ] && [ -n "$chromedriver" ]; then return; fi
  command -v apt-get >/dev/null || fail "Chromium and chromedriver are missing: install both, or set CHROMIUM and CHROMEDRIVER, then try again"
  say "installing chromium and chromium-driver (the tests run in a real browser)"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium chromium-driver >/dev/null
}

need_packages() { # folder why
  need_node
  local folder=$1 why=$2 stamp=$1/node_modules/.tandem-lock
  [ -e "$stamp" ] && cmp -s "$folder/package-lock.json" "$stamp" && return
  say "installing the npm packages of $folder ($why)"
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --silent --prefix "$folder"
  cp "$folder/package-lock.json" "$stamp"
}

for part in "$@"; do
  case $part in
    rust) need_rust ;;
    wasm) need_wasm ;;
    trunk) need_trunk ;;
    bindgen) need_bindgen ;;
    optimiser) need_optimiser ;;
    node) need_node ;;
    browser) need_browser ;;
    packages) need_packages tests/e2e "Playwright and axe drive the browser" ;;
    bench-packages) need_packages tests/bench "React and Playwright, to measure against" ;;
    *) fail "unknown part $part" ;;
  esac
done
