# How the release is compiled. Sourced from the root of the repository, after env.sh, not run.
# What is split in two (scripts/split.mjs) is told by the names of functions. They are whole in this form alone, and only
# if functions that are alike are not made one, under the name of either, before the program is split.
# The compiler offers some of this to itself and to its unstable versions alone, hence the RUSTC_BOOTSTRAP; the language
# stays stable.
export RUSTC_BOOTSTRAP=1
flags="-Csymbol-mangling-version=v0 -Zmerge-functions=disabled"
# The standard library is built with the program, for size, where its source is installed; nothing but the release needs
# that. A panic is the end of the program either way: it only takes its message, its place and its values with it.
if [ -e "$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock" ]; then
  export CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
  flags="$flags -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none"
else
  echo "dist: rust-src is not installed, so the release uses the ready-made standard library and is about a tenth larger" >&2
fi
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=$flags
