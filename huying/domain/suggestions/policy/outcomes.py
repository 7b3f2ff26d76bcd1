"""办理成果: which lines an act may be about."""

from django.utils.translation import gettext as _

from ..states import OutcomeCheck


def unchecked(handling):
    """Lines that the 代表工委 has not looked into."""
    return [one for one in handling.outcomes.all() if one.check_word == OutcomeCheck.UNCHECKED]


def one_is_unchecked(handling):
    return None if unchecked(handling) else _("没有等待核实的办理成果。")
