# Where the tools are. Sourced from the root of the repository, not run.
tools=${XDG_CACHE_HOME:-$HOME/.cache}/tandem/tools
trunk_version=0.21.14
binaryen_version=132.0.0
bindgen_version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' Cargo.lock)

first_of() { for name in "$@"; do command -v "$name" 2>/dev/null && return; done; true; }
CHROMIUM=${CHROMIUM:-$(first_of chromium chromium-browser google-chrome)}
CHROMEDRIVER=${CHROMEDRIVER:-$(first_of chromedriver)}
export CHROMIUM CHROMEDRIVER PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

# A shell that has not been opened again since rustup was installed does not have it on PATH.
command -v cargo >/dev/null || PATH="$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"
export PATH="$tools/trunk-$trunk_version/bin:$tools/wasm-bindgen-cli-$bindgen_version/bin:$tools/binaryen-$binaryen_version/node_modules/.bin:$PATH"
