"""The browser that tests drive: Debian's own, without the window that nobody looks at.

`chromium-headless-shell` draws the same pages with the same engine as `chromium` in six tenths of the
processor time; where Debian has only the latter, it serves as well.
"""

import shutil

PROGRAMS = ("chromium-headless-shell", "chromium")
ARGS = [
    "--lang=zh-CN", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip


def launched(playwright):
    """A browser; its caller closes it."""
    program = next(filter(None, map(shutil.which, PROGRAMS)))
    return playwright.chromium.launch(executable_path=program, args=ARGS)
