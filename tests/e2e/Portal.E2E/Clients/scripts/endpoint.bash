# Sourced before each script (BASH_ENV): the one thing that differs from AWS.
aws() { command "${OBSERVATORY_AWS:-aws}" --endpoint-url "$OBSERVATORY_ENDPOINT" "$@"; }
