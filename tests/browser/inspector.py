"""Looking at a page as somebody does who sees badly, reads on a telephone, or has the security policy on."""

from pathlib import Path

import axe_playwright_python

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text()
RULES = """async (more) => (await axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    resultTypes: ["violations"], iframes: false, preload: false, ...more,
})).violations.map((one) => [one.id, one.nodes[0].html.slice(0, 160)])"""
WIDTHS = (320, 390, 768, 1280)
AT_BOTH_ENDS = (320, 1280)
WITHOUT_CONTRAST = {"rules": {"color-contrast": {"enabled": False}}}
"""Colours do not depend on the width: they are judged in the narrowest and in the widest."""
BY_SIZE = {
    "runOnly": {
        "type": "rule",
        "values": [
            "color-contrast",
            "link-in-text-block",
            "scrollable-region-focusable",
            "target-size",
        ],
    }
}
"""What large type, with colours of its own, may break: all else lies in the markup, which is the same."""


def broken(page, more: dict | None = None) -> list[list[str]]:
    """[rule, where first] for each WCAG 2.2 AA rule that the page as it stands breaks."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    return page.evaluate(RULES, more or {})


def beyond(page) -> int:
    """By how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


class Inspector:
    """`wrong`: (the page, its width, what is wrong with it)."""

    def __init__(self, world, large: bool):
        self.world, self.large, self.wrong = world, large, []
        self.windows: dict = {}
        self.looks = 0

    def window(self, role: str, estate):
        if role not in self.windows:
            who = None if role == "out" else estate.people()[role]
            self.windows[role] = page = self.world.page(who, height=900)
            if role == "out" and self.large:
                page.context.add_cookies(
                    [{"name": "large_type", "value": "1", "url": self.world.address}]
                )
        return self.windows[role]

    def look(self, place: str, page, path: str, widths=WIDTHS, in_large=None) -> None:
        """`widths`: those in which the rules are asked; no width may scroll sideways.

        `in_large` (widths): the page is then made large where it stands, and looked at once more.
        """
        page.goto(path)
        if not place.isdecimal():  # a page of a fault knows nobody, nor how large they read
            large = page.evaluate("document.documentElement.className.includes('large')")
            assert large == self.large, place
        self.wrong += [(place, "said", text) for _url, text in self.world.said]
        for width in reversed(WIDTHS):
            rules = {} if width in AT_BOTH_ENDS or len(widths) == 1 else WITHOUT_CONTRAST
            self._judge(place, page, width, rules if width in widths else None)
        if in_large is not None:
            page.evaluate("document.documentElement.classList.add('large')")
            for width in WIDTHS:
                rules = BY_SIZE if width in in_large else None
                self._judge(f"{place} (large)", page, width, rules)
        page.set_viewport_size({"width": 1280, "height": 900})
        self.world.said.clear()  # axe itself may be refused a style

    def _judge(self, place: str, page, width: int, rules: dict | None) -> None:
        page.set_viewport_size({"width": width, "height": 900})
        if (wide := beyond(page)) > 0:
            self.wrong.append((place, width, f"scrolls sideways by {wide} px"))
        if rules is not None:
            self.wrong += [(place, width, *one) for one in broken(page, rules)]
            self.looks += 1
