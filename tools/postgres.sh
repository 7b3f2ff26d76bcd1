#!/bin/sh
# postgres.sh: sees to Debian's PostgreSQL server, which tools/with_postgres.py starts privately.
set -eu
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && exit 0
command -v initdb >/dev/null 2>&1 && exit 0
exec sh "$(dirname "$0")/debian_install.sh" postgresql
