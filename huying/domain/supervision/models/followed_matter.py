"""跨年度台账: one matter, the items of all years in which it was raised, and who keeps after it."""

from django.db import models

from huying.domain.people.models import Appointment
from huying.domain.suggestions.models import Suggestion
from huying.foundation.cases.models import HasACase, OfACongress

from .. import states


class FollowedMatter(HasACase):
    """`owner` is one of the 代表工委; `review_on`: the day on which it is next taken up."""

    STATES = states.FollowedMatter
    READ_WITH = ("case", "congress", "owner__person")

    title = models.CharField(max_length=80)
    ground = models.CharField(max_length=10, choices=states.FollowGround)
    items = models.ManyToManyField(Suggestion, related_name="followed_in")
    owner = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    review_on = models.DateField()
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    end_words = models.TextField(blank=True)

    def __str__(self):
        return f"《{self.title}》"


class MatterNote(OfACongress):
    """转入下一年: what the year brought and what is asked of the next one."""

    matter = models.ForeignKey(FollowedMatter, models.PROTECT, related_name="notes")
    words = models.TextField()
    next_step = models.TextField()
    attachments = models.ManyToManyField("files.Attachment", blank=True, related_name="+")
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return self.words[:40]
