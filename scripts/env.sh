# Where the tools are. Sourced, not run.
tools=${XDG_CACHE_HOME:-$HOME/.cache}/tandem/tools
trunk_version=0.21.14
binaryen_version=132.0.0
bindgen_version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' Cargo.lock)

first_of() { for name in "$@"; do command -v "$name" 2>/dev/null && return; done; true; }
chromium=${CHROMIUM:-$(first_of chromium chromium-browser google-chrome)}
chromedriver=${CHROMEDRIVER:-$(first_of chromedriver)}

export CHROMIUM=$chromium CHROMEDRIVER=$chromedriver PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
export PATH="$tools/trunk-$trunk_version/bin:$tools/wasm-bindgen-cli-$bindgen_version/bin:$tools/binaryen-$binaryen_version/node_modules/.bin:$PATH"
