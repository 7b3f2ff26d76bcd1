"""承办: one unit's turn with one suggestion, and its contacts with the deputies."""

from django.db import models
from django.db.models import Q

from huying.domain.people.models import Appointment, Body
from huying.foundation.cases.models import HasACase, OfACongress

from .. import states
from .suggestion import Suggestion


class Handling(HasACase):
    """A replaced unit keeps its row; the next one gets a new row that names it in `instead_of`.

    `returns_asked` goes on from one row to the next: how often the item was asked to be returned.
    """

    STATES = states.Handling
    READ_WITH = (
        *("case", "congress", "unit", "suggestion__lead__person", "suggestion__text"),
        "suggestion__circumstances",
    )

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="handlings")
    unit = models.ForeignKey(Body, models.PROTECT, related_name="handlings")
    role = models.CharField(max_length=4, choices=states.Role)
    attempt = models.PositiveSmallIntegerField(default=1)
    instead_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="successors"
    )
    assigned_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True, blank=True)
    seen_by_head_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(blank=True)
    plan = models.TextField(blank=True)
    liaison = models.CharField(max_length=60, blank=True)
    planned_reply_on = models.DateField(null=True, blank=True)
    return_reason = models.TextField(blank=True)
    proposed_unit = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    return_answer = models.TextField(blank=True)
    returns_asked = models.PositiveSmallIntegerField(default=0)
    waived_contacts_at = models.DateTimeField(null=True, blank=True)
    waiver_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["suggestion", "unit", "attempt"], name="one_turn_of_a_unit"
            )
        ]
        indexes = [models.Index(fields=["unit", "role"], name="handling_of_a_unit")]

    def __str__(self):
        return f"{self.suggestion}（{self.get_role_display()}：{self.unit}）"

    @property
    def is_lead(self) -> bool:
        return self.role == states.Role.LEAD


class Contact(OfACongress):
    """沟通记录: what a unit says it talked over; only a deputy's confirmation makes it count."""

    handling = models.ForeignKey(Handling, models.PROTECT, related_name="contacts")
    phase = models.CharField(max_length=6, choices=states.Phase)
    way = models.CharField(max_length=10, choices=states.Way)
    held_at = models.DateTimeField()
    place = models.CharField(max_length=80, blank=True)
    attendees = models.CharField(max_length=200)
    voters = models.CharField(max_length=200, blank=True)
    content = models.TextField()
    agreed = models.TextField(blank=True)
    form_handed = models.BooleanField(default=False)
    attachments = models.ManyToManyField("files.Attachment", blank=True, related_name="+")
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.get_phase_display()}沟通"


class ContactAnswer(OfACongress):
    """One deputy's word on one contact: open, confirmed or denied."""

    contact = models.ForeignKey(Contact, models.PROTECT, related_name="answers")
    deputy = models.ForeignKey(Appointment, models.PROTECT, related_name="contact_answers")
    answer = models.CharField(
        max_length=10, choices=states.ContactAnswer, default=states.ContactAnswer.OPEN
    )
    remark = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contact", "deputy"], name="asked_once_of_a_contact")
        ]

    def __str__(self):
        return f"{self.deputy.person} {self.get_answer_display()}"


class CoOpinion(OfACongress):
    """协办意见: with it a co-unit's turn ends."""

    handling = models.OneToOneField(
        Handling, models.PROTECT, primary_key=True, related_name="co_opinion"
    )
    text = models.TextField()
    document_number = models.CharField(max_length=40, blank=True)
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.handling.unit}的协办意见"


class Extension(OfACongress):
    """延期: asked for or declared once per handling; a refused one may be asked for again."""

    handling = models.ForeignKey(Handling, models.PROTECT, related_name="extensions")
    reason = models.TextField()
    work_done = models.TextField()
    told_deputy = models.CharField(max_length=200)
    answer = models.CharField(max_length=10, choices=states.ExtensionAnswer)
    answer_reason = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["handling"],
                condition=Q(answer__in=["asked", "granted"]),
                name="extended_once",
            )
        ]

    def __str__(self):
        return f"{self.handling.unit} {self.get_answer_display()}"
