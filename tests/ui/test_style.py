"""The style sheets stay within the browser floor (Chromium 109), the templates within the security policy."""

import re
from pathlib import Path

import pytest

import huying

PACKAGE = Path(huying.__file__).parent
SHEETS = sorted(PACKAGE.rglob("static/**/*.css"))
SCRIPTS = sorted(PACKAGE.rglob("static/**/*.js"))
TEMPLATES = sorted(PACKAGE.rglob("templates/**/*.html"))
UI = PACKAGE / "foundation" / "ui"

TOO_NEW = re.compile(
    r"oklch\(|oklab\(|\blab\(|\blch\(|color-mix\(|\bsubgrid\b|light-dark\(|@scope\b|@starting-style"
    r"|@position-try|anchor\(|\bfield-sizing\b|text-box|animation-timeline|:user-invalid"
    r"|\bround\(|@property\b|\d(?:cqmin|rlh|lh)\b"
)
FOREIGN = re.compile(r"""@import|https?://(?!www\.w3\.org/)|url\(\s*["']?//""")
INLINE = re.compile(
    r"<style\b|<script\b(?![^>]*\bsrc=)|\sstyle\s*=|\son[a-z]+\s*=|javascript:|\bhx-on|\bhx-vals=.js:"
    r"|hx-trigger=[\"'][^\"']*\[",
    re.IGNORECASE,
)


def _without_comments(text: str) -> str:
    text = re.sub(r"/\*.*?\*/", lambda found: "\n" * found.group().count("\n"), text, flags=re.S)
    return re.sub(r'"[^"\n]*"', '""', text)


def nested(css: str) -> list[str]:
    """Selectors of rules that stand inside another style rule, which the floor cannot read."""
    found, open_rules, head = [], [], ""
    for character in _without_comments(css):
        if character == "{":
            selector = head.strip()
            grouping = selector.startswith("@")
            if "rule" in open_rules:
                found.append(selector)
            open_rules.append("group" if grouping else "rule")
            head = ""
        elif character == "}":
            open_rules.pop()
            head = ""
        else:
            head = "" if character == ";" else head + character
    assert open_rules == [], "braces are not balanced"
    return found


def _names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(PACKAGE)) for path in paths]


@pytest.mark.parametrize("sheet", SHEETS, ids=_names(SHEETS))
def test_a_style_sheet_needs_nothing_newer_than_the_browser_floor(sheet: Path):
    css = sheet.read_text(encoding="utf-8")
    assert nested(css) == []
    assert TOO_NEW.findall(_without_comments(css)) == []
    assert FOREIGN.findall(css) == []


def test_the_nesting_check_sees_each_way_of_nesting():
    assert nested(".a { color: red; .b { color: blue } }") == [".b"]
    assert nested(".a { &:hover { color: blue } }") == ["&:hover"]
    assert nested(".a { @media print { color: blue } }") == ["@media print"]
    assert nested("@layer x { @media print { .a { color: blue } } .b { color: red } }") == []


@pytest.mark.parametrize("template", TEMPLATES, ids=_names(TEMPLATES))
def test_a_template_carries_no_inline_style_or_script(template: Path):
    html = re.sub(r"\{%.*?%\}", "", template.read_text(encoding="utf-8"))  # tags are never sent
    assert INLINE.findall(html) == []


@pytest.mark.parametrize("script", SCRIPTS, ids=_names(SCRIPTS))
def test_a_script_sets_no_inline_style_and_evaluates_nothing(script: Path):
    text = script.read_text(encoding="utf-8")
    assert (
        re.findall(r"\beval\(|new Function|\.innerHTML|\.style\.|document\.write|https?://", text)
        == []
    )


def test_every_style_sheet_and_script_of_the_design_is_loaded_once():
    loaded = re.findall(
        r"huying/((?:css|js)/[\w-]+\.\w+)",
        (UI / "templates/ui/_head.html").read_text()
        + (UI / "templates/ui/_scripts.html").read_text(),
    )
    static = UI / "static" / "huying"
    present = [
        str(path.relative_to(static)) for kind in ("css", "js") for path in static.glob(f"{kind}/*")
    ]
    assert sorted(loaded) == sorted(present)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _tokens(selector: str) -> dict[str, str]:
    text = (UI / "static/huying/css/tokens.css").read_text(encoding="utf-8")
    block = text.split(selector + " {", 1)[1].split("\n  }", 1)[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


@pytest.mark.parametrize("size, least", [("normal", 4.5), ("large", 7.0)])
def test_every_ink_is_readable_on_its_ground(size: str, least: float):
    tokens = _tokens(":root") | (_tokens("html.large") if size == "large" else {})
    pairs = [(name, f"{name}-tint") for name in ("ok", "warn", "bad", "info", "late", "neutral")]
    pairs += [
        (ink, ground) for ink in ("ink", "dim", "brand-ink") for ground in ("card", "bg", "sheet")
    ]
    pairs += [("brand", "card"), ("late", "card"), ("brand-ink", "brand-tint")]
    weak = {pair for pair in pairs if _contrast(tokens[pair[0]], tokens[pair[1]]) < least}
    assert weak == set()
