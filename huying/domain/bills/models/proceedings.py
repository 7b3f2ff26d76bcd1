"""What is written of a bill on its way, what units say of it, and the hours of a session."""

from django.db import models

from huying.domain.people.models import Appointment, Body, Session
from huying.foundation.cases.models import OfACongress

from .. import states
from .bill import Bill


class Paper(OfACongress):
    """An opinion, a decision, a written reason or a report: of which organ, at which meeting."""

    bill = models.ForeignKey(Bill, models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=15, choices=states.PaperKind)
    organ = models.CharField(max_length=60)
    meeting = models.CharField(max_length=80, blank=True)
    text = models.TextField()
    heard = models.TextField(blank=True)
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.organ}{self.get_kind_display()}"


class UnitView(OfACongress):
    """What an organ concerned says of a bill before the committee considers it."""

    bill = models.ForeignKey(Bill, models.PROTECT, related_name="views")
    unit = models.ForeignKey(Body, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    heard_lead = models.TextField(blank=True)
    text = models.TextField(blank=True)
    by = models.ForeignKey(Appointment, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bill", "unit"], name="a_unit_is_asked_once_of_a_bill")
        ]

    def __str__(self):
        return f"{self.unit}：{self.bill}"


class BillHours(OfACongress):
    """议案时限 of one session: until when bills are taken, and when the presidium meets last."""

    session = models.OneToOneField(
        Session, models.PROTECT, primary_key=True, related_name="bill_hours"
    )
    cut_off_at = models.DateTimeField()
    last_presidium_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_presidium_at__gte=models.F("cut_off_at")),
                name="the_presidium_meets_after_the_cut_off",
            )
        ]

    def __str__(self):
        return f"{self.session}议案时限"
