"""评价的疑点 (真满意): what makes an answer look as if it were not the deputy's own. For the congress alone.

A sign is no proof: it says where to ask. Nothing here changes a mark or a figure.
"""

from collections import Counter, defaultdict
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from huying.domain.people.models import Appointment
from huying.domain.people.sign_in.sign_ins import signed_in_from

from ..models import ReplyRound, Survey
from ..states import Survey as State

AT_ONCE = timedelta(minutes=3)  # nobody reads a reply in so short a time
TOGETHER = timedelta(minutes=10)
REMEMBERED = timedelta(days=60)
SHARED = 3  # an address from which so many bodies sign in is a common exit and says nothing


def signs_of(round: ReplyRound) -> list[str]:
    """In words, one line each; `round` has been delivered."""
    answered = list(
        round.surveys.filter(case__state=State.ANSWERED)
        .select_related("deputy__person__account")
        .prefetch_related("marks")
        .order_by("answered_at")
    )
    if not answered:
        return []
    return [*_instant(round, answered), *_uniform(answered), *_from_the_unit(round, answered)]


def _instant(round: ReplyRound, answered: list[Survey]) -> list[str]:
    assert round.delivered_at is not None
    quick = [one for one in answered if _when(one) - round.delivered_at < AT_ONCE]
    if not quick:
        return []
    return [_("答复送达不到三分钟就作出评价：%s。") % _names(quick)]


def _uniform(answered: list[Survey]) -> list[str]:
    lines = []
    words: dict[str, list[Survey]] = defaultdict(list)
    for one in answered:
        if said := (one.reason + one.praise).strip():
            words[said].append(one)
    for same in words.values():
        if len(same) > 1:
            lines.append(_("几位代表写的话一字不差：%s。") % _names(same))
    for first in answered:
        close = [
            one
            for one in answered
            if timedelta(0) <= _when(one) - _when(first) <= TOGETHER
            and _marks(one) == _marks(first)
        ]
        if len(close) > 2:
            lines.append(_("十分钟之内先后作出同样的评价：%s。") % _names(close))
            break
    return lines


def _from_the_unit(round: ReplyRound, answered: list[Survey]) -> list[str]:
    """The deputy had signed in from where people of the unit sign in."""
    last = _when(answered[-1])
    bodies = _bodies_of_accounts(round.congress_id)
    deputies = {account.username: one for one in answered if (account := one.deputy.person.account)}
    log = signed_in_from({*bodies, *deputies}, since=last - REMEMBERED, until=last)
    used: dict[str, set] = defaultdict(set)
    for name, address, _moment in log:
        used[address] |= bodies.get(name, set())
    shared = Counter({address: len(found) for address, found in used.items()})
    suspects = []
    for name, survey in deputies.items():
        before = [address for who, address, at in log if who == name and at <= _when(survey)]
        others = used[before[-1]] - bodies.get(name, set()) if before else set()
        if round.handling.unit_id in others and shared[before[-1]] < SHARED:
            suspects.append(survey)
    if not suspects:
        return []
    return [_("评价前登录的网络地址，也是承办单位人员登录的地址：%s。") % _names(suspects)]


def _bodies_of_accounts(congress_id) -> dict[str, set]:
    """{account's name: the bodies its holder acts for}, deputies' seats left out."""
    found: dict[str, set] = defaultdict(set)
    rows = Appointment.objects.filter(
        congress=congress_id, until=None, seat=None, person__account__isnull=False
    ).values_list("person__account__username", "body")
    for name, body in rows:
        found[name].add(body)
    return found


def _when(survey: Survey) -> datetime:
    """Of an answered survey."""
    assert survey.answered_at is not None
    return survey.answered_at


def _marks(survey: Survey) -> list[tuple]:
    return sorted((one.dimension, one.grade, one.points) for one in survey.marks.all())


def _names(surveys: list[Survey]) -> str:
    return "、".join(one.deputy.person.name for one in surveys)
