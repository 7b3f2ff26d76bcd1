"""涉密件: a number, a unit and dates; the text itself is never in the system."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from huying.domain.people.models import Body
from huying.foundation.cases.models import HasACase

from .. import states


class ClassifiedItem(HasACase):
    """There is no field that could hold a word of it: no title, no deputy, no reason, no file."""

    STATES = states.ClassifiedItem
    READ_WITH = ("case", "congress", "unit")

    number = models.CharField(max_length=30)
    unit = models.ForeignKey(Body, models.PROTECT, related_name="+")
    assigned_on = models.DateField()
    replied_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "number"],
                condition=Q(closed_on=None),
                name="an_open_classified_number_once",
            )
        ]

    def __str__(self):
        return _("涉密件%s") % self.number
