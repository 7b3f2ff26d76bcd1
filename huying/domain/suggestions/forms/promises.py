"""The promise lines of a reply in its editor: those kept, those proposed from its words, empty ones.

Row n has the fields promise_<n>_<column>. A row counts where its box `keep` is ticked; an empty row of
the handler's own is ticked from the start and counts once it says what is promised.
"""

import re
from dataclasses import asdict, dataclass
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField

from ..policy.family import asked_of
from ..policy.promises import owners, parts_of, promised_in
from .fields import long_text, short_text

MOST_ROWS, EMPTY_ROWS = 30, 2
SAID = (
    *("passage", "what", "owner_words", "due_on", "evidence"),
    *("plan_name", "plan_year", "plan_line"),
)
COLUMNS = ("keep", "owner", "request", *SAID)
EMPTY = {"keep": True, "passage": ""}


def name_of(place: int, column: str) -> str:
    return f"promise_{place}_{column}"


def fields_of(round, place: int, whose) -> dict[str, forms.Field]:
    """The fields of one row, by their names in the form."""
    plan_year = forms.IntegerField(
        label=gettext_lazy("计划年度"), required=False, min_value=2000, max_value=2100
    )
    plan_year.widget.attrs["class"] = "short"
    found = {
        "keep": forms.BooleanField(label=gettext_lazy("列为承诺条目"), required=False),
        "passage": long_text(gettext_lazy("答复原文"), required=False, most=3000),
        "what": long_text(gettext_lazy("承诺什么"), required=False, rows=2, most=300),
        "owner": forms.TypedChoiceField(
            label=gettext_lazy("责任单位"),
            required=False,
            choices=[(str(one.pk), str(one)) for one in whose],
        ),
        "owner_words": short_text(gettext_lazy("具体责任单位、责任人"), required=False, most=120),
        "due_on": DayField(label=gettext_lazy("何时完成"), required=False),
        "evidence": short_text(gettext_lazy("以什么证明"), required=False, most=300),
        "request": forms.TypedChoiceField(
            label=gettext_lazy("对应诉求"),
            required=False,
            choices=[("", _("整件建议")), *((str(a.request.pk), a.label) for a in asked_of(round))],
        ),
        "plan_name": short_text(gettext_lazy("列入什么计划"), required=False, most=120),
        "plan_year": plan_year,
        "plan_line": short_text(gettext_lazy("计划中的第几项"), required=False, most=120),
    }
    found["passage"].widget = forms.HiddenInput()
    return {name_of(place, column): field for column, field in found.items()}


@dataclass(frozen=True)
class Row:
    """One row of the page: its bound fields by column. `proposed` until the handler ticks it; `own` an
    empty one."""

    place: int
    fields: dict[str, Any]
    proposed: bool
    own: bool


class PromiseRows(ActForm):
    """The part of a form that holds the rows; where a sent form has none the lines stay as they are."""

    def prepare(self):
        self.whose = owners(self.subject)
        day = timezone.localdate(self.at)
        if self.is_bound:
            self.places, rows = places_in(self.data), []
        else:
            rows = stored(self.subject)
            rows += proposed(parts_of(self.subject), day, {one["passage"] for one in rows})
            rows = [
                *rows[: MOST_ROWS - EMPTY_ROWS],
                *[EMPTY] * EMPTY_ROWS,
            ]
            self.places = list(range(1, len(rows) + 1))
        for place in self.places:
            self.fields.update(fields_of(self.subject, place, self.whose))
        for place, row in zip(self.places, rows, strict=False):
            for column, value in row.items():
                self.initial[name_of(place, column)] = value

    @property
    def promise_rows(self) -> list[Row]:
        found = []
        for place in self.places:
            fields = {column: self[name_of(place, column)] for column in COLUMNS}
            said = {name: fields[name].value() for name in ("keep", "passage", "what")}
            own = not said["passage"] and not said["what"]
            found.append(Row(place, fields, bool(said["passage"]) and not said["keep"], own))
        return sorted(found, key=lambda one: one.own)

    def kept_rows(self) -> list[tuple[int, dict]]:
        """(place, what was typed) of the rows that count."""
        rows = [
            (place, {one: self.cleaned_data.get(name_of(place, one)) for one in COLUMNS})
            for place in self.places
        ]
        return [
            (place, row)
            for place, row in rows
            if row["keep"] and any(row[one] for one in ("passage", "what", "due_on", "evidence"))
        ]

    def clean(self):
        cleaned = super().clean()
        for place, row in self.kept_rows():
            if not row["what"] and name_of(place, "what") not in self.errors:
                self.add_error(name_of(place, "what"), _("请写明承诺什么。"))
        return cleaned

    def promises(self) -> list[dict] | None:
        """The argument of 拟写答复."""
        if not self.places:
            return None
        bodies = {str(one.pk): one for one in self.whose}
        asked = {str(one.request.pk): one.request for one in asked_of(self.subject)}
        return [
            {
                **{name: row[name] for name in SAID},
                "owner": bodies.get(row["owner"], self.whose[0]),
                "request": asked.get(row["request"]),
            }
            for _place, row in self.kept_rows()
        ]


def stored(round) -> list[dict]:
    """What stands in the draft, as initial values of rows."""
    return [
        {
            "keep": True,
            **{name: getattr(one, name) for name in SAID},
            "owner": str(one.owner_id),
            "request": str(one.request_id or ""),
        }
        for one in round.promise_lines.order_by("position")
    ]


def proposed(parts, day, known: set[str]) -> list[dict]:
    """What the words promise and no row says yet, as initial values of rows that are not ticked."""
    return [
        {
            "keep": False,
            "request": str(key or ""),
            **{name: value for name, value in asdict(one).items() if name != "owner"},
            "owner_words": one.owner,
        }
        for key, one in promised_in(parts, day)
        if one.passage not in known
    ]


def places_in(data) -> list[int]:
    """The rows that a sent form has."""
    found = (re.fullmatch(r"promise_([0-9]{1,2})_what", name) for name in data)
    return sorted(int(one[1]) for one in found if one)[:MOST_ROWS]


def with_proposals(data, parts, day):
    """A copy of what was typed, with a row for each promise that its words make and no row says yet."""
    data = data.copy()
    places = places_in(data)
    known = {data.get(name_of(place, "passage"), "") for place in places}
    place = max(places, default=0)
    for row in proposed(parts, day, known):
        place += 1
        for column, value in row.items():
            if column != "keep":
                data[name_of(place, column)] = "" if value is None else str(value)
    return data
