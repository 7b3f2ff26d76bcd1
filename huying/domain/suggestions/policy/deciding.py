"""退回: asked for after the window where the rulebook takes it, decided by the government office where it says so."""

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from huying.domain.people.states import UnitSystem
from huying.foundation.procedure import clocks
from huying.foundation.procedure.act import who

from .clocks import book_of
from .family import handling_of
from .needs import no_reply_signed_yet
from .standing import the_office_of_the_government


@who(_("政府办公室（本级规则写明的政府事项）"))
def the_office_that_decides_returns(handling, by):
    return (
        the_office_of_the_government(handling, by)
        and book_of(handling).return_request.decider == "government_office"
        and handling_of(handling).unit.system == UnitSystem.GOVERNMENT
    )


def a_late_return_is_taken(handling):
    """Applies where the rulebook takes a request after the window, signed by the unit's head."""
    if book_of(handling).return_request.after_deadline != "allow_with_leader_sign":
        return _now("本级人大的规定不受理逾期的退回申请。")
    return no_reply_signed_yet(handling)


def the_return_window_is_over(handling, *, by, at):
    if clocks.overdue(handling.case, "return", at=at):
        return None
    return _now("申请退回的期限还没有届满，请用“申请退回”。")
