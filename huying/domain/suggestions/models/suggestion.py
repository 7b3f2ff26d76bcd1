"""代表建议: what a deputy asks for, in numbered requests, with those who ask with him."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from huying.domain.people.models import Appointment, Body, Session
from huying.foundation.cases.models import HasACase, OfACongress

from .. import states


class Category(OfACongress):
    """类别: one of the congress's own list, in two levels: `parent` is of the first."""

    name = models.CharField(max_length=20)
    order = models.PositiveSmallIntegerField(default=0)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    committee = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    active = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["congress", "name"], name="a_category_once")]

    def __str__(self):
        return self.name

    @property
    def in_full(self) -> str:
        """农业农村 › 水利."""
        return f"{self.parent.name} › {self.name}" if self.parent else self.name


class Suggestion(HasACase):
    """`submitted_at` decides once and for all whether it was made in or out of session.

    `number` counts within (session, series); `original_number` is what an imported ledger called it.
    `lead` is empty only for an imported row whose deputy has not been entered yet; of the units that
    its ledger named (`proposed_units`), `proposed_lead` is the one to lead. `secrecy`: the deputy wishes
    it kept secret (山东条例第十一条), see queries/visibility.py.
    `keywords` are separated by 、.
    `merged_into` is the one it is handled with, exactly while its state is MERGED.
    `arose_from` is the case that it was before, a bill's for instance.
    """

    STATES = states.Suggestion
    READ_WITH = (
        "case",
        "congress",
        "lead__person",
        "text",
        "session",
        "circumstances__for_session__term",
    )

    title = models.CharField(max_length=80)
    lead = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="led_suggestions"
    )
    openness = models.CharField(
        max_length=12, choices=states.Openness, default=states.Openness.TITLE_ONLY
    )
    text = models.ForeignKey("TextVersion", models.PROTECT, null=True, blank=True, related_name="+")
    secrecy = models.BooleanField(default=False)
    drafted_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    session = models.ForeignKey(Session, models.PROTECT, null=True, blank=True, related_name="+")
    in_session = models.BooleanField(null=True)
    series = models.CharField(max_length=3, blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    number_text = models.CharField(max_length=40, blank=True)
    category = models.ForeignKey(Category, models.PROTECT, null=True, blank=True, related_name="+")
    keywords = models.CharField(max_length=120, blank=True)
    return_reason = models.TextField(blank=True)
    entered_by = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    entry_confirmed_at = models.DateTimeField(null=True, blank=True)
    original_number = models.CharField(max_length=60, blank=True)
    source_key = models.CharField(max_length=64, blank=True)
    proposed_units = models.ManyToManyField(Body, blank=True, related_name="+")
    proposed_lead = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    arose_from = models.ForeignKey(
        "cases.Case", models.PROTECT, null=True, blank=True, related_name="gave_rise_to"
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged"
    )
    withdrawal_reason = models.TextField(blank=True)
    withdrawal_asked_at = models.DateTimeField(null=True, blank=True)
    assigned_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "series", "number"],
                condition=Q(number__isnull=False),
                name="a_number_is_never_given_twice",
            ),
            models.UniqueConstraint(
                fields=["session", "source_key"],
                condition=~Q(source_key=""),
                name="a_ledger_row_is_imported_once",
            ),
        ]

    def __str__(self):
        number = _("第%s号") % self.number_text if self.number_text else ""
        return f"{number}《{self.title}》"

    @property
    def number_on_paper(self) -> str:
        """Ours, or what the ledger that it came from called it; empty before it has one."""
        return self.number_text or self.original_number

    @property
    def is_imported(self) -> bool:
        return bool(self.source_key)


class TextVersion(OfACongress):
    """Title, text, requests and attachments frozen together; `reason` says why it replaced the last.

    `differs`: how it differs from like ones of earlier years, in the deputy's words.
    """

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=80)
    facts = models.TextField()
    proposal = models.TextField()
    differs = models.CharField(max_length=500, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    attachments = models.ManyToManyField("files.Attachment", blank=True, related_name="+")
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["suggestion", "number"], name="a_text_version_once")
        ]

    def __str__(self):
        return f"{self.title}（第{self.number}稿）"


class Request(OfACongress):
    """诉求: one thing asked, answered one by one."""

    version = models.ForeignKey(TextVersion, models.PROTECT, related_name="requests")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "order"], name="a_request_has_its_place")
        ]

    def __str__(self):
        return f"{self.order}. {self.text}"


class CoSignature(OfACongress):
    """附议: one invited deputy's answer to exactly one text version."""

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="cosignatures")
    deputy = models.ForeignKey(Appointment, models.PROTECT, related_name="cosignatures")
    invited_at = models.DateTimeField()
    answer = models.CharField(
        max_length=10, choices=states.CosignAnswer, default=states.CosignAnswer.OPEN
    )
    version = models.ForeignKey(
        TextVersion, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    withdrawal_agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["suggestion", "deputy"], name="invited_once")
        ]

    def __str__(self):
        return f"{self.deputy.person} {self.get_answer_display()}"
