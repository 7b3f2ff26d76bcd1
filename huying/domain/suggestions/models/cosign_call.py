"""公开征集附议: the lead deputy lets all deputies of the congress read a text, and sign it if they like."""

from django.db import models

from huying.domain.people.models import Appointment
from huying.foundation.cases.models import OfACongress

from .suggestion import Suggestion


class CosignCall(OfACongress):
    """Holds while its suggestion seeks co-signers; taken back, the row is gone and the events remain."""

    suggestion = models.OneToOneField(
        Suggestion, models.PROTECT, primary_key=True, related_name="cosign_call"
    )
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.suggestion}"
