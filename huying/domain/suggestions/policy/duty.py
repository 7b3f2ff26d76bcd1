"""办理清单、年度重点任务: which lines an act may be about."""

from django.utils.translation import gettext as _


def open_measures(handling) -> list:
    return [one for one in handling.measures.all() if one.is_open]


def a_measure_is_open(handling):
    return None if open_measures(handling) else _("没有在办的举措。")


def is_tied_to_a_task(handling):
    return None if hasattr(handling, "task_tie") else _("这件建议没有与本单位年度重点任务挂钩。")
