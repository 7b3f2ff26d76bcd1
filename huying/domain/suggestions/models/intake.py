"""提出: what stands beside a suggestion's text, the groundwork behind it, its pre-review."""

from django.db import models
from django.db.models import Q

from huying.domain.people.models import Appointment, Body, Session
from huying.foundation.cases.models import OfACongress

from .. import states
from .suggestion import Suggestion, TextVersion


class Circumstances(OfACongress):
    """相关情况: the boxes of the suggestion form. A row that is missing says nothing was ticked.

    `reference_only`: the deputy asks for no written reply, see procedure/handling/reference.py.
    `for_session`: 会中提交, see procedure/suggestion/collection.py.
    `secrecy_reason`: why the deputy wants it kept secret (the wish itself is `Suggestion.secrecy`).
    """

    suggestion = models.OneToOneField(
        Suggestion, models.PROTECT, primary_key=True, related_name="circumstances"
    )
    repeated = models.CharField(max_length=12, choices=states.Repeated, blank=True)
    researched = models.JSONField(default=list, blank=True)
    wants_contact = models.BooleanField(default=False)
    reference_only = models.BooleanField(default=False)
    open_to_cosigning = models.BooleanField(default=True)
    secrecy_reason = models.TextField(blank=True)
    for_session = models.ForeignKey(
        Session, models.PROTECT, null=True, blank=True, related_name="+"
    )

    def __str__(self):
        return f"{self.suggestion}的相关情况"

    @property
    def research_words(self) -> str:
        return "、".join(str(states.Research(one).label) for one in self.researched)


class Groundwork(OfACongress):
    """调研记录: one thing that was done before this was written."""

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="groundwork")
    kind = models.CharField(max_length=16, choices=states.Groundwork)
    done_on = models.DateField()
    place = models.CharField(max_length=80, blank=True)
    people = models.CharField(max_length=200, blank=True)
    content = models.TextField()
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["suggestion", "done_on"], name="groundwork_in_order")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.done_on}"


class PreReview(OfACongress):
    """会前预审: one round, its opinion, an edited text if there is one, and the deputy's yes or no.

    `version` is the text that was sent; an edited text stands in the four fields until the deputy
    adopts it. `ended_at` is set when the deputy takes the draft back or hands it in meanwhile.
    """

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="pre_reviews")
    round = models.CharField(max_length=20, choices=states.PreReviewRound)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    version = models.ForeignKey(TextVersion, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    opinion = models.TextField(blank=True)
    given_by = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="+"
    )
    given_at = models.DateTimeField(null=True, blank=True)
    title = models.CharField(max_length=80, blank=True)
    facts = models.TextField(blank=True)
    proposal = models.TextField(blank=True)
    requests = models.JSONField(default=list, blank=True)
    edit_reason = models.TextField(blank=True)
    answer = models.CharField(max_length=8, choices=states.EditAnswer, blank=True)
    answer_reason = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["suggestion"],
                condition=Q(given_at=None, ended_at=None),
                name="one_pre_review_at_a_time",
            )
        ]
        indexes = [models.Index(fields=["body", "given_at"], name="pre_review_of_a_body")]

    def __str__(self):
        return f"{self.get_round_display()}预审（{self.body}）"

    @property
    def is_waiting(self) -> bool:
        return self.given_at is None and self.ended_at is None

    @property
    def has_edit(self) -> bool:
        return bool(self.answer)


class DelegationCheck(OfACongress):
    """代表团审核: passed on to the secretariat, or returned with its reason."""

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="delegation_checks")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    passed = models.BooleanField()
    reason = models.TextField(blank=True)
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.body or self.by}{'通过' if self.passed else '退回'}"


class DelegationAuthor(OfACongress):
    """以代表团名义提出: the full discussion, and the head's signature that hands it in."""

    suggestion = models.OneToOneField(
        Suggestion, models.PROTECT, primary_key=True, related_name="delegation_author"
    )
    delegation = models.ForeignKey("people.Delegation", models.PROTECT, related_name="suggestions")
    discussed_on = models.DateField(null=True, blank=True)
    present = models.PositiveSmallIntegerField(null=True, blank=True)
    record = models.TextField(blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"{self.delegation}（{self.suggestion}）"
