"""本级规则: what a congress lays down over a shipped preset, version by version."""

import uuid6
from django.db import models
from django.db.models import Q

from huying.foundation.cases.models import OfACongress


class RulebookVersion(OfACongress):
    """In force from `took_effect_at` until `replaced_at`; never changed, so its key may be kept.

    The congress names the key of the one in force (`Congress.rulebook`), a case the one it was
    started under (`Case.rules`).
    """

    id = models.UUIDField(primary_key=True, default=uuid6.uuid7, editable=False)
    number = models.PositiveSmallIntegerField()
    preset = models.CharField(max_length=30)
    title = models.CharField(max_length=60)
    reason = models.CharField(max_length=300)
    effective_on = models.DateField()
    adopted_at = models.DateTimeField()
    took_effect_at = models.DateTimeField(null=True, blank=True)
    replaced_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "number"], name="a_version_of_rules_has_its_number"
            ),
            models.UniqueConstraint(
                fields=["congress"],
                condition=Q(took_effect_at__isnull=False, replaced_at=None),
                name="one_version_of_rules_in_force",
            ),
            models.UniqueConstraint(
                fields=["congress"],
                condition=Q(took_effect_at=None, revoked_at=None),
                name="one_version_of_rules_to_come",
            ),
        ]

    def __str__(self):
        return f"{self.title}（第{self.number}版）"

    @property
    def is_to_come(self) -> bool:
        return self.took_effect_at is None and self.revoked_at is None

    @property
    def is_in_force(self) -> bool:
        return self.took_effect_at is not None and self.replaced_at is None


class RuleOverride(OfACongress):
    """One cell that the congress lays down itself, with its own article or its reason."""

    version = models.ForeignKey(RulebookVersion, models.PROTECT, related_name="overrides")
    code = models.CharField(max_length=60)
    value = models.JSONField()
    article = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="a_cell_is_overridden_once")
        ]

    def __str__(self):
        return f"{self.version} {self.code}"
