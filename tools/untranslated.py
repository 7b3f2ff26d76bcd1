#!/usr/bin/env python3
"""Finds Chinese in templates that is not wrapped for translation.

tools/untranslated.py FOLDER: prints path:line: text for each, exit 1 if there is any. Wrapped is
what stands in {% translate %}, between {% blocktranslate %} and its end, or in _("…") in a tag.
"""

import re
import sys
from pathlib import Path

WRAPPED = re.compile(
    r"{%-?\s*blocktrans(?:late)?\b.*?{%-?\s*endblocktrans(?:late)?\s*-?%}"
    r"|{%-?\s*comment\b.*?{%-?\s*endcomment\s*-?%}"
    r"|{%-?\s*trans(?:late)?\b.*?%}"
    r"|{#.*?#}|<!--.*?-->"
    r"""|\b_\("[^"]*"\)|\b_\('[^']*'\)""",
    re.DOTALL,
)
CHINESE = re.compile(r"""[\u4e00-\u9fff][^<>{}"'\n]*""")


def untranslated(template: str) -> list[tuple[int, str]]:
    """(line number, text) of each piece of Chinese that no translation would reach."""
    bare = WRAPPED.sub(lambda found: "\n" * found[0].count("\n"), template)
    return [(bare.count("\n", 0, at.start()) + 1, at[0].strip()) for at in CHINESE.finditer(bare)]


def main(folder: str) -> int:
    found = [
        f"{path}:{line}: {text}"
        for path in sorted(Path(folder).rglob("*.html"))
        for line, text in untranslated(path.read_text(encoding="utf-8"))
    ]
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
