"""The browser that tests drive: Debian's own, without the window that nobody looks at.

`chromium-headless-shell` draws the same pages with the same engine as `chromium` in six tenths of the
processor time; where Debian has only the latter, it serves as well.
"""

import functools
import shutil

from playwright.sync_api import Locator

PROGRAMS = ("chromium-headless-shell", "chromium")
ARGS = [
    "--lang=zh-CN", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip


def _arrives(act):
    """What may lead to another page returns when that page is there whole.

    Playwright waits until it has begun to come. A test that then counts what stands on it (`count`,
    `all_inner_texts`) counts, on a slow machine, what has come by then.
    """

    @functools.wraps(act)
    def acted(self, *args, **kwargs):
        result = act(self, *args, **kwargs)
        if not self.page.is_closed():
            self.page.wait_for_load_state()
        return result

    return acted


for _name in ("click", "tap", "press", "select_option"):
    setattr(Locator, _name, _arrives(getattr(Locator, _name)))


def launched(playwright):
    """A browser; its caller closes it."""
    program = next(filter(None, map(shutil.which, PROGRAMS)))
    return playwright.chromium.launch(executable_path=program, args=ARGS)
