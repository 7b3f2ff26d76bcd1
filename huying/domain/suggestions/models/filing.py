"""报备 of replies, and templates of letters that an office has made its own."""

from django.db import models

from huying.domain.people.models import Appointment
from huying.foundation.cases.models import OfACongress

from .. import states
from .reply import ReplyRound


class ReplyFiling(OfACongress):
    """The copy of one reply that was filed with one office, on the day the unit says."""

    round = models.ForeignKey(ReplyRound, models.PROTECT, related_name="filings")
    office = models.CharField(max_length=20, choices=states.FilingOffice)
    filed_on = models.DateField()
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "office"], name="a_reply_filed_once")
        ]

    def __str__(self):
        return f"{self.get_office_display()} {self.filed_on}"


class LetterTemplate(OfACongress):
    """The congress's own .docx for one kind of letter; without a row the shipped one is used."""

    letter = models.CharField(max_length=40)
    file = models.ForeignKey("files.Attachment", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["congress", "letter"], name="one_template_of_a_letter")
        ]

    def __str__(self):
        return self.letter
