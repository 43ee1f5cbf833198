#!/bin/sh
# Puts plotly.js (basic build, MIT licence) where the reports jar takes its resources from.
#   fetch-plotly.sh RESOURCE_DIRECTORY CACHE_DIRECTORY
# The npm client fetches it once; checksums are pinned. Without npm or a network the build goes on: figures are then
# still ones in SVG.
set -u
VERSION=2.35.2
SCRIPT_SHA256=138c2e81014b979dc00867a93da55b7605a17495ee78dd7afb433b7f021dfcfa
LICENCE_SHA256=67a26cf80f03ff388f26945dfc1f6caed1a0746ff43871190339b3aee49b94bb
resources=$1
cache=$2/plotly-basic-$VERSION

without() {
  echo "plotly.js $VERSION not included ($1): figures of reports will be still ones"
  exit 0
}

sha256() {
  if command -v sha256sum >/dev/null 2>&1; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1
}

is_good() {
  [ -f "$1/plotly.min.js" ] && [ -f "$1/LICENSE" ] &&
    [ "$(sha256 "$1/plotly.min.js")" = "$SCRIPT_SHA256" ] && [ "$(sha256 "$1/LICENSE")" = "$LICENCE_SHA256" ]
}

fetch() {
  command -v npm >/dev/null 2>&1 || without "npm is not installed"
  work=$(mktemp -d) || without "no temporary directory"
  trap 'rm -rf "$work"' EXIT
  (cd "$work" && npm pack --silent --fetch-retries=1 --fetch-timeout=60000 "plotly.js-basic-dist-min@$VERSION") \
    >"$work/log" 2>&1 || without "npm could not fetch it"
  tar -xzf "$work/plotly.js-basic-dist-min-$VERSION.tgz" -C "$work" || without "its package cannot be unpacked"
  mv "$work/package/plotly-basic.min.js" "$work/package/plotly.min.js"
  is_good "$work/package" || without "its checksum is not the pinned one"
  # Moved as a whole, so that builds side by side never see half of it.
  mkdir -p "$2" && rm -rf "$cache" && mv "$work/package" "$cache" 2>/dev/null
  is_good "$cache" || without "the cache directory cannot be written"
}

is_good "$resources" && exit 0
is_good "$cache" || fetch "$@"
mkdir -p "$resources" && cp "$cache/plotly.min.js" "$cache/LICENSE" "$resources/" || without "resources cannot be written"
