"""Charts drawn on the server: an SVG that prints, with the same numbers as a table beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

WIDTH = 400  # narrow, so that the words stay readable where it is shrunk to a phone
LABEL = 116
BAR = 15
ROW = 27
NUMBER = 46
COLOURS = 5


@dataclass(frozen=True)
class Chart:
    """One drawing and its table, both safe HTML; printing the chart in a template gives both."""

    svg: SafeString
    table: SafeString
    key: SafeString = SafeString("")

    def __html__(self) -> str:
        return format_html('<div class="chart">{}{}{}</div>', self.key, self.svg, self.table)

    __str__ = __html__


def bars(rows: Sequence[tuple[str, float]], *, title: str, unit: str = "", tone: int = 1) -> Chart:
    """Lying bars, one per (label, value), drawn to the largest value. `tone` is a colour 1–5."""
    parts = [(label, (value,)) for label, value in rows]
    headings = (_("项目"), unit or _("数量"))
    return Chart(_svg(parts, title, (tone,)), _table(parts, title, headings))


def stacked(
    rows: Sequence[tuple[str, Sequence[float]]],
    series: Sequence[str],
    *,
    title: str,
    colours: Sequence[int] = (1, 2, 3, 4, 5),
) -> Chart:
    """Lying bars cut into series: (label, one value per series). At most five series.

    `colours` names the colour 1–5 of each series; 5 is lateness. Raises ValueError when a row
    has another number of values than there are series.
    """
    if len(series) > COLOURS or any(len(values) != len(series) for _label, values in rows):
        raise ValueError("one value per series, at most five series")
    colours = tuple(colours)[: len(series)]
    headings = (_("项目"), *series)
    return Chart(_svg(rows, title, colours), _table(rows, title, headings), _key(series, colours))


def number(value: float) -> str:
    """12 for 12.0, else one decimal."""
    return str(int(value)) if float(value).is_integer() else f"{value:.1f}"


def _svg(
    rows: Sequence[tuple[str, Sequence[float]]], title: str, colours: Sequence[int]
) -> SafeString:
    height = max(len(rows), 1) * ROW + 8
    largest = max((sum(values) for _label, values in rows), default=0) or 1
    scale = (WIDTH - LABEL - NUMBER) / largest
    drawn = [_row(row, index, scale, colours) for index, row in enumerate(rows)]
    return format_html(
        '<svg viewBox="0 0 {w} {h}" role="img" aria-label="{t}"><title>{t}</title>'
        '<path class="axis" d="M{x} 2V{b}"/>{rows}</svg>',
        w=WIDTH,
        h=height,
        t=title,
        x=LABEL - 0.5,
        b=height - 2,
        rows=mark_safe("".join(drawn)),
    )


def _row(row: tuple[str, Sequence[float]], index: int, scale: float, colours: Sequence[int]) -> str:
    label, values = row
    top = index * ROW + 4 + (ROW - BAR) / 2
    middle = top + BAR / 2 + 4.5
    shown = label if len(label) <= 8 else label[:7] + "…"
    out = [
        f'<text class="quiet" x="{LABEL - 10}" y="{middle}" text-anchor="end">{escape(shown)}</text>'
    ]
    left: float = LABEL
    for value, colour in zip(values, colours, strict=True):
        width = round(value * scale, 1)
        if width > 0:
            out.append(
                f'<rect class="c{colour}" x="{left}" y="{top}" width="{width}" height="{BAR}"/>'
            )
            left = round(left + width, 1)
    out.append(f'<text x="{left + 7}" y="{middle}">{number(sum(values))}</text>')
    return "".join(out)


def _table(
    rows: Sequence[tuple[str, Sequence[float]]], title: str, headings: Sequence[str]
) -> SafeString:
    head = format_html_join(
        "",
        '<th scope="col"{}>{}</th>',
        ((mark_safe(' class="num"') if place else "", text) for place, text in enumerate(headings)),
    )
    body = format_html_join(
        "",
        '<tr><th scope="row">{}</th>{}</tr>',
        (
            (label, format_html_join("", "<td>{}</td>", ((number(value),) for value in values)))
            for label, values in rows
        ),
    )
    return format_html(
        '<table><caption class="visually-hidden">{}</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table>",
        title,
        head,
        body,
    )


def _key(series: Sequence[str], colours: Sequence[int]) -> SafeString:
    return format_html(
        '<p class="chart-key">{}</p>',
        format_html_join(
            "",
            '<span><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="c{}" width="10" '
            'height="10"/></svg>{}</span>',
            zip(colours, series, strict=True),
        ),
    )
