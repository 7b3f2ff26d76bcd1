"""推荐模型、推荐记录: what was learnt from assignments, and what the desk proposed beside what was decided."""

from django.db import models
from django.db.models import F, Q

from huying.domain.people.models import Appointment, Body
from huying.foundation.cases.models import OfACongress

from .suggestion import Suggestion


class RoutingModel(OfACongress):
    """One version. Of `tried` texts, each asked of what the others teach, the right unit was proposed
    `first`, or among three. `known`: keys of the units it can propose, as the rule calls them;
    `newly_known`: names of those that the version before did not know.

    `rule` is what `foundation.text.rule` packs: numbers, nothing that could be run; empty once later
    versions have left it too far behind to be used again.
    """

    version = models.PositiveIntegerField()
    learnt_at = models.DateTimeField()
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    texts = models.PositiveIntegerField()
    units = models.PositiveIntegerField()
    tried = models.PositiveIntegerField()
    first = models.PositiveIntegerField()
    among_three = models.PositiveIntegerField()
    known = models.JSONField(default=list, blank=True)
    newly_known = models.JSONField(default=list, blank=True)
    rule = models.BinaryField(default=bytes)
    in_use = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "version"], name="a_version_of_routing_once"
            ),
            models.UniqueConstraint(
                fields=["congress"],
                condition=Q(in_use=True),
                name="one_version_of_routing_in_use",
            ),
            models.CheckConstraint(
                condition=Q(first__lte=F("among_three")) & Q(among_three__lte=F("tried")),
                name="right_first_is_right_among_three",
            ),
        ]

    def __str__(self):
        return f"推荐模型第{self.version}版"


class ShownUnits(OfACongress):
    """What stood on the desk when an item was assigned: up to three units, by which version (none: by
    keywords alone). `decided` is the lead unit; `place` that of the likeliest among the lead units.

    `undone_at`: the assignment was taken back, and the row no longer counts.
    """

    suggestion = models.ForeignKey(Suggestion, models.PROTECT, related_name="shown_units")
    model = models.ForeignKey(
        RoutingModel, models.PROTECT, null=True, blank=True, related_name="shown"
    )
    first = models.ForeignKey(Body, models.PROTECT, related_name="+")
    second = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    third = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    decided = models.ForeignKey(Body, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField(null=True, blank=True)
    by = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["suggestion"],
                condition=Q(undone_at=None),
                name="shown_once_for_an_assignment",
            )
        ]

    def __str__(self):
        return f"{self.suggestion}：{self.first}"
