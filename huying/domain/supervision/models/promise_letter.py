"""年度告知书: what a deputy was told of the promises of two years, and the slip that came back."""

from django.db import models
from django.utils.translation import gettext as _

from huying.domain.people.models import Appointment, Body
from huying.foundation.cases.models import HasACase, OfACongress

from ..states import promise_letter as states
from .commitment import Commitment


class PromiseLetter(HasACase):
    """One of one sender (the 代表工委, or a unit of its own promises), deputy and year.

    `on_paper`: the slip came back on paper and was entered by an office.
    """

    STATES = states.PromiseLetter
    READ_WITH = ("case", "congress", "issuer", "deputy__person", "sent_by__body")

    year = models.PositiveSmallIntegerField()
    issuer = models.ForeignKey(Body, models.PROTECT, related_name="+")
    deputy = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    sent_by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    on_paper = models.BooleanField(default=False)
    words = models.TextField(blank=True)
    attachments = models.ManyToManyField("files.Attachment", blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "deputy", "year"], name="a_letter_of_promises_once_a_year"
            )
        ]

    def __str__(self):
        return _("%(year)s年承诺事项落实情况告知书（%(name)s代表）") % {
            "year": self.year,
            "name": self.deputy.person,
        }

    @property
    def title(self) -> str:
        return str(self)


class PromiseLetterLine(OfACongress):
    """One promise as it stood when the letter went out; `satisfied`: what the slip says of it."""

    letter = models.ForeignKey(PromiseLetter, models.PROTECT, related_name="lines")
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="letter_lines")
    due_on = models.DateField(null=True, blank=True)
    owner_name = models.CharField(max_length=80)
    standing = models.TextField()
    satisfied = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "commitment"], name="a_promise_of_a_letter_once"
            )
        ]

    def __str__(self):
        return self.commitment.title
