"""一本账: what must be so before a section reports or its task is struck off."""

from django.utils.translation import gettext as _


def open_tasks(handling) -> list:
    return [one for one in handling.inner_tasks.all() if one.struck_off_at is None]


def a_section_is_at_work(handling):
    return None if open_tasks(handling) else _("没有科室在办。")


def a_section_has_reported(handling):
    if any(one.reported_at for one in open_tasks(handling)):
        return None
    return _("没有已经交单、等待销号的科室任务。")
