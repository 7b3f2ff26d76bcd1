"""重点主题: a theme of one session that people picked, with the items that it had then."""

from django.db import models

from huying.domain.people.models import Appointment, Session
from huying.domain.suggestions.models import Suggestion
from huying.foundation.cases.models import HasACase

from ..states import key_theme as states
from .key import KeySupervision


class KeyTheme(HasACase):
    """`found_by`: the words under which the analysis showed it, where it was picked from there.
    `supervision`: what it became."""

    STATES = states.KeyTheme
    READ_WITH = ("case", "congress", "chosen_by__body", "chosen_by__person")

    name = models.CharField(max_length=60)
    session = models.ForeignKey(Session, models.PROTECT, related_name="+")
    items = models.ManyToManyField(Suggestion, related_name="key_themes")
    found_by = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=300)
    chosen_by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField()
    supervision = models.ForeignKey(
        KeySupervision, models.PROTECT, null=True, blank=True, related_name="themes"
    )
    withdraw_reason = models.CharField(max_length=300, blank=True)

    def __str__(self):
        return f"《{self.name}》"

    @property
    def title(self) -> str:
        return self.name
