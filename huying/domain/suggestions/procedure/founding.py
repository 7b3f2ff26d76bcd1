"""What a newly founded congress has from the start: its list of categories."""

from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Body
from huying.domain.people.procedure import founding
from huying.domain.people.procedure.steps import roll_steps
from huying.domain.people.states import BodyKind, RollState

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


# Which committee studies a field, where the congress has one of that name.
STUDIED_BY = {
    "财政经济": "财政经济委员会",
    "农业农村": "农业与农村委员会",
    "城建环资": "城乡建设和环境资源委员会",
    "教科文卫": "教育科学文化卫生委员会",
    "监察司法": "监察和司法委员会",
    "社会建设": "社会建设委员会",
    "民侨外": "民族侨务外事委员会",
    "法治": "法制委员会",
}


def _of_the_new_roll(roll, **details):
    yield {"on": roll}


@roll_steps.follows(founding.establish, _of_the_new_roll, _("设立建议类别"), when=RollState.OPEN)
def first_categories(roll, *, by, at):
    found = Body.objects.filter(
        congress=roll.congress_id, kind=BodyKind.SPECIAL_COMMITTEE, name__in=STUDIED_BY.values()
    )
    committees = {one.name: one for one in found}
    Category.objects.bulk_create(
        Category(
            congress_id=roll.congress_id,
            name=name,
            order=order,
            committee=committees.get(STUDIED_BY.get(name, "")),
        )
        for order, name in enumerate(CATEGORIES, start=1)
    )
