"""回头看: a round over what was answered, the list of each unit, what was found of every item."""

from django.db import models
from django.utils.translation import gettext as _

from huying.domain.people.models import Appointment, Body, Session
from huying.domain.suggestions.models import Handling
from huying.domain.suggestions.states import Grade
from huying.foundation.cases.models import HasACase, OfACongress

from .. import states


class LookBack(HasACase):
    """`scopes`: by which of LookScope it was chosen, over `sessions`; `chosen`: the turns of lead units
    as they now stand on its list. `asks_survey`: the lead deputies mark once more (双测评).
    """

    STATES = states.LookBack
    READ_WITH = ("case", "congress", "opened_by__body")

    kind = models.CharField(max_length=10, choices=states.LookBackKind)
    title = models.CharField(max_length=80)
    scopes = models.JSONField(default=list)
    sessions = models.ManyToManyField(Session, related_name="+")
    chosen = models.ManyToManyField(Handling, related_name="+")
    report_by = models.DateField()
    group = models.CharField(max_length=300)
    asks_survey = models.BooleanField(default=False)
    opened_by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    summary = models.TextField(blank=True)

    def __str__(self):
        return f"《{self.title}》"


class LookPoint(OfACongress):
    """One line of a round's check lists (四看、四不放过); the next round begins with a copy of them."""

    look_back = models.ForeignKey(LookBack, models.PROTECT, related_name="points")
    list = models.CharField(max_length=10, choices=states.LookList)
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["look_back", "list", "order"], name="a_look_point_has_its_place"
            )
        ]

    def __str__(self):
        return self.text


class LookBackUnit(OfACongress):
    """The first look, at the unit itself: once in a round."""

    look_back = models.ForeignKey(LookBack, models.PROTECT, related_name="units")
    unit = models.ForeignKey(Body, models.PROTECT, related_name="+")
    looked_on = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=80, blank=True)
    note = models.TextField(blank=True)
    attachments = models.ManyToManyField("files.Attachment", blank=True, related_name="+")
    by = models.ForeignKey(Appointment, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["look_back", "unit"], name="a_unit_once_in_a_look_back")
        ]

    def __str__(self):
        return self.unit.name


class LookBackItem(HasACase):
    """One item of a round. `class_then`: its reply's class when the round was sent out."""

    STATES = states.LookBackItem
    READ_WITH = (
        "case",
        "congress",
        "look_back__case",
        "handling__case",
        "handling__unit",
        "handling__suggestion__case",
        "handling__suggestion__lead__person",
    )

    look_back = models.ForeignKey(LookBack, models.PROTECT, related_name="items")
    handling = models.ForeignKey(Handling, models.PROTECT, related_name="look_backs")
    class_then = models.CharField(max_length=2, blank=True)
    looked_on = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=80, blank=True)
    people = models.CharField(max_length=300, blank=True)
    public_discontent = models.BooleanField(default=False)
    finding = models.TextField(blank=True)
    basis = models.CharField(max_length=300, blank=True)
    new_class = models.CharField(max_length=2, blank=True)
    attachments = models.ManyToManyField("files.Attachment", blank=True, related_name="+")
    looked_by = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["look_back", "handling"], name="an_item_once_in_a_look_back"
            )
        ]

    def __str__(self):
        return _("%s回头看") % self.handling.suggestion

    @property
    def title(self) -> str:
        return str(self)

    @property
    def unit(self):
        return self.handling.unit


class LookReport(OfACongress):
    """What the unit reports of an item (a second answer to the deputies): progress or completion."""

    item = models.ForeignKey(LookBackItem, models.PROTECT, related_name="reports")
    kind = models.CharField(max_length=10, choices=states.LookReportKind)
    text = models.TextField()
    attachments = models.ManyToManyField("files.Attachment", blank=True, related_name="+")
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.get_kind_display()}：{self.text[:40]}"


class LookAnswer(OfACongress):
    """One point of a check list, answered of the unit or of the item."""

    point = models.ForeignKey(LookPoint, models.PROTECT, related_name="answers")
    unit = models.ForeignKey(
        LookBackUnit, models.PROTECT, null=True, blank=True, related_name="answers"
    )
    item = models.ForeignKey(
        LookBackItem, models.PROTECT, null=True, blank=True, related_name="answers"
    )
    met = models.BooleanField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["point", "unit"], name="a_unit_answers_a_point_once"),
            models.UniqueConstraint(fields=["point", "item"], name="an_item_answers_a_point_once"),
        ]

    def __str__(self):
        return f"{self.point} {self.word}"

    @property
    def word(self) -> str:
        """The answer as it was given: of 不放过, whether there is such a thing."""
        if self.point.list == states.LookList.NOT_LET_GO:
            return _("没有这种情形") if self.met else _("有这种情形")
        return _("是") if self.met else _("否")


class LookMark(OfACongress):
    """双测评: what the lead deputy says of an item at the look-back, beside the marks of the reply."""

    item = models.OneToOneField(
        LookBackItem, models.PROTECT, primary_key=True, related_name="second_mark"
    )
    deputy = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    process = models.CharField(max_length=16, choices=Grade)
    result = models.CharField(max_length=16, choices=Grade)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.item} {self.get_result_display()}"

    @property
    def is_dissatisfied(self) -> bool:
        return Grade.DISSATISFIED in (self.process, self.result)
