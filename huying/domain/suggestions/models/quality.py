"""评价以后: the quality of a reply as the congress sees it, whether it is handled again, what follows a
second 不满意."""

from django.db import models

from huying.domain.people.models import Appointment
from huying.foundation.cases.models import OfACongress

from .. import states
from .reply import ReplyRound
from .suggestion import Suggestion


class RedoDecision(OfACongress):
    """重新办理的决定: where the mark alone does not decide, the 代表工委 says yes or no and why."""

    round = models.OneToOneField(
        ReplyRound, models.PROTECT, primary_key=True, related_name="redo_decision"
    )
    again = models.BooleanField()
    reason = models.TextField()
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.round} {'重新办理' if self.again else '不重新办理'}"


class QualityOpinion(OfACongress):
    """质量评价: below the standard, the item goes back to its unit."""

    round = models.OneToOneField(
        ReplyRound, models.PROTECT, primary_key=True, related_name="quality"
    )
    passed = models.BooleanField()
    text = models.TextField(blank=True)
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.round} {'合格' if self.passed else '不合格'}"


class SecondOpinion(OfACongress):
    """再次不满意的处理: experts, a study or a meeting face to face, and what the unit then did."""

    round = models.OneToOneField(
        ReplyRound, models.PROTECT, primary_key=True, related_name="second_opinion"
    )
    kind = models.CharField(max_length=20, choices=states.SecondPath)
    held_on = models.DateField()
    people = models.CharField(max_length=300)
    text = models.TextField()
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    done = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"{self.round} {self.get_kind_display()}"


class Appraisal(OfACongress):
    """办理情况评议: a group on the spot, a session of questions, or a vote; who, what was asked, the counts."""

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="appraisals")
    kind = models.CharField(max_length=12, choices=states.AppraisalKind)
    held_on = models.DateField()
    people = models.CharField(max_length=500)
    questions = models.TextField(blank=True)
    satisfied = models.PositiveSmallIntegerField(default=0)
    mostly = models.PositiveSmallIntegerField(default=0)
    dissatisfied = models.PositiveSmallIntegerField(default=0)
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.get_kind_display()} {self.held_on}"


class Assessment(OfACongress):
    """第三方评估: what an assessor from outside says of the quality of the handling."""

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="assessments")
    assessor = models.CharField(max_length=80)
    assessed_on = models.DateField()
    verdict = models.CharField(max_length=8, choices=states.Verdict)
    text = models.TextField(blank=True)
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["suggestion", "assessor", "assessed_on"], name="assessed_once_on_a_day"
            )
        ]

    def __str__(self):
        return f"{self.assessor} {self.get_verdict_display()}"
