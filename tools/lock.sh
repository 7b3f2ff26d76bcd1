#!/bin/sh
# lock.sh [--upgrade]: remakes requirements/{run,text,dev}.txt from pyproject.toml.
# A lock names versions and hashes, and no address: it must install from any index.
set -eu
cd "$(dirname "$0")/.."

compile() {
    .venv/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
        --generate-hashes --no-emit-index-url --no-header "$@" >/dev/null
}
compile "$@" --group build -o requirements/run.txt
# Each larger set holds the smaller ones in exactly their versions.
compile "$@" --group build --extra text -c requirements/run.txt -o requirements/text.txt
compile "$@" --group build --extra text --group dev -c requirements/text.txt -o requirements/dev.txt

if grep -nE '://|file:|@ |^-|[ (]/' requirements/*.txt; then
    echo "A lock holds an address or a path (above)." >&2
    exit 1
fi
