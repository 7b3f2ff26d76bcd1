"""答复类别: what each place's letters mean, and what a class demands before it is signed.

B is 正在解决 in one county and a plan in another; the words beside the letter in the rulebook decide.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.reply_check import grounds

from ..models import ReplyRound
from ..rulebook import Rulebook
from ..states import ClassMeaning
from .books import book_in_force
from .clocks import book_of

# The first line whose words stand in a class's own words. One table for every scheme in use.
MEANINGS: tuple[tuple[str, ClassMeaning], ...] = (
    (r"上级|向上反映", ClassMeaning.REPORTED_UP),
    (
        r"^.{0,2}(?:无法|不能|不具备|不符合|不可行|不予)|^受|暂时(?:无法|不能)|以后解决",
        ClassMeaning.NOT_NOW,
    ),
    (r"^因.*(?:无法|不能)", ClassMeaning.NOT_NOW),
    (r"正在|列入|计划|规划|逐步|启动|时限内解决|拟(?:解决|采纳)", ClassMeaning.UNDER_WAY),
    (r"已(?:经)?(?:解决|采纳|落实)|解决或者?采纳|基本解决|部分解决", ClassMeaning.RESOLVED),
    (r"参考", ClassMeaning.REFERENCE),
)
COMMON = {
    ClassMeaning.RESOLVED: "A",
    ClassMeaning.UNDER_WAY: "B",
    ClassMeaning.NOT_NOW: "C",
    ClassMeaning.REPORTED_UP: "C",
    ClassMeaning.REFERENCE: "C",
}
"""For figures across places: A done, B under way, C neither."""
LABELS = {
    "done": gettext_lazy("做了什么，或者完成的时间表"),
    "plan": gettext_lazy("办理计划"),
    "owner": gettext_lazy("责任单位或责任人"),
    "due_on": gettext_lazy("完成时间"),
    "basis": gettext_lazy("办不到的法律、政策依据或者条件限制"),
}
DEMANDS = {
    ClassMeaning.RESOLVED: ("done",),
    ClassMeaning.UNDER_WAY: ("plan", "owner", "due_on"),
    ClassMeaning.NOT_NOW: ("basis",),
    ClassMeaning.REPORTED_UP: ("basis",),
    ClassMeaning.REFERENCE: ("basis",),
}


def meaning_of(label: str) -> ClassMeaning:
    """What a class means, by the words that a rulebook gives it."""
    for words, meaning in MEANINGS:
        if re.search(words, label):
            return meaning
    return ClassMeaning.REFERENCE


def letters_of(congress, meaning: ClassMeaning) -> list[str]:
    """The letters that mean this in the scheme which the congress has now."""
    return letters_in(book_in_force(congress), meaning)


def letters_in(book: Rulebook, meaning: ClassMeaning) -> list[str]:
    return [one.code for one in book.answer.classes if meaning_of(one.label) == meaning]


@dataclass(frozen=True)
class Demand:
    """`meaning` is None where the reply bears no class of its scheme yet."""

    meaning: ClassMeaning | None
    names: tuple[str, ...] = ()


def demanded(round: ReplyRound) -> Demand:
    for one in book_of(round).answer.classes:
        if one.code == round.reply_class:
            meaning = meaning_of(one.label)
            return Demand(meaning, DEMANDS[meaning])
    return Demand(None)


def said_in_the_reply(round: ReplyRound) -> dict:
    """{what is demanded: the reply's own words for it}, as far as its promise lines or text say so."""
    answers = [one.text for one in round.answers.order_by("request")]
    text = "\n".join([round.commitment, *answers, round.closing])
    lines = list(round.promise_lines.order_by("position").select_related("owner"))
    owners = dict.fromkeys(f"{one.owner} {one.owner_words}".strip() for one in lines)
    return {
        "done": grounds.done_in(text),
        "plan": "；".join(one.what for one in lines)[:1000]
        or round.commitment
        or grounds.plan_in(text),
        "owner": ("、".join(owners) or grounds.owner_in(text))[:120],
        "due_on": max((one.due_on for one in lines if one.due_on), default=None)
        or grounds.day_in(text),
        "basis": grounds.basis_in(text),
    }


def still_missing(round: ReplyRound, stated: dict) -> str | None:
    """What the class demands and neither the signer nor the reply says."""
    missing = [str(LABELS[name]) for name in demanded(round).names if not stated.get(name)]
    if not missing:
        return None
    return _("%(class)s类的答复还要写明：%(what)s。") % {
        "class": round.reply_class,
        "what": "、".join(missing),
    }
