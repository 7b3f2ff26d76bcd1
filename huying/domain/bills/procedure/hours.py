"""议案时限: until when the presidium takes bills, and when it meets for the last time."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee
from huying.domain.people.procedure.steps import COMMON, ours, roll_steps
from huying.foundation.procedure.refusal import Refused

from ..models import BillHours


@roll_steps.act(
    gettext_lazy("登记议案时限"), law="代表法第十五条", who=clerk_of_the_committee, **COMMON
)
def set_bill_hours(roll, *, by, at, session, cut_off_at, last_presidium_at):
    """As the presidium has decided; a bill handed in later is one between sessions."""
    ours(roll, session)
    if not session.opens_at <= cut_off_at <= session.closes_at:
        raise Refused(_("议案截止时间应在大会开幕与闭幕之间。"))
    if last_presidium_at < cut_off_at:
        raise Refused(_("主席团最后一次会议应在议案截止时间之后。"))
    BillHours.objects.update_or_create(
        session=session,
        defaults={
            "congress_id": session.congress_id,
            "cut_off_at": cut_off_at,
            "last_presidium_at": last_presidium_at,
        },
    )
