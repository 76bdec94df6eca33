#!/usr/bin/env bash
# Installs what a task needs and is missing, with a line saying what and why; says clearly what it cannot install.
# Built tools go to a folder of the user, by version, so that another checkout does not build them again.
#
#   scripts/tools.sh rust wasm source crates trunk bindgen optimiser browser packages bench-packages
#
# Prints nothing when all is there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/env.sh
source scripts/env.sh

say() { printf 'tools: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif ! command -v sudo >/dev/null; then fail "installing system packages needs root: run \"$*\" as root, then try again"
  elif [ -t 0 ]; then sudo "$@"
  else sudo -n "$@" || fail "installing system packages needs root: run \"sudo $*\", then try again"
  fi
}

channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)

need_rust() {
  command -v rustup >/dev/null || fail "Rust is missing and cannot be installed from here: get rustup from https://rustup.rs, then try again"
  command -v cc >/dev/null || fail "a C compiler is missing and cannot be installed from here (Rust links with it): install gcc, then try again"
  if ! rustup run "$channel" rustc --version >/dev/null 2>&1; then
    say "installing Rust $channel (rust-toolchain.toml asks for it)"
    rustup toolchain install "$channel" --profile minimal --component rustfmt,clippy
  fi
  local installed
  installed=$(rustup component list --toolchain "$channel" --installed)
  for part in rustfmt clippy; do
    if ! grep -q "^$part" <<<"$installed"; then
      say "installing $part (make check runs it)"
      rustup component add --toolchain "$channel" "$part"
    fi
  done
}

need_wasm() {
  local installed
  installed=$(rustup target list --toolchain "$channel" --installed)
  if ! grep -qx wasm32-unknown-unknown <<<"$installed"; then
    say "installing the target wasm32-unknown-unknown (the program is WebAssembly)"
    rustup target add --toolchain "$channel" wasm32-unknown-unknown
  fi
}

# The standard library built with the program, for size, instead of the ready-made one, which is built for speed.
need_source() {
  local library
  library=$(rustup run "$channel" rustc --print sysroot)/lib/rustlib/src/rust/library
  if [ ! -e "$library/Cargo.lock" ]; then
    say "installing rust-src (the release builds the standard library for size with it)"
    rustup component add --toolchain "$channel" rust-src || rm -rf "$library"
  fi
  if [ ! -e "$library/Cargo.lock" ]; then
    say "rust-src cannot be installed: the release uses the ready-made standard library and is about a tenth larger"
    return
  fi
  local manifest=$library/sysroot/Cargo.toml
  RUSTC_BOOTSTRAP=1 cargo fetch --locked --quiet --offline --manifest-path "$manifest" 2>/dev/null && return
  say "fetching the crates that the standard library is built from"
  RUSTC_BOOTSTRAP=1 cargo fetch --locked --quiet --manifest-path "$manifest"
}

# The release is built without the network, so that what it is built from is what Cargo.lock says.
need_crates() {
  cargo fetch --locked --quiet --offline 2>/dev/null && return
  say "fetching the crates that Cargo.lock names (the program is built from them)"
  cargo fetch --locked --quiet
}

build_tool() { # name version why flags…
  local name=$1 version=$2 why=$3 root=$tools/$1-$2
  shift 3
  # The list is there, and empty, from the moment on that building begins.
  [ -s "$root/.crates.toml" ] && return
  say "building $name $version, once for all checkouts, in some minutes ($why)"
  env -u CARGO_TARGET_DIR cargo install "$name" --version "$version" --root "$root" --quiet "$@"
}

need_trunk() { build_tool trunk "$trunk_version" "it builds the page" --locked; }
# Without its own lock, which names a version of webpki-roots that the registry does not give.
need_bindgen() { build_tool wasm-bindgen-cli "$bindgen_version" "it joins WebAssembly and JavaScript; the version is that of Cargo.lock"; }

need_node() {
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    fail "Node is missing and cannot be installed from here: get Node 20.11 or newer with npm, then try again"
  fi
  node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 11) ? 0 : 1)' ||
    fail "Node $(node --version) is too old and cannot be renewed from here: get Node 20.11 or newer, then try again"
}

need_optimiser() {
  need_node
  local root=$tools/binaryen-$binaryen_version
  [ -e "$root/.complete" ] && return
  say "installing binaryen $binaryen_version from npm (its wasm-opt makes the release small)"
  mkdir -p "$root"
  npm install --loglevel=error --no-save --no-audit --no-fund --prefix "$root" "binaryen@$binaryen_version"
  touch "$root/.complete"
}

need_browser() {
  if [ -n "$CHROMIUM" ] && [ -n "$CHROMEDRIVER" ]; then return; fi
  command -v apt-get >/dev/null || fail "Chromium and chromedriver are missing and there is no apt-get: install both, or name them in CHROMIUM and CHROMEDRIVER, then try again"
  say "installing chromium and chromium-driver with apt-get (the tests run in a real browser)"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium chromium-driver >/dev/null
}

need_packages() { # folder why
  need_node
  local folder=$1 why=$2 stamp=$1/node_modules/.installed
  if [ -e "$stamp" ] && cmp -s "$folder/package-lock.json" "$stamp"; then return; fi
  say "installing the npm packages of $folder ($why)"
  npm ci --loglevel=error --no-audit --no-fund --prefix "$folder"
  cp "$folder/package-lock.json" "$stamp"
}

for part in "$@"; do
  case $part in
    rust) need_rust ;;
    wasm) need_wasm ;;
    source) need_source ;;
    crates) need_crates ;;
    trunk) need_trunk ;;
    bindgen) need_bindgen ;;
    optimiser) need_optimiser ;;
    node) need_node ;;
    browser) need_browser ;;
    packages) need_packages tests/e2e "Playwright and axe drive the browser" ;;
    bench-packages) need_packages tests/bench "React and MiniSearch to measure against, Playwright to drive the browser" ;;
    *) fail "unknown part $part" ;;
  esac
done
