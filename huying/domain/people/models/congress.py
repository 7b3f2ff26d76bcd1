"""A congress, its terms and sessions, and the bodies that act in it or for it."""

from datetime import date

import uuid6
from django.core.validators import RegexValidator
from django.db import models

from huying.foundation.cases.models import HasACase, OfACongress
from huying.foundation.cases.rows import Kept

from ..states import BodyKind, Level, RollState, UnitSystem

CODE = RegexValidator(r"^[a-z0-9-]{2,32}\Z", "代号只用小写字母、数字和连字符，2 到 32 个字符。")
# Words that stand at the front of other addresses.
RESERVED_CODES = {
    "calendar",
    "link",
    "accounts",
    "static",
    "setup",
    "api",
    "large-type",
    "health",
    "demo",
    "choose",
}


class Congress(Kept):
    """The tenant. Congresses form a tree: province › city › county › township.

    `rulebook` names a shipped one, or is the key of the congress's own version in force; `calendar`
    is the key of the holiday notice that was applied last, empty where none was.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    code = models.CharField(max_length=32, unique=True, validators=[CODE])
    name = models.CharField(max_length=60)
    short_name = models.CharField(max_length=30)
    level = models.CharField(max_length=10, choices=Level)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="below")
    rulebook = models.CharField(max_length=36, default="national")
    calendar = models.CharField(max_length=36, blank=True, default="")
    is_demo = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^[a-z0-9-]{2,32}$"), name="a_code_is_plain"
            )
        ]

    def __str__(self):
        return self.name


class Roll(HasACase):
    """The roll (名册) of a congress: the case that every change of people, bodies and accounts is an act on."""

    STATES = RollState

    def __str__(self):
        return f"{self.congress}名册"


class Term(OfACongress):
    """届: `number` 18 is 第十八届."""

    number = models.PositiveSmallIntegerField()
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["congress", "number"], name="a_term_once")]

    def __str__(self):
        return f"第{chinese(self.number)}届"


class Session(OfACongress):
    """次会议: between opening and closing a suggestion is made in session, else out of session."""

    term = models.ForeignKey(Term, models.PROTECT, related_name="sessions")
    number = models.PositiveSmallIntegerField()
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["term", "number"], name="a_session_once"),
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")),
                name="a_session_closes_after_it_opens",
            ),
        ]

    def __str__(self):
        return f"{self.term}第{chinese(self.number)}次会议"


class Body(OfACongress):
    """A body of the congress or a unit that handles suggestions; `duties` is its own words on its field.

    `former_names`: [[name, its last day]], the oldest first; what was signed under one keeps it.
    """

    name = models.CharField(max_length=60)
    pinyin = models.CharField(max_length=240, blank=True)
    initials = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=20, choices=BodyKind)
    system = models.CharField(max_length=10, choices=UnitSystem, blank=True)
    duties = models.TextField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    active = models.BooleanField(default=True)
    former_names = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["congress", "name"], name="a_body_once"),
            models.CheckConstraint(
                condition=~models.Q(kind="unit", system=""), name="a_unit_has_a_system"
            ),
        ]

    def __str__(self):
        return self.name

    def name_on(self, day: date) -> str:
        """What it was called on that day."""
        return next(
            (name for name, last in self.former_names if day <= date.fromisoformat(last)), self.name
        )


def chinese(number: int) -> str:
    """1 → 一, 18 → 十八, 21 → 二十一; for terms and sessions (below one hundred)."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else f"{digits[tens]}十")
    return head + (digits[ones] if ones or not tens else "")
