"""What a newly founded congress has from the start: its list of categories."""

from django.utils.translation import gettext_lazy as _

from huying.domain.people.procedure import founding
from huying.domain.people.procedure.steps import roll_steps
from huying.domain.people.states import RollState

from ..models import Category

# After the committees of a congress that supervise each field; every congress may change its own.
CATEGORIES = (
    "财政经济",
    "农业农村",
    "城建环资",
    "教科文卫",
    "监察司法",
    "社会建设",
    "民侨外",
    "法治",
    "人大工作",
    "综合",
)


def _of_the_new_roll(roll, **details):
    yield {"on": roll}


@roll_steps.follows(founding.establish, _of_the_new_roll, _("设立建议类别"), when=RollState.OPEN)
def first_categories(roll, *, by, at):
    Category.objects.bulk_create(
        Category(congress_id=roll.congress_id, name=name, order=order)
        for order, name in enumerate(CATEGORIES, start=1)
    )
