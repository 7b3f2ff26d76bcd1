"""The acts at hand on the home page (at most four, the one to do first) and what an empty one says."""

from datetime import datetime

from django.utils.translation import gettext as _

from huying.domain.people.queries import Acting
from huying.domain.people.states import BodyKind, Capacity

from .addresses import where


def at_hand(acting: Acting, groups: list[dict], at: datetime) -> list[dict]:
    """Links as {label, url, primary, count}; those whose page does not exist are left out."""
    by_name = {one["name"]: one for one in groups}
    found = []
    if any(one.is_deputy and one.is_active(at) for one in acting.appointments):
        found += _of_a_deputy(acting, by_name)
    if acting.is_committee:
        found += _of_the_committee(acting, by_name)
    if acting.is_administrator:
        found.append(_link(_("打开名册"), where(acting, "roll:deputies")))
    found = [one for one in found if one["url"]]
    return [one | {"primary": place == 0} for place, one in enumerate(found)]


def _of_a_deputy(acting, by_name) -> list[dict]:
    """The three commonest acts: write, co-sign, evaluate."""
    return [
        _link(_("写建议"), where(acting, "suggestions:new")),
        _to_list(_("附议邀请"), acting, by_name, "invitations"),
        _to_list(_("评价答复"), acting, by_name, "surveys_to_answer"),
    ]


def _of_the_committee(acting, by_name) -> list[dict]:
    waiting = by_name.get("submitted")
    first = where(acting, "suggestions:review_desk") if waiting else ""
    found = [
        _link(_("开始审查登记"), first, waiting["total"] if waiting else 0),
        *_to_the_assignment_desk(acting, by_name if not waiting else {}),
        _link(_("代录纸质建议"), where(acting, "suggestions:paper")),
        _link(_("今天打电话"), where(acting, "workbench:phone_list")),
    ]
    if acting.has(BodyKind.DEPUTIES_COMMITTEE, Capacity.HEAD):
        found.append(_link(_("总览"), where(acting, "insight:director")))
    return found


def _to_the_assignment_desk(acting, by_name) -> list[dict]:
    """Once nothing is left to review."""
    waiting = by_name.get("awaiting_assignment")
    desk = where(acting, "suggestions:assignment_desk")
    return [_link(_("开始交办"), desk, waiting["total"])] if waiting else []


def _to_list(label, acting, by_name, name) -> dict:
    count = by_name[name]["total"] if name in by_name else 0
    return _link(label, where(acting, "workbench:tasks", name), count)


def _link(label, url, count=0) -> dict:
    return {"label": label, "url": url, "count": count}


def what_will_appear(acting: Acting) -> str:
    """For the empty page: what comes here for somebody of these capacities."""
    if acting.is_committee:
        return _("代表提交的建议、单位的退回和延期申请、送审的答复会出现在这里，最急的排在最前。")
    if acting.has(BodyKind.GOVERNMENT_OFFICE) or acting.has(BodyKind.PARTY_OFFICE):
        return _("本系统单位送审的答复会出现在这里，最急的排在最前。")
    if acting.bodies:
        return _("交给本单位承办的建议、要登记的沟通和要写的答复会出现在这里，最急的排在最前。")
    if acting.is_deputy:
        return _("附议邀请、要确认的沟通和要评价的答复会出现在这里。可以先写一件建议。")
    return _("您的身份没有承办任务。代表、单位和账号在“名册”中管理。")
