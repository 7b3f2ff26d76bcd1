"""The lists of the roll: deputies by any of their marks, staff, and the composition (结构分析)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from ..models import Appointment, Person, Seat
from ..states import Capacity, SeatStatus, Sex

NONE = "-"  # stands in an address for "not filled in"
BANDS = {
    "35": (0, 35, _("35 岁及以下")),
    "45": (36, 45, _("36–45 岁")),
    "55": (46, 55, _("46–55 岁")),
    "60": (56, 60, _("56–60 岁")),
    "99": (61, 200, _("61 岁及以上")),
}
# Marks that only the office sees, and so filters by: name in the address -> field.
MARKS = {
    "sex": "sex",
    "nationality": "nationality",
    "party": "party",
    "education": "education",
    "occupation": "occupation",
}
FILTERS = ("q", "delegation", "status", *MARKS, "grassroots", "age", "served")
OPEN_FILTERS = ("q", "delegation", "status")  # for everybody of the congress


def seats(congress_id, term) -> QuerySet[Seat]:
    """The seats of one term, by the pinyin of their holders."""
    return (
        Seat.objects.filter(congress_id=congress_id, term=term)
        .select_related("appointment__person__account", "delegation")
        .order_by("appointment__person__pinyin", "pk")
    )


def narrowed(found, asked: dict, today: date):
    """`found` (seats) narrowed by what is asked; unknown names and values narrow to nothing odd.

    Without a status the sitting and the suspended are shown.
    """
    person = "appointment__person__"
    if text := asked.get("q"):
        plain = text.lower()
        found = found.filter(
            Q(**{f"{person}name__icontains": text})
            | Q(**{f"{person}pinyin__startswith": plain})
            | Q(**{f"{person}initials__startswith": plain})
            | Q(delegation__name__icontains=text)
            | Q(elected_by__icontains=text)
            | Q(card_number=text)
        )
    if delegation := asked.get("delegation"):
        if delegation == NONE:
            found = found.filter(delegation=None)
        else:
            known = delegation.isdecimal()
            found = found.filter(delegation_id=delegation) if known else found.none()
    status = asked.get("status")
    if status in SeatStatus.values:
        found = found.filter(status=status)
    elif status != "all":
        found = found.exclude(status=SeatStatus.TERMINATED)
    for name, field in MARKS.items():
        if value := asked.get(name):
            found = found.filter(**{person + field: "" if value == NONE else value})
    if asked.get("grassroots") in ("1", "0"):
        found = found.filter(**{f"{person}grassroots": asked["grassroots"] == "1"})
    if asked.get("served") in ("1", "2"):
        found = (
            found.filter(terms_served=1)
            if asked["served"] == "1"
            else found.filter(terms_served__gt=1)
        )
    return _of_age(found, asked.get("age"), today)


def _of_age(found, band, today: date):
    field = "appointment__person__birth_year"
    if band == NONE:
        return found.filter(**{field: None})
    if band in BANDS:
        least, most, _word = BANDS[band]
        years = (today.year - most, today.year - least)
        return found.filter(**{f"{field}__range": years})
    return found


@dataclass(frozen=True)
class Part:
    """One line of a composition: how many, and the address that lists exactly them."""

    label: str
    count: int
    share: float
    asked: str


@dataclass(frozen=True)
class Composition:
    title: str
    parts: list[Part]


def composition(congress_id, term, today: date) -> tuple[int, list[Composition]]:
    """How the sitting and suspended deputies of a term are composed (口径: 资格未终止的代表).

    Age is the year less the year of birth. Returns their number and one composition for each mark.
    """
    person = "appointment__person__"
    rows = list(
        Seat.objects.filter(congress_id=congress_id, term=term)
        .exclude(status=SeatStatus.TERMINATED)
        .values_list(
            *(person + one for one in MARKS.values()),
            f"{person}grassroots",
            f"{person}birth_year",
            "terms_served",
        )
    )
    titles = [_("性别"), _("民族"), _("党派"), _("学历"), _("职业构成")]
    made = []
    for place, (name, title) in enumerate(zip(MARKS, titles, strict=True)):
        counts = Counter(row[place] or NONE for row in rows)
        words = {**dict(Sex.choices), NONE: _("未填写")}
        made.append(_composed(title, name, counts, words, len(rows)))
    rest = len(MARKS)
    made.append(
        _composed(
            _("基层代表"),
            "grassroots",
            Counter("1" if row[rest] else "0" for row in rows),
            {"1": _("基层代表"), "0": _("其他代表")},
            len(rows),
        )
    )
    ages = Counter(_band(row[rest + 1], today) for row in rows)
    words = {key: word for key, (_low, _high, word) in BANDS.items()} | {NONE: _("未填写")}
    made.append(_composed(_("年龄"), "age", ages, words, len(rows), list(words)))
    served = Counter("1" if row[rest + 2] == 1 else "2" for row in rows)
    words = {"1": _("首次当选"), "2": _("连任")}
    made.append(_composed(_("任职届数"), "served", served, words, len(rows)))
    return len(rows), made


def _band(birth_year: int | None, today: date) -> str:
    if birth_year is None:
        return NONE
    age = today.year - birth_year
    return next((key for key, (low, high, _word) in BANDS.items() if low <= age <= high), NONE)


def _composed(title, name, counts, words, total, order=None) -> Composition:
    """Largest first, unless there is an order; what is not filled in stands last."""
    keys = order or sorted(counts, key=lambda key: (key == NONE, -counts[key], key))
    return Composition(
        str(title),
        [
            Part(
                str(words.get(key, key)),
                counts[key],
                100 * counts[key] / total,
                f"{name}={key}",
            )
            for key in keys
            if counts[key]
        ],
    )


def staff(congress_id, text: str = ""):
    """Persons who hold, or held, something else than a seat, with their running appointments."""
    found = Person.objects.filter(
        pk__in=Appointment.objects.filter(congress_id=congress_id)
        .exclude(capacity__in=(Capacity.DEPUTY, Capacity.SYSTEM))
        .values("person_id")
    )
    if text:
        plain = text.lower()
        found = found.filter(
            Q(name__icontains=text)
            | Q(pinyin__startswith=plain)
            | Q(initials__startswith=plain)
            | Q(pk__in=_working_in(congress_id, text))
        )
    return found.select_related("account").order_by("pinyin", "pk")


def _working_in(congress_id, text):
    return Appointment.objects.filter(
        congress_id=congress_id, until=None, body__name__icontains=text
    ).values("person_id")


def running_appointments(persons) -> dict[int, list[Appointment]]:
    """Person's key -> appointments that have no end, one query for all."""
    found: dict[int, list[Appointment]] = {}
    for one in (
        Appointment.objects.filter(person__in=persons, until=None)
        .exclude(capacity=Capacity.SYSTEM)
        .select_related("body")
        .order_by("body__name", "pk")
    ):
        found.setdefault(one.person_id, []).append(one)
    return found
