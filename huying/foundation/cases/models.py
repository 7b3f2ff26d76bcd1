"""The one row that every case has, whatever it is about."""

import uuid6
from django.conf import settings
from django.db import models

from .rows import Kept


class OfACongress(Kept):
    """Every row knows its congress; only an account stands above them."""

    congress = models.ForeignKey(settings.HUYING_CONGRESS, models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Case(OfACongress):
    """Where a case stands (`state`) and how many acts it has seen (`version`).

    Only the engine (`foundation.procedure`) writes `state` and `version`. `root` is the case that the
    whole matter belongs to (for everything about a suggestion: the suggestion's own case). `rules`
    names the rules it was started under, once they are no longer those of its congress.
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    kind = models.CharField(max_length=30)
    state = models.CharField(max_length=30)
    version = models.PositiveIntegerField(default=0)
    root = models.ForeignKey("self", models.PROTECT, related_name="family")
    opened_at = models.DateTimeField()
    rules = models.CharField(max_length=36, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["congress", "kind", "state"], name="case_where_it_stands")]

    def __str__(self):
        return f"{self.kind} {self.id}"


class HasACase(OfACongress):
    """A thing with a procedure of its own: its key is its case; STATES are those of its procedure."""

    STATES: type[models.TextChoices]
    # What an act on it nearly always needs, read in the one query behind the lock.
    READ_WITH: tuple[str, ...] = ("case", "congress")

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="%(class)s")

    class Meta:
        abstract = True

    @property
    def state(self) -> str:
        return self.case.state

    @property
    def state_word(self) -> str:
        """The state in the words of its procedure; models with states of their own name them."""
        return str(self.STATES(self.case.state).label)
