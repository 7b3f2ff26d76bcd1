"""A procedure drawn on the server as SVG: states down the page, the acts that lead from one to another.

Acts to the next state stand on the arrow between the two. Every other act leaves its state on the
right, under its own name, and joins the lane of the state that it leads to. So no label ever meets
another, and the drawing is narrow enough for a phone. Acts that move nothing are not drawn.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ..act import Act
from ..procedure import Procedure
from .graph import NEW, Arrow, arrows_between, everything, final_states, states_reached

BOX, LEFT, TOP = 100, 2, 6
PORT, LINE, GAP = 20, 18, 14
LANE, GLYPH = 13, 13
BODY = 15  # so that the drawing grows with large type: its letters are as large as small print


@dataclass
class Place:
    """A state's box: which acts come from above, which leave on the right."""

    state: str
    label: str
    final: bool
    above: list[Arrow] = field(default_factory=list)
    leaving: list[Arrow] = field(default_factory=list)
    entered: bool = False
    top: int = 0

    @property
    def ports(self) -> int:
        return len(self.leaving) + self.entered

    @property
    def height(self) -> int:
        return max(34, self.ports * PORT + 8)

    @property
    def bottom(self) -> int:
        return self.top + self.height

    def port(self, number: int) -> int:
        """The height of a port on the right side; the entry is the first."""
        first = self.top + (self.height - self.ports * PORT) // 2
        return first + number * PORT + PORT // 2


def drawing(procedure: Procedure, occurs: Callable[[Act], bool] = everything) -> SafeString:
    """An SVG of the procedure as far as its acts occur; the table of the acts says the same in words."""
    places = _places(procedure, occurs)
    height = _stack(places)
    names = [str(one.act.label) for place in places for one in place.leaving]
    first_lane = LEFT + BOX + 18 + GLYPH * max(map(_width, names), default=0)
    lanes = {
        place.state: int(first_lane + number * LANE)
        for number, place in enumerate(place for place in places if place.entered)
    }
    over_arrows = (
        LEFT + BOX // 2 + 12 + GLYPH * (1 + _width(str(one.act.label)))
        for place in places
        for one in place.above
    )
    width = int(max([max(lanes.values(), default=first_lane) + 6, *over_arrows]))
    parts = [part for place in places for part in _drawn(place, lanes)]
    parts += _lanes(places, lanes)
    return format_html(
        '<svg viewBox="0 0 {w} {h}" width="{em}em" role="img" aria-label="{t}">'
        "<title>{t}</title>{parts}</svg>",
        w=width,
        em=round(width / BODY, 1),
        h=height,
        t=_("“%s”程序图，文字说明见下表") % procedure.label,
        parts=mark_safe("".join(parts)),
    )


def _places(procedure: Procedure, occurs: Callable[[Act], bool]) -> list[Place]:
    ends = final_states(procedure)
    places = {
        str(state): Place(str(state), str(state.label), str(state) in ends)
        for state in states_reached(procedure, occurs)
    }
    order = list(places)
    for arrow in arrows_between(procedure, occurs):
        if not arrow.moves:
            continue
        target = places[arrow.after]
        is_next = arrow.before != NEW and order.index(arrow.after) == order.index(arrow.before) + 1
        if arrow.before == NEW or is_next:
            target.above.append(arrow)
        else:
            places[arrow.before].leaving.append(arrow)
            target.entered = True
    return list(places.values())


def _stack(places: list[Place]) -> int:
    """Give every box its place; returns the height of the drawing."""
    y = TOP
    for place in places:
        y += GAP + LINE * len(place.above)
        place.top = y
        y = place.bottom
    return y + TOP


def _width(text: str) -> float:
    """In Chinese characters; a Latin one takes about half."""
    return sum(1 if ord(sign) > 0x2E80 else 0.6 for sign in text)


def _drawn(place: Place, lanes: dict[str, int]) -> Iterator[str]:
    yield (
        f'<rect x="{LEFT}" y="{place.top}" width="{BOX}" height="{place.height}" '
        f'rx="{12 if place.final else 4}" fill="#f1f3f6" stroke="#868d98"/>'
    )
    yield _text(LEFT + BOX / 2, place.top + place.height / 2 + 5, place.label, anchor="middle")
    yield from _from_above(place)
    for number, arrow in enumerate(place.leaving, start=int(place.entered)):
        y = place.port(number)
        lane = lanes[arrow.after]
        yield _path(f"M{LEFT + BOX} {y + 4}H{lane}")
        yield f'<circle cx="{lane}" cy="{y + 4}" r="2.2" fill="#5d646f"/>'
        yield _text(LEFT + BOX + 8, y, str(arrow.act.label))


def _from_above(place: Place) -> Iterator[str]:
    if not place.above:
        return
    x, top = LEFT + BOX // 2, place.top - GAP - LINE * len(place.above)
    if all(arrow.before == NEW for arrow in place.above):
        top += 4 if place.top < 2 * (GAP + LINE) else 9
        yield f'<circle cx="{x}" cy="{top}" r="4" fill="#5d646f"/>'
    yield _path(f"M{x} {top}V{place.top - 5}") + _head(x, place.top, "down")
    for number, arrow in enumerate(place.above):
        label = str(arrow.act.label)
        if arrow.before == NEW:
            label = f"● {label}"
        yield _text(x + 10, place.top - GAP - LINE * (len(place.above) - number - 1) + 2, label)


def _lanes(places: list[Place], lanes: dict[str, int]) -> Iterator[str]:
    for target in places:
        if not target.entered:
            continue
        x, entry = lanes[target.state], target.port(0)
        ends = [entry] + [
            place.port(number) + 4
            for place in places
            for number, arrow in enumerate(place.leaving, start=int(place.entered))
            if arrow.after == target.state
        ]
        yield _path(f"M{x} {min(ends)}V{max(ends)}")
        yield _path(f"M{x} {entry}H{LEFT + BOX + 5}") + _head(LEFT + BOX, entry, "left")


def _path(d: str) -> str:
    return f'<path d="{d}" fill="none" stroke="#868d98"/>'


def _head(x: int, y: int, way: str) -> str:
    shape = f"{x},{y} {x - 4},{y - 7} {x + 4},{y - 7}"
    if way == "left":
        shape = f"{x},{y} {x + 7},{y - 4} {x + 7},{y + 4}"
    return f'<polygon points="{shape}" fill="#5d646f"/>'


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}">{escape(text)}</text>'
