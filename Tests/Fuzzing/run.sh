#!/bin/sh
# Fuzzes the tokenizer, the layout and the loader of models with libFuzzer.
#   Tests/Fuzzing/run.sh [SECONDS]
# What broke something once lies in Tests/Fuzzing/corpus and is tried first.
set -e
here=$(cd "$(dirname "$0")" && pwd)
sources=$here/../../Sources
work=${TMPDIR:-/tmp}/entente-fuzz
mkdir -p "$work/found"
for c in CXML CLZMA CDigest; do set -- "$@" -I "$sources/$c"; done
seconds=60
case $1 in -*|"") ;; *) seconds=$1; shift ;; esac
# One module of both rooms: their imports of one another are then idle.
swiftc -O -parse-as-library -swift-version 6 -suppress-warnings -sanitize=fuzzer,address \
  -package-name entente -module-name Documents "$@" $(pkg-config --cflags libxml-2.0) \
  "$sources"/Documents/*.swift "$sources"/Language/*.swift "$here"/Fuzz.swift \
  -lxml2 -llzma -lcrypto -o "$work/fuzz"
# The backtracer hangs under libFuzzer; the sanitizer reports leaks of the runtime.
SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 \
  "$work/fuzz" -max_total_time="$seconds" -max_len=4096 -print_final_stats=1 \
  -artifact_prefix="$here/corpus/" "$work/found" "$here/corpus"
