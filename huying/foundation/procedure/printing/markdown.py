"""A procedure as Markdown: a Mermaid state diagram and the table of its acts."""

from collections.abc import Iterable, Sequence

from ..procedure import Procedure
from .graph import NEW, arrows, final_states
from .rows import Row, Words, rows

HEADINGS = ("办理动作", "谁", "从", "到", "期限", "停、起的期限", "通知", "依据", "随之进行")


def markdown(procedure: Procedure, words: Words) -> str:
    """One section: heading, diagram, table. Ends with one line break."""
    lines = [
        f"## {procedure.label}（`{procedure.kind}`）",
        "",
        *_mermaid(procedure),
        "",
        *table(HEADINGS, (_cells(row) for row in rows(procedure, words))),
    ]
    return "\n".join(lines) + "\n"


def table(headings: Sequence[str], lines: Iterable[Sequence[str]]) -> list[str]:
    """A Markdown table, one string a line; a bar in a cell is escaped."""
    head = [_line(headings), "|" + " --- |" * len(headings)]
    return head + [_line(cells) for cells in lines]


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _cells(row: Row) -> tuple[str, ...]:
    return (
        f"{row.label}<br>`{row.name}`",
        row.who,
        "、".join(row.before),
        row.after,
        row.within or "—",
        "<br>".join(row.clocks) or "—",
        "、".join(row.tells) or "—",
        row.basis,
        "、".join(row.followed_by) or "—",
    )


def _mermaid(procedure: Procedure) -> list[str]:
    together: dict[tuple[str, str], list[str]] = {}
    for arrow in arrows(procedure):
        if arrow.moves:
            together.setdefault((arrow.before, arrow.after), []).append(str(arrow.act.label))
    ends = final_states(procedure)
    return [
        "```mermaid",
        "stateDiagram-v2",
        *(f'    state "{state.label}" as {state}' for state in procedure.states),
        *(
            f"    {before if before != NEW else '[*]'} --> {after}: {'、'.join(labels)}"
            for (before, after), labels in together.items()
        ),
        *(f"    {state} --> [*]" for state in ends),
        "```",
    ]
