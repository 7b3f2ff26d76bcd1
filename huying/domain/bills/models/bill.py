"""代表议案: 案由, 案据, 方案, and those who signed exactly this text."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from huying.domain.people.models import Appointment, Body, Delegation, Session
from huying.domain.suggestions.models import Category
from huying.foundation.cases.models import HasACase, OfACongress

from .. import states


class Bill(HasACase):
    """`in_session` is decided by the moment of submission: before the presidium's cut-off or not.

    `number` counts within (session, series). `executor` is the organ that a report on the result
    was handed to; `delegation` is the proposer where a whole delegation proposes.
    """

    STATES = states.Bill
    READ_WITH = ("case", "congress", "lead__person", "text", "session", "delegation")

    title = models.CharField(max_length=80)
    matter = models.CharField(max_length=12, choices=states.BillMatter)
    proposer = models.CharField(
        max_length=10, choices=states.Proposer, default=states.Proposer.JOINT
    )
    delegation = models.ForeignKey(
        Delegation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    lead = models.ForeignKey(Appointment, models.PROTECT, related_name="led_bills")
    text = models.ForeignKey("BillText", models.PROTECT, null=True, blank=True, related_name="+")
    drafted_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    session = models.ForeignKey(Session, models.PROTECT, null=True, blank=True, related_name="+")
    in_session = models.BooleanField(null=True)
    series = models.CharField(max_length=3, blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    number_text = models.CharField(max_length=20, blank=True)
    category = models.ForeignKey(Category, models.PROTECT, null=True, blank=True, related_name="+")
    return_reason = models.TextField(blank=True)
    committee = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    proposal = models.CharField(max_length=10, choices=states.Proposal, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    reconsideration_reason = models.TextField(blank=True)
    reconsideration_proposed_at = models.DateTimeField(null=True, blank=True)
    reconsidered_at = models.DateTimeField(null=True, blank=True)
    executor = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    conclusion = models.CharField(max_length=18, choices=states.Conclusion, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "series", "number"],
                condition=Q(number__isnull=False),
                name="a_bill_number_is_never_given_twice",
            ),
            models.CheckConstraint(
                condition=Q(proposer="joint") | Q(delegation__isnull=False),
                name="a_delegations_bill_names_it",
            ),
        ]

    def __str__(self):
        number = _("议案第%s号") % self.number_text if self.number_text else _("议案")
        return f"{number}《{self.title}》"


class BillText(OfACongress):
    """案由 (the title), 案据, 方案 and its points, frozen together with the attachments.

    `draft_law` is what a legislative bill must bring: the draft, or its purpose, main points and
    explanation. `points` are the things to be done, in order; they become the requests of a
    suggestion if the bill is made into one.
    """

    bill = models.ForeignKey(Bill, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=80)
    grounds = models.TextField()
    plan = models.TextField()
    points = models.JSONField(default=list)
    draft_law = models.TextField(blank=True)
    attachments = models.ManyToManyField("files.Attachment", blank=True, related_name="+")
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bill", "number"], name="a_bill_text_version_once")
        ]

    def __str__(self):
        return f"{self.title}（第{self.number}稿）"


class Signature(OfACongress):
    """联名: one invited deputy's answer to exactly one text; it may be taken back later."""

    bill = models.ForeignKey(Bill, models.PROTECT, related_name="signatures")
    deputy = models.ForeignKey(Appointment, models.PROTECT, related_name="bill_signatures")
    invited_at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=states.Signing, default=states.Signing.OPEN)
    version = models.ForeignKey(BillText, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    wants_reconsideration_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bill", "deputy"], name="invited_once_to_a_bill")
        ]

    def __str__(self):
        return f"{self.deputy.person} {self.get_answer_display()}"
