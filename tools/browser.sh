#!/bin/sh
# browser.sh: sees to the Chinese fonts and to the browser that the browser tests need (after setup.sh).
# HUYING_NO_BROWSER=1 goes on without them; the browser tests are then left out, and it says so.
set -eu
cd "$(dirname "$0")/.."
sh tools/fonts.sh
if [ -n "${HUYING_NO_BROWSER:-}" ]; then
    echo "HUYING_NO_BROWSER is set: THE BROWSER TESTS ARE LEFT OUT. What passes here has not been seen in a browser." >&2
    exit 0
fi
wanted=
command -v chromium >/dev/null 2>&1 || wanted=chromium
# Playwright's own driver asks for one library that a small Debian lacks.
.venv/lib/python3*/site-packages/playwright/driver/node --version >/dev/null 2>&1 ||
    wanted="$wanted libatomic1"
[ -n "$wanted" ] || exit 0
# shellcheck disable=SC2086  # a list of words
sh tools/debian_install.sh $wanted || {
    echo "Without them the browser tests cannot run. To leave those out: make test HUYING_NO_BROWSER=1" >&2
    exit 1
}
