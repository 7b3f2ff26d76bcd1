"""An entry as what the index keeps of it: pairs of characters, whole words and numbers, marks.

A mark begins with a point that no pair can begin with, so that nobody finds an entry by typing one.
"""

from ..grams import runs, runs_of_pairs

POINT = "·"
BREAK = "‖"  # between two runs, so that 石桥，桥面 has no 石桥面


def spaced(text: str) -> str:
    """关于 于修 修路 ‖ 造桥"""
    return f" {BREAK} ".join(" ".join(pairs) for pairs in runs_of_pairs(text))


def marked(congress: str, kind: str, marks: str, *texts: str) -> str:
    """The congress, the kind, the marks and every Latin word and number of the texts, as marks."""
    found = [mark(f"c{congress}"), mark(f"k{kind}"), *map(mark, marks.split())]
    return " ".join(found + [mark(f"w{one}") for one in words(*texts)])


def words(*texts: str) -> list[str]:
    """Latin words and numbers, each once, in their order."""
    units = (unit for text in texts for run in runs(text) for unit in run)
    return list(dict.fromkeys(unit for unit in units if unit.isascii()))


def mark(name: str) -> str:
    """Letters and digits only: what else stands in a name would part it in two."""
    return POINT + "".join(one for one in name if one.isalnum())
