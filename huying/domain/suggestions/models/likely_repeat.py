"""反复提出排查: pairs whose texts are alike and which nobody has linked, and which texts were compared."""

from django.db import models
from django.db.models import F, Q

from huying.domain.people.models import Appointment
from huying.foundation.cases.models import OfACongress

from .suggestion import Suggestion, TextVersion


class LikelyRepeat(OfACongress):
    """A question to the 代表工委. A pair that is linked, or joined by one line of years, has no row.

    `earlier` was raised before `later`; `alike`: hundredths. Somebody may have said, with a reason, that
    it is not the same matter.
    """

    earlier = models.ForeignKey(Suggestion, models.PROTECT, related_name="likely_later")
    later = models.ForeignKey(Suggestion, models.PROTECT, related_name="likely_earlier")
    alike = models.PositiveSmallIntegerField()
    found_at = models.DateTimeField()
    dismissed_by = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    dismissed_at = models.DateTimeField(null=True, blank=True)
    dismiss_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["earlier", "later"], name="a_pair_is_proposed_once"),
            models.CheckConstraint(condition=~Q(earlier=F("later")), name="nothing_repeats_itself"),
            models.CheckConstraint(
                condition=Q(dismissed_at=None, dismissed_by=None, dismiss_reason="")
                | Q(dismissed_at__isnull=False, dismissed_by__isnull=False) & ~Q(dismiss_reason=""),
                name="a_dismissal_says_who_and_why",
            ),
        ]

    def __str__(self):
        return f"{self.later} – {self.earlier}"


class RepeatLook(OfACongress):
    """The text with which an item was last compared; `text` is empty where there was a title alone."""

    suggestion = models.OneToOneField(
        Suggestion, models.PROTECT, primary_key=True, related_name="repeat_look"
    )
    text = models.ForeignKey(TextVersion, models.PROTECT, null=True, blank=True, related_name="+")
    looked_at = models.DateTimeField()

    def __str__(self):
        return str(self.suggestion)
