"""重点主题: who may take it further, what in it may still be supervised, who is told."""

from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee
from huying.foundation.procedure.act import who

from . import key
from .supervising import STAFF, staff_of


@who(gettext_lazy("选定它的机构"))
def of_the_body_that_chose(theme, by):
    return by.body_id == theme.chosen_by.body_id and by.capacity in STAFF


def still_open_to(theme, by) -> list:
    """Of its items those that somebody of this body may put under supervision today."""
    keys = list(theme.items.values_list("pk", flat=True))
    return list(key.items_open_to(theme.congress_id, by.body).filter(pk__in=keys))


def the_body_that_chose(theme):
    return staff_of(theme.congress_id, theme.chosen_by.body_id)


AUDIENCES = {the_body_that_chose: gettext_lazy("选定重点主题的机构")}

__all__ = [
    "AUDIENCES",
    "clerk_of_the_committee",
    "of_the_body_that_chose",
    "still_open_to",
    "the_body_that_chose",
]
