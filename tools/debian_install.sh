#!/bin/sh
# debian_install.sh PACKAGE...: installs what is missing of these Debian packages, where permitted
# (root, or sudo without a password). Exit 0: all are there. Exit 1: one is not, and stderr says how
# to get it. HUYING_NO_APT=1 forbids installing anything.
set -eu

missing=
for package in "$@"; do
    case "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)" in
        installed) ;;
        *) missing="$missing $package" ;;
    esac
done
[ -n "$missing" ] || exit 0

refuse() {
    echo "Missing:$missing. $1" >&2
    echo "Install by hand, then run this again:  apt-get install$missing" >&2
    exit 1
}

command -v apt-get >/dev/null 2>&1 || refuse "This machine has no apt-get: use its own package manager."
[ "${HUYING_NO_APT:-}" != 1 ] || refuse "HUYING_NO_APT=1 forbids installing packages."
if [ "$(id -u)" = 0 ]; then
    as_root=env
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo -n env"
else
    refuse "Installing needs root, or sudo without a password."
fi

echo "Installing Debian packages:$missing" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# shellcheck disable=SC2086  # both variables are lists of words
if ! { $as_root apt-get update -qq &&
       $as_root DEBIAN_FRONTEND=noninteractive \
           apt-get install -y -qq --no-install-recommends $missing; } </dev/null >"$log" 2>&1; then
    cat "$log" >&2
    refuse "apt-get failed (its words are above)."
fi
