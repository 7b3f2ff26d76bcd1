"""送达的答复文字: what was delivered, in a form in which replies can be held against each other."""

from django.db import models

from huying.foundation.cases.models import OfACongress

from .reply import ReplyRound


class DeliveredText(OfACongress):
    """`digest`: of the answers without blanks, marks, figures, forms of address and the item's own title;
    "" for a reply too short to be held against another. `findings`: {rule of the reply checker: how
    often}, as the checker found it on the day of delivery."""

    round = models.OneToOneField(
        ReplyRound, models.PROTECT, primary_key=True, related_name="delivered_text"
    )
    digest = models.CharField(max_length=64, blank=True, db_index=True)
    findings = models.JSONField(default=dict)

    def __str__(self):
        return f"{self.round}"
