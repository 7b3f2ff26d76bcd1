#!/bin/sh
# step.sh NAME COMMAND...: runs one step of a check under a heading and says how long it took.
set -u
name=$1
shift
printf '== %s\n' "$name"
started=$(date +%s)
"$@"
status=$?
seconds=$(($(date +%s) - started))
if [ "$status" = 0 ]; then
    printf '== %s: %s s\n' "$name" "$seconds"
else
    printf '== %s: FAILED (exit %s) after %s s\n' "$name" "$status" "$seconds" >&2
fi
exit "$status"
