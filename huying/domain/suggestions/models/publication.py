"""公开: what of a suggestion and its replies may be published, what the deputies say to it, who decides."""

from django.db import models

from huying.domain.people.models import Appointment
from huying.foundation.cases.models import OfACongress

from .. import states
from .suggestion import Suggestion


class Publication(OfACongress):
    """First proposed, then decided (`decided_at`); the fields hold what was said last.

    `ground` says why less than the whole is published; `replies`: the replies go with it.
    """

    suggestion = models.OneToOneField(
        Suggestion, models.PROTECT, primary_key=True, related_name="publication"
    )
    content = models.CharField(max_length=12, choices=states.Openness)
    replies = models.BooleanField()
    ground = models.CharField(max_length=16, choices=states.NotPublished, blank=True)
    reason = models.TextField(blank=True)
    announced_by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    announced_at = models.DateTimeField()
    objection = models.TextField(blank=True)
    objected_by = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    objected_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    @property
    def content_words(self) -> str:
        """What is published, not what a deputy wishes: the same three degrees."""
        return str(states.PUBLISHED[states.Openness(self.content)])

    def __str__(self):
        return f"{self.suggestion} {self.get_content_display()}"
