#!/usr/bin/env bash
# Installs what the tests need, builds, and runs unit, component, client and browser tests.
#   ./test.sh            everything
#   ./test.sh unit       without the browser and the AWS clients
# The last line is "N passed, N failed, N skipped".
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
what=${1:-all}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
logs=artifacts/tests
mkdir -p "$logs"

have() { command -v "$1" > /dev/null 2>&1; }

# Debian packages, where this is Debian and we may.
install() {
  if have apt-get && [ "$(id -u)" = 0 ]; then
    [ -n "${updated:-}" ] || { apt-get update -qq > "$logs/apt.log" 2>&1; updated=1; }
    echo "installing $*"
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >> "$logs/apt.log" 2>&1 || echo "could not install $*: $logs/apt.log"
  else
    echo "not installed, and no right to install it: $*"
  fi
}

find_chromium() {
  for c in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    [ -n "$c" ] && have "$c" && { command -v "$c"; return; }
  done
}

passed=0 failed=0 skipped=0
run() { # project folder
  local name dll log
  name=$(basename "$1") dll=$1/bin/Debug/net10.0/$(basename "$1").dll log=$logs/$(basename "$1").log
  echo "== $name"
  timeout 1200 dotnet "$dll" --no-ansi --no-progress > "$log" 2>&1
  local code=$?
  local p f s
  p=$(sed -n 's/^ *succeeded: //p' "$log" | tail -1) f=$(sed -n 's/^ *failed: //p' "$log" | tail -1) s=$(sed -n 's/^ *skipped: //p' "$log" | tail -1)
  # A runner that died said nothing, or less than its exit code.
  if [ "$code" != 0 ] && [ "${f:-0}" = 0 ]; then f=1; echo "$name ended with exit code $code"; tail -n 40 "$log"; fi
  passed=$((passed + ${p:-0})) failed=$((failed + ${f:-0})) skipped=$((skipped + ${s:-0}))
  [ "${f:-0}" = 0 ] || grep -vE '^\s*$' "$log" | head -n 200
  echo "   ${p:-0} passed, ${f:-0} failed, ${s:-0} skipped"
}

if [ "$what" = all ]; then
  [ -n "$(find_chromium)" ] || install chromium
  have aws || install awscli
  python3 -c 'import boto3' 2> /dev/null || /usr/bin/python3 -c 'import boto3' 2> /dev/null || install python3 python3-boto3
  have npm || install nodejs npm
  have npm && (cd tests/e2e/Portal.E2E/Clients/javascript && npm ci --no-audit --no-fund) > "$logs/npm.log" 2>&1
fi

echo "== build"
if ! dotnet build Portal.sln -clp:ErrorsOnly -v q > "$logs/build.log" 2>&1; then
  sort -u "$logs/build.log" | head -n 60
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
fi

# Where there is none, the browser tests let Playwright fetch its own.
CHROMIUM=$(find_chromium)
export CHROMIUM

for project in tests/unit/*/; do run "${project%/}"; done
[ "$what" != all ] || run tests/e2e/Portal.E2E

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
