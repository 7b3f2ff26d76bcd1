#!/bin/sh
# fonts.sh: sees to a Chinese font, without which letters cannot be made as PDF (their Word files can).
set -eu
cd "$(dirname "$0")/.."
command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list :lang=zh-cn family)" ] && exit 0
sh tools/debian_install.sh fonts-noto-cjk fontconfig || {
    echo "Without a Chinese font the tests of letters as PDF are left out." >&2
    exit 0
}
