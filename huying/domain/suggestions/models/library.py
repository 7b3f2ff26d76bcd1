"""制度库: the congress's own rules as texts, and what of its handling rests on which article."""

import re

from django.db import models
from django.db.models import Q

from huying.foundation.cases.models import OfACongress

ARTICLE = re.compile(
    r"^(第[〇零一二三四五六七八九十百]+条(?:之[一二三四五六七八九十]+)?)[\s　]*", re.M
)


class Regulation(OfACongress):
    """制度: in force from `in_force_from` to `in_force_until` (open: until replaced or repealed)."""

    title = models.CharField(max_length=120)
    document_number = models.CharField(max_length=60, blank=True)
    adopted_by = models.CharField(max_length=80)
    adopted_on = models.DateField(null=True, blank=True)
    in_force_from = models.DateField()
    in_force_until = models.DateField(null=True, blank=True)
    text = models.TextField()
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    repeal_reason = models.CharField(max_length=300, blank=True)
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(in_force_until=None) | Q(in_force_until__gte=models.F("in_force_from")),
                name="a_regulation_ends_after_it_begins",
            )
        ]

    def __str__(self):
        return f"《{self.title}》"

    @property
    def articles(self) -> dict[str, str]:
        """{第十条: its words}, in the order of the text; the words before the first are left out."""
        parts = ARTICLE.split(self.text)[1:]
        return dict(zip(parts[::2], (part.strip() for part in parts[1::2]), strict=True))


class Footing(OfACongress):
    """对应条款: a cell of the rulebook or a check list (`what`) rests on this article.

    A new version of a regulation begins with its predecessor's footings, unchecked: they are what
    somebody must look at, and what must change.
    """

    regulation = models.ForeignKey(Regulation, models.PROTECT, related_name="footings")
    what = models.CharField(max_length=60)
    article = models.CharField(max_length=20)
    carried_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="carried_to"
    )
    checked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["regulation", "what", "article"], name="rests_on_an_article_once"
            )
        ]

    def __str__(self):
        return f"{self.regulation}{self.article}"
