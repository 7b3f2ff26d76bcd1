"""选题指引和参阅材料: what the 代表工委 gives deputies before they write."""

from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee
from huying.foundation.files.storing import hang

from ..models import Guide
from ..policy.audiences import every_deputy
from ..states import Guide as State
from .steps import guide_steps


@guide_steps.opens(
    gettext_lazy("发布指引"),
    law="",
    who=clerk_of_the_committee,
    then=State.PUBLISHED,
    tells=(every_deputy,),
)
def publish(*, case, by, at, kind, title, text, category=None, valid_until=None, files=()):
    """To every deputy; while it is valid it stands beside the drafting form."""
    guide = Guide.objects.create(
        case=case,
        congress_id=case.congress_id,
        kind=kind,
        title=title,
        text=text,
        category=category,
        valid_until=valid_until,
        published_at=at,
    )
    hang(guide, files, case=guide.case, purpose="advice", by=by, at=at)
    return guide


@guide_steps.act(gettext_lazy("修订指引"), law="", who=clerk_of_the_committee, when=State.PUBLISHED)
def revise(guide, *, by, at, kind, title, text, category=None, valid_until=None, files=()):
    """The event keeps who changed it and when."""
    guide.kind, guide.title, guide.text = kind, title, text
    guide.category, guide.valid_until = category, valid_until
    guide.save()
    hang(guide, files, case=guide.case, purpose="advice", by=by, at=at)


@guide_steps.act(
    gettext_lazy("撤下指引"),
    law="",
    who=clerk_of_the_committee,
    when=State.PUBLISHED,
    then=State.TAKEN_DOWN,
)
def take_down(guide, *, by, at):
    """Out of date: no longer shown to deputies."""
