"""消息里的链接: one item, one act, one person, three days, once; and the codes that prove whose telephone it is."""

from django.db import models

from huying.domain.people.models import Appointment, Person
from huying.foundation.cases.models import Case, OfACongress


class ActLink(OfACongress):
    """Only a digest of its token is kept. `details` are arguments that the link lays down itself."""

    digest = models.CharField(max_length=64, unique=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    act = models.CharField(max_length=60)
    details = models.JSONField(default=dict)
    to = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"{self.act} {self.to_id}"


class LinkCode(OfACongress):
    """A code of six digits, sent to the registered telephone; ten minutes, five tries."""

    link = models.ForeignKey(ActLink, models.PROTECT, related_name="codes")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    sent_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"{self.link_id} {self.sent_at}"
