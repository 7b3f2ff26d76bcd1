"""一般公文: what the congress itself sends out, to whom, and who has signed for it; number series."""

from django.db import models
from django.utils.translation import gettext as _

from huying.domain.people.models import Appointment, Body, Session
from huying.foundation.cases.models import HasACase, OfACongress

from .. import states


class NumberSeries(OfACongress):
    """发文字号 of one body: `prefix`〔`year`〕`last`号. Counted on in the act that gives a number."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="number_series")
    use = models.CharField(max_length=10, choices=states.SeriesUse)
    prefix = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "use"], name="one_series_of_a_body_and_use")
        ]

    def __str__(self):
        return f"{self.prefix}〔{self.year}〕{self.last}号"


class Paper(HasACase):
    """`lists`: which items of `session` stand in each recipient's own copy. `to_deputies`: all sitting
    deputies read it as well. `number_text` is given when it is issued and never again.
    """

    STATES = states.Paper
    READ_WITH = ("case", "congress", "issuer", "session__term", "signed_by__person")

    form = models.CharField(max_length=10, choices=states.PaperForm)
    preset = models.CharField(max_length=12, choices=states.PaperPreset, blank=True)
    issuer = models.ForeignKey(Body, models.PROTECT, related_name="+")
    session = models.ForeignKey(Session, models.PROTECT, null=True, blank=True, related_name="+")
    lists = models.CharField(max_length=10, choices=states.PaperLists, blank=True)
    title = models.CharField(max_length=120)
    text = models.TextField()
    to_deputies = models.BooleanField(default=False)
    contact = models.CharField(max_length=60, blank=True)
    copies = models.CharField(max_length=200, blank=True)
    drafted_by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    number_text = models.CharField(max_length=60, blank=True)
    signed_by = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    issued_at = models.DateTimeField(null=True, blank=True)
    filed_at = models.DateTimeField(null=True, blank=True)
    filing_note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "number_text"],
                condition=~models.Q(number_text=""),
                name="a_paper_number_once",
            )
        ]

    def __str__(self):
        number = _("（%s）") % self.number_text if self.number_text else ""
        return f"{self.title}{number}"


class PaperRecipient(OfACongress):
    """A body that the paper is sent to, and who signed for it."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="recipients")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    received_by = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    received_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["paper", "body"], name="a_recipient_of_a_paper_once")
        ]

    def __str__(self):
        return f"{self.body}"
