#!/usr/bin/env bash
# Installs what the tests need, builds, and runs unit, component, client and browser tests.
#   ./test.sh            everything
#   ./test.sh unit       without the browser and the AWS clients
# The tests of the services run twice: on SQLite, and on a PostgreSQL that is started here and thrown away at the end.
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

# PostgreSQL's programs; Debian keeps them off the PATH.
find_postgres() {
  for d in /usr/lib/postgresql/*/bin "$(pg_config --bindir 2> /dev/null)" "$(dirname "$(command -v initdb 2> /dev/null)")"; do
    [ -x "$d/initdb" ] && [ -x "$d/postgres" ] && [ -x "$d/pg_ctl" ] && { echo "$d"; return; }
  done
}

# A cluster of our own: temporary, on loopback, on a port of its own, not as root.
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
start_postgres() {
  local bin port
  bin=$(find_postgres)
  [ -n "$bin" ] || { echo "no PostgreSQL here: the store is tested on SQLite alone"; return; }
  cluster=$(mktemp -d) port=$((20000 + RANDOM % 10000))
  [ "$(id -u)" != 0 ] || chown postgres "$cluster"
  if (cd "$cluster" && as_postgres "$bin/initdb" -D "$cluster/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync) > "$logs/postgres.log" 2>&1 &&
     (cd "$cluster" && as_postgres "$bin/pg_ctl" -D "$cluster/data" -l "$cluster/log" -w -t 60 \
       -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$cluster -c fsync=off -c max_connections=300" start) >> "$logs/postgres.log" 2>&1
  then
    export PORTAL_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
    trap 'as_postgres "'"$bin"'/pg_ctl" -D "$cluster/data" -m immediate stop > /dev/null 2>&1; rm -rf "$cluster"' EXIT
  else
    echo "PostgreSQL did not start: $logs/postgres.log"
    cat "$cluster/log" >> "$logs/postgres.log" 2> /dev/null
    rm -rf "$cluster"
  fi
}

passed=0 failed=0 skipped=0
run() { # project folder, name of the log
  local name dll log
  name=${2:-$(basename "$1")} dll=$1/bin/Debug/net10.0/$(basename "$1").dll log=$logs/${2:-$(basename "$1")}.log
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

[ -n "$(find_postgres)" ] || install postgresql
start_postgres

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
[ -z "${PORTAL_TEST_POSTGRES:-}" ] || PORTAL_TEST_STORE=postgres run tests/unit/Portal.Services.Tests Portal.Services.Tests.postgres
[ "$what" != all ] || run tests/e2e/Portal.E2E

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
