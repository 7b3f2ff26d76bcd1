"""A procedure as Markdown: a Mermaid state diagram and the table of its acts."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from ..procedure import Procedure
from .graph import NEW, arrows_between, final_states, in_order, states_reached
from .rows import Row, Words, rows

HEADINGS = ("办理动作", "谁", "从", "到", "期限", "停、起的期限", "通知", "依据", "随之进行")


def markdown(procedure: Procedure, words: Words) -> str:
    """One section: heading, diagram, table. Ends with one line break."""
    lines = [
        f"## {procedure.label}（`{procedure.kind}`）",
        "",
        *_mermaid(procedure, words),
        "",
        *table(HEADINGS, (_cells(row) for row in rows(procedure, words))),
    ]
    left_out = [act.label for act in in_order(procedure) if not words.occurs(act)]
    if left_out:
        lines += ["", _("这一规则下没有的办理动作：%s。") % "、".join(map(str, left_out))]
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


def _mermaid(procedure: Procedure, words: Words) -> list[str]:
    together: dict[tuple[str, str], list[str]] = {}
    for arrow in arrows_between(procedure, words.occurs):
        if arrow.moves:
            together.setdefault((arrow.before, arrow.after), []).append(str(arrow.act.label))
    reached = states_reached(procedure, words.occurs)
    ends = [one for one in final_states(procedure) if one in map(str, reached)]
    return [
        "```mermaid",
        "stateDiagram-v2",
        *(f'    state "{state.label}" as {state}' for state in reached),
        *(
            f"    {before if before != NEW else '[*]'} --> {after}: {'、'.join(labels)}"
            for (before, after), labels in together.items()
        ),
        *(f"    {state} --> [*]" for state in ends),
        "```",
    ]
