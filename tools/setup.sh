#!/bin/sh
# setup.sh run|text|dev: makes .venv and installs the locked packages into it: what Huying runs with
# (run), that and what learns from texts (text), or both and the development tools (dev). Done again
# only when a lock or pyproject.toml has changed; a stamp in .venv remembers their hash.
set -eu
cd "$(dirname "$0")/.."

kind=${1:?run, text or dev}
lock=requirements/$kind.txt
python=.venv/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1

hash_of() { cat "requirements/$1.txt" pyproject.toml | sha256sum | cut -d ' ' -f 1; }
is_current() { [ -x "$python" ] && [ "$(cat ".venv/$1.stamp" 2>/dev/null)" = "$(hash_of "$1")" ]; }

# Each set holds all of the smaller ones, in the same versions.
case $kind in run) enough="run text dev" ;; text) enough="text dev" ;; *) enough=$kind ;; esac
for one in $enough; do
    if is_current "$one"; then exec $python tools/messages.py; fi
done

command -v python3 >/dev/null 2>&1 || { echo "Huying needs python3, 3.11 or later." >&2; exit 1; }
python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    { echo "Huying needs Python 3.11 or later; this is $(python3 -V)." >&2; exit 1; }

pip="$python -m pip"
if ! $pip --version >/dev/null 2>&1; then
    echo "Making .venv" >&2
    # Debian keeps what `python3 -m venv` needs in a package of its own.
    python3 -c 'import ensurepip' 2>/dev/null || sh tools/debian_install.sh python3-venv || true
    if python3 -c 'import ensurepip' 2>/dev/null; then
        python3 -m venv --clear .venv
    elif python3 -m pip --version >/dev/null 2>&1; then
        python3 -m venv --clear --without-pip .venv
        pip="python3 -m pip --python $python"
    else
        echo "Huying needs python3-venv to make its virtual environment; see above." >&2
        exit 1
    fi
fi

echo "Installing the locked packages ($lock)" >&2
# The lock is complete, so nothing is left to resolve; wheels only, so nothing is built.
$pip install -qq --no-deps --require-hashes --only-binary :all: -r "$lock"
$pip install -qq --no-deps --no-build-isolation -e .
$python tools/messages.py
hash_of "$kind" >".venv/$kind.stamp"
