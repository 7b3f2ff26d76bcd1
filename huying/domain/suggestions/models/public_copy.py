"""公开件: the clean copy of an attachment that may be shown to everybody; the original never is."""

from django.db import models

from huying.domain.people.models import Appointment
from huying.foundation.cases.models import OfACongress
from huying.foundation.files.models import Attachment

from .suggestion import Suggestion


class PublicCopy(OfACongress):
    """Made from what is to be seen in `original`; `removed` says in words what that held besides."""

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="public_copies")
    original = models.ForeignKey(Attachment, models.PROTECT, related_name="public_copies")
    copy = models.OneToOneField(Attachment, models.PROTECT, related_name="+")
    removed = models.JSONField(default=list)
    made_by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["original"],
                condition=models.Q(withdrawn_at=None),
                name="one_public_copy_of_an_attachment",
            )
        ]

    def __str__(self):
        return self.copy.name
