"""答复规范、优秀答复范文: what a congress lays beside whoever writes a reply."""

from django.db import models

from huying.foundation.cases.models import OfACongress

from .. import states


class ReplyNorm(OfACongress):
    """`withdrawn_at` None: offered in the editor. One that was replaced names its successor."""

    kind = models.CharField(max_length=6, choices=states.NormKind)
    title = models.CharField(max_length=80)
    text = models.TextField()
    added_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    replaced_by = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "kind", "title"],
                condition=models.Q(withdrawn_at=None),
                name="a_reply_norm_once",
            )
        ]

    def __str__(self):
        return f"《{self.title}》"
