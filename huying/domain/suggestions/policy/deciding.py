"""政府事项的退回: where the rulebook names the government office, it decides beside the 代表工委."""

from django.utils.translation import gettext_lazy as _

from huying.domain.people.states import UnitSystem
from huying.foundation.procedure.act import who

from .clocks import book_of
from .family import handling_of
from .standing import the_office_of_the_government


@who(_("政府办公室（本级规则写明的政府事项）"))
def the_office_that_decides_returns(handling, by):
    return (
        the_office_of_the_government(handling, by)
        and book_of(handling).return_request.decider == "government_office"
        and handling_of(handling).unit.system == UnitSystem.GOVERNMENT
    )
