"""An act (办理动作) is the only way to change a case. docs/procedure.md prints them all.

Calling one does, in one transaction and always in this order:
lock → refuse or go on → change → move → clocks → event → notice → what follows from it → index.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from huying.foundation.cases import compiled
from huying.foundation.cases.language import as_written
from huying.foundation.cases.models import Case
from huying.foundation.notices.telling import addressed, tell
from huying.foundation.text.sources import gathering, touched

from . import chain, clocks
from .plain import plain
from .refusal import Refused, Why, somebody_was_faster


def who(label):
    """Name a rule of standing, `rule(subject, by) -> bool`, in the words shown when it refuses."""

    def name(rule):
        rule.label = label
        return rule

    return name


@dataclass(frozen=True)
class Follow:
    """This act follows `act`: `each(subject, by=…, at=…, **details)` yields the arguments of every run.

    The key `on` names the case it runs on (left out by an act that opens a case).
    """

    act: "Act"
    each: Callable[..., Iterable[dict]]


@dataclass(frozen=True, kw_only=True, eq=False)
class Act:
    procedure: Any
    name: str
    label: Any
    law: str
    who: tuple[Callable, ...]
    when: tuple
    then: Any
    change: Callable
    needs: tuple[Callable, ...] = ()
    applies: Callable | None = None
    within: str = ""
    meets: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    spares: tuple[str, ...] = ()  # of all that end with ends=("*",), these run on
    pauses: tuple[str, ...] = ()
    resumes: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    tells: tuple[Callable, ...] = ()
    opens: bool = False
    adds_row: bool = False
    former_too: bool = False
    not_own: bool = False
    by_hand: bool = True
    takes_back: bool = False  # a slip put right; the state it leaves is an end all the same
    also_holds: Callable | None = None  # keys of the other families that its followers change
    followers: list = field(default_factory=list)

    do_not_call_in_templates = True  # a page names an act; only a view does it

    def __str__(self):
        return str(self.label)

    @property
    def standing(self) -> str:
        """Who may do it, in words."""
        return "、".join(str(rule.label) for rule in self.who)  # type: ignore[attr-defined]

    def article(self, congress, case=None) -> str:
        """The article it rests on: in this congress, or by the rules that a case keeps; or 内部程序."""
        of = case if case is not None and case.rules else congress
        return self.procedure.cite(self.law, of) if self.law else _("内部程序")

    # -- may it be done? ------------------------------------------------------------------

    def refusal(self, subject, *, by, at: datetime, version: int | None = None) -> Refused | None:
        """Why `by` may not do it to `subject` at this moment; None when nothing stands against it.

        Buttons and the door ask this same question. `subject` is None for an act that opens a case.
        """
        return self.standing_refusal(subject, by, at) or (
            None if subject is None else self._case_refusal(subject, by, at, version)
        )

    def standing_refusal(self, subject, by, at) -> Refused | None:
        """Why `by` has no standing for it at this moment, whatever the state of the case."""
        if not self.by_hand:
            return Refused(_("“%s”由系统随其他办理动作自动进行。") % self.label, Why.STANDING)
        if subject is not None and subject.congress_id != by.congress_id:
            return Refused(_("这不是您所在人大的事项。"), Why.STANDING)
        if not by.is_active(at) and not (self.former_too and by.is_former(at)):
            return Refused(_("您的这一任职已经结束，不能再以此身份办理。"), Why.STANDING)
        if not any(rule(subject, by) for rule in self.who):
            return Refused(
                _("“%(act)s”只能由%(who)s办理。") % {"act": self.label, "who": self.standing},
                Why.STANDING,
            )
        if self.not_own and by.person_id in self.procedure.proposers(subject):
            return Refused(
                _("您是这件建议的提出人或附议人，依规定应当回避，请由本单位其他同志“%s”。")
                % self.label,
                Why.STANDING,
            )
        return None

    def _case_refusal(self, subject, by, at, version) -> Refused | None:
        case = subject.case
        if case.state not in self.when:
            return Refused(
                _("现在的状态是“%(state)s”，不能“%(act)s”。")
                % {"state": self.procedure.states(case.state).label, "act": self.label},
                Why.STATE,
            )
        if version is not None and not self.adds_row and version != case.version:
            return somebody_was_faster()
        if self.applies and (reason := self.applies(subject)):
            return Refused(reason, Why.STATE)
        if self.within and (late := clocks.overdue(self._clock_case(subject), self.within, at=at)):
            return Refused(
                _("“%(clock)s”已于%(due)s届满（%(article)s），不能再“%(act)s”。")
                % {
                    "clock": late.label,
                    "due": f"{late.due.year}年{late.due.month}月{late.due.day}日",
                    "article": late.article or _("没有法条规定，按惯例"),
                    "act": self.label,
                },
                Why.TOO_LATE,
            )
        for need in self.needs:
            if reason := need(subject, by=by, at=at):
                return Refused(reason, Why.CONTENT)
        return None

    # -- doing it -------------------------------------------------------------------------

    def __call__(
        self, subject=None, *, by, at: datetime, version: int | None = None, by_way="", **details
    ):
        """Do it; returns the subject as it then is. Raises Refused, and then nothing was changed.

        `by_way`: how it was given, where that is not the ordinary page; the event keeps it.
        """
        with transaction.atomic(), gathering():
            return self._run(
                subject, by=by, at=at, version=version, cause=None, details=details, by_way=by_way
            )

    def _run(self, subject, *, by, at, version, cause, details, by_way=""):
        root = details.pop("root", None) if self.opens else None
        if not self.opens:
            subject = self._lock(subject)
            self._refuse(subject, by, at, version, cause)
        else:
            if root is not None:
                self._hold(root.pk)
            if cause is None and (refused := self.refusal(None, by=by, at=at)):
                raise refused
        # What is kept is the congress's, whatever language its reader has chosen.
        with as_written():
            return self._carry_out(subject, root, by, at, cause, details, by_way)

    def _carry_out(self, subject, root, by, at, cause, details, by_way):
        if self.opens:
            case, was = self._open(by, at, root), ""
            subject = self.change(case=case, by=by, at=at, **details)
            touched(case.kind, [case.pk])
        else:
            was = subject.case.state
            self.change(subject, by=by, at=at, **details)
            case = subject.case
            self._move(case, was)
        log = self._turn_clocks(subject, at)
        told = {name: plain(value) for name, value in details.items()}
        if by_way:
            told["by_way"] = by_way
        event = chain.append(
            case=case,
            act=self,
            by=by,
            at=at,
            was=was,
            law=self.article(by.congress, case),
            cause=cause,
            clocks=log,
            data=told,
        )
        self._tell(subject, by, at, event)
        self._let_follow(subject, by, at, event, details)
        return subject

    def _open(self, by, at, root) -> Case:
        """A new case stands in its first state, and opening it is its first act."""
        case = Case(congress_id=by.congress_id, kind=self.procedure.kind, state=self.then)
        case.opened_at, case.root, case.version = at, root or case, 1
        case.rules = root.rules if root else ""
        compiled.insert(case)
        return case

    def _lock(self, subject):
        """Root case, own case, then other roots by key: always in this order, before the chain.

        Everything is read anew behind the lock.
        """
        self._hold(subject.case.root_id, subject.pk)
        if self.also_holds:
            self._hold(*sorted(self.also_holds(subject)))
        model: type[Model] = type(subject)
        return compiled.behind_the_lock(model)(subject.pk)

    def _hold(self, *keys) -> None:
        """Lock these cases in this order; where rows cannot be locked (SQLite) the transaction's own
        write lock was taken first."""
        if connection.features.has_select_for_update:
            for key in dict.fromkeys(keys):
                Case.objects.select_for_update().only("pk").get(pk=key)

    def _refuse(self, subject, by, at, version, cause):
        if cause is None:
            if refused := self.refusal(subject, by=by, at=at, version=version):
                raise refused
        elif subject.case.state not in self.when:
            raise Refused(_("随之进行的“%s”与该事项现在的状态不符。") % self.label, Why.STATE)

    def _move(self, case, was):
        now = self.then if self.then is not None else was
        version = case.version
        where = {"id": case.pk, "version": version, "state": was}
        if compiled.update(Case, where, version=version + 1, state=now) != 1:
            raise somebody_was_faster()
        case.version, case.state = version + 1, str(now)

    def _clock_case(self, subject):
        return self.procedure.clock_case(subject)

    def _turn_clocks(self, subject, at) -> list:
        """What the event remembers of the clocks: [what was done to it, its name, its due day]."""
        if not any((self.meets, self.ends, self.pauses, self.resumes, self.starts)):
            return []
        case = self._clock_case(subject)
        log = [["meet", name, ""] for name in clocks.meet(case, self.meets, at=at)]
        if self.ends:
            names = () if self.ends == ("*",) else self.ends
            log += [
                ["end", name, ""]
                for name in clocks.end(case, names, "cancelled", at=at, but=self.spares)
            ]
        clocks.pause(case, self.pauses, at=at)
        clocks.resume(case, self.resumes)
        log += [["pause", name, ""] for name in self.pauses]
        log += [["resume", name, ""] for name in self.resumes]
        terms = [
            found for name in self.starts if (found := self.procedure.terms(subject, name, at))
        ]
        started = clocks.start(case, terms, at=at) if terms else []
        return log + [["start", clock.name, clock.due.isoformat()] for clock in started]

    def _tell(self, subject, by, at, event):
        if not self.tells:
            return
        to = [one for audience in self.tells for one in addressed(audience(subject))]
        text = _("%(body)s“%(act)s”：%(subject)s") % {
            "body": f"{by.person}代表" if by.is_deputy else event.body,
            "act": self.label,
            "subject": subject,
        }
        # One person may hold several of these appointments, and is told once.
        others = {one.person_id: one for one in reversed(to) if one.person_id != by.person_id}
        tell(others.values(), case=event.case, key=f"event:{event.seq}", text=text, at=at)

    def _let_follow(self, subject, by, at, event, details):
        for act, each in self.followers:
            for arguments in list(each(subject, by=by, at=at, **details)):
                on = arguments.pop("on", None)
                act._run(on, by=by, at=at, version=None, cause=event, details=arguments)
