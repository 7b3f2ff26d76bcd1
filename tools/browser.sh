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
browser=
library=
# The engine of chromium without its window; a Debian that has no such package has the whole browser.
command -v chromium-headless-shell >/dev/null 2>&1 || command -v chromium >/dev/null 2>&1 ||
    browser=chromium-headless-shell
# Playwright's own driver asks for one library that a small Debian lacks.
.venv/lib/python3*/site-packages/playwright/driver/node --version >/dev/null 2>&1 ||
    library=libatomic1
[ -n "$browser$library" ] || exit 0
# shellcheck disable=SC2086  # words, or nothing
sh tools/debian_install.sh $browser $library ||
    sh tools/debian_install.sh ${browser:+chromium} $library || {
    echo "Without them the browser tests cannot run. To leave those out: make test HUYING_NO_BROWSER=1" >&2
    exit 1
}
