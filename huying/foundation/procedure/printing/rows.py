"""One row per act: who may do it, from where to where, which clocks it turns, who is told."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from django.apps import apps
from django.utils.translation import gettext as _

from ..act import Act
from ..procedure import ALL, Procedure
from .graph import everything, in_order, states_reached


@dataclass(frozen=True)
class Words:
    """What only the domain can put in words: a clock's name, an audience, an act's article.

    `occurs` leaves out the acts that cannot occur under the rules that are printed.
    """

    clock: Callable[[str], str] = str
    audience: Callable[[Callable], str] = lambda audience: audience.__name__
    basis: Callable[[Act], str] = lambda act: act.law or _("内部程序")
    occurs: Callable[[Act], bool] = everything


@dataclass(frozen=True)
class Row:
    """An act in words. `after` is the same as `before` said as 不变 where it moves nothing."""

    name: str
    label: str
    who: str
    before: tuple[str, ...]
    after: str
    within: str
    clocks: tuple[str, ...]
    tells: tuple[str, ...]
    basis: str
    followed_by: tuple[str, ...]
    by_hand: bool


def registered() -> list[Procedure]:
    """Every procedure of every installed app with all its acts, the upper apps' first."""
    for app in apps.get_app_configs():
        inside = [one.name for one in iter_modules([app.path])]
        if "procedure" in inside and app.label != "procedure":
            package = import_module(f"{app.name}.procedure")
            for module in iter_modules(getattr(package, "__path__", [])):
                import_module(f"{package.__name__}.{module.name}")
    # Not as registered: that depends on which app happened to be imported first.
    return sorted(ALL.values(), key=lambda one: one.states.__module__, reverse=True)


def rows(procedure: Procedure, words: Words) -> list[Row]:
    reached = set(map(str, states_reached(procedure, words.occurs)))
    return [_row(act, words, reached) for act in in_order(procedure) if words.occurs(act)]


def causes(act: Act) -> list[Act]:
    """The acts that this one follows, in the same transaction."""
    return [
        cause
        for procedure in ALL.values()
        for cause in procedure.acts.values()
        if any(follower is act for follower, _each in cause.followers)
    ]


def _row(act: Act, words: Words, reached: set[str]) -> Row:
    states = act.procedure.states
    return Row(
        name=act.name,
        label=str(act.label),
        who=_who(act, words),
        before=tuple(str(states(one).label) for one in act.when if str(one) in reached)
        or (_("（新收）"),),
        after=_("不变") if act.then is None else str(states(act.then).label),
        within=_("“%s”期限内") % words.clock(act.within) if act.within else "",
        clocks=tuple(_turned(act, words)),
        tells=tuple(words.audience(audience) for audience in act.tells),
        basis=words.basis(act),
        followed_by=tuple(
            str(follower.label) for follower, _each in act.followers if words.occurs(follower)
        ),
        by_hand=act.by_hand,
    )


def _who(act: Act, words: Words) -> str:
    who = act.standing
    if not act.by_hand:
        who = _("系统，随%s") % _quoted([one for one in causes(act) if words.occurs(one)])
    return f"{who}{_('（本人是提出人的回避）')}" if act.not_own else who


def _quoted(acts: list[Act]) -> str:
    return "".join(f"“{act.label}”" for act in acts)


def _turned(act: Act, words: Words):
    for verb, names in (
        (_("完成"), act.meets),
        (_("终止"), act.ends),
        (_("暂停"), act.pauses),
        (_("恢复"), act.resumes),
        (_("起算"), act.starts),
    ):
        if names:
            named = (_("全部期限") if name == "*" else words.clock(name) for name in names)
            spared = "、".join(words.clock(name) for name in act.spares)
            but = _("（%s除外）") % spared if spared and names is act.ends else ""
            yield f"{verb}：{'、'.join(named)}{but}"
