"""A random walk over the whole family of acts: somebody tries something, time goes on."""

import inspect
import io
import random
from datetime import date, timedelta

from huying.domain.people.models import Appointment
from huying.domain.suggestions.models import (
    AssignmentMeeting,
    CoordinationMeeting,
    Handling,
    ReplyRound,
    Suggestion,
    Survey,
)
from huying.domain.suggestions.policy.family import asked_of
from huying.domain.suggestions.states import Grade, Openness, Outcome, PauseGround, Phase, Way, Work
from huying.domain.supervision.models import Commitment
from huying.foundation.cases.models import Case
from huying.foundation.files.checking import check_file
from huying.foundation.procedure.procedure import ALL
from huying.foundation.procedure.refusal import Refused
from tests.files.file_samples import PDF
from tests.reliability.answering import Answering
from tests.reliability.dividing import Dividing
from tests.reliability.duties import Dutiful
from tests.reliability.promising import Promising
from tests.reliability.talking import Talking
from tests.supervision.promised import CANAL, promised

MODELS = {
    "suggestion": Suggestion,
    "handling": Handling,
    "reply_round": ReplyRound,
    "survey": Survey,
    "commitment": Commitment,
    "assignment_meeting": AssignmentMeeting,
    "coordination": CoordinationMeeting,
}
MEETINGS = ("assignment_meeting", "coordination")
AT_A_MEETING = 0.03  # of all steps
# How likely an act is chosen among those that may be done; the rest count 1.
WEIGHTS = {
    "draft": 5,
    "enter_from_paper": 2,
    "draft_for_delegation": 0.2,
    "replace_text": 0.2,
    "ask_for_secrecy": 0.05,
    "lift_secrecy": 0.5,
    "add_groundwork": 0.2,
    "strike_groundwork": 0.2,
    "mark_for_session": 0.2,
    "withdraw": 0.03,
    "withdraw_on_word": 0.05,
    "propose_withdrawal": 0.1,
    "return_for_revision": 0.3,
    "examine": 0.3,
    "undo_review": 0.1,
    "merge": 0.2,
    "split": 0.1,
    "draft_anew": 0.3,
    "unmerge": 0.5,
    "reject": 0.05,
    "convert_to_letter": 0.05,
    "refer_for_reference": 0.05,
    "deny_entry": 0.3,
    "revise": 0.5,
    "decline": 0.3,
    "head_has_seen": 0.1,
    "plan": 0.1,
    "agree_to_withdraw": 0.3,
    "deny_contact": 0.3,
    "waive_contacts": 0.3,
    "invite": 0.4,
    "invite_again": 0.3,
    "complete_entry": 0.5,
    "ask_to_return": 0.4,
    "archive": 0.5,
    "send_back_in_unit": 0.2,
    "send_back_from_office": 0.3,
    "send_back_from_committee": 0.3,
    "decline_to_sign": 0.2,
    "take_back": 0.1,
    "confirm_contact": 4,
    "send_to_check": 3,
    "record_work": 0.2,
    "report_progress": 0.2,
    "ask_pause": 0.2,
    "run_on": 0.5,
    "close": 3,
    "sign_off": 4,
    "answer": 3,
    "ask_the_unit": 0.2,
    "urge": 0.2,
    "write_to_deputies": 0.2,
    "write_to_unit": 0.2,
    "propose_visit": 0.2,
    "cancel_visit": 0.1,
    "propose_units": 0.1,
    "mark_keywords": 0.1,
    "name_leader": 0.1,
    "rate_assignment": 0.2,
    "give_to_sections": 0.2,
    "urge_inside": 0.1,
    "register_outcome": 0.2,
    "share_outcome": 0.1,
    "link_like": 0.1,
    "call_for_cosigners": 0.1,
    "join": 0.2,
    "unlink_like": 0.1,
    "record_acceptance": 0.1,
    "record_appraisal": 0.1,
    "record_assessment": 0.1,
    "pass_quality": 0.2,
    "fail_quality": 0.05,
    "archive_without_revisit": 0.2,
    "undo_disposal": 0.2,
    "announce_publication": 0.5,
    "decide_publication": 3,
    "wish_for_reply": 0.1,
    "name_responsible": 0.1,
    "add_measure": 0.1,
    "drop_measure": 0.1,
    "tie_to_task": 0.1,
    "untie_from_task": 0.1,
    "pass_on": 0.1,
    "pass_on_for_good": 0.02,
    "ask_for_check": 2,
    "pass_check": 2,
    "write_second_reply": 0.5,
    "approve_drop": 0.5,
    "change_plan": 0.2,
}
ENDED = ("archived", "withdrawn", "rejected", "letter", "referred", "split", "passed_on")
DULL = {  # states in which little or nothing can be done
    "suggestion": ("in_handling", "closed", *ENDED),
    "handling": ("returned", "completed", "ended", "opinion_sent"),
    "reply_round": ("delivered", "closed", "ended"),
    "survey": ("answered", "silent", "carried", "ended"),
    "commitment": ("kept", "dropped", "explained"),
    "assignment_meeting": ("held", "cancelled"),
    "coordination": ("signed", "cancelled"),
}
TYPED = {"reason", "answer", "remark", "work_done", "told_deputy", "plan", "liaison"}
AT_ONCE = 4  # suggestions under way at one time


class Walk(Talking, Dividing, Dutiful, Answering, Promising):
    """It sets out from four suggestions: one delivered with a promise, one in handling, one submitted, one draft."""

    def __init__(self, county, seed: int):
        self.county, self.rng, self.n = county, random.Random(seed), 0
        self.at = county.moment("2026-04-10 12:00")
        for name in ("代表甲", "代表乙"):
            county.appoint(name, county.whole, "deputy")
        everybody = Appointment.objects.filter(congress=county.congress)
        self.everybody = list(everybody.select_related("person", "body", "congress", "seat"))
        self.deputies = [one for one in self.everybody if one.is_deputy]
        self.units = [
            county.water,
            county.finance,
            county.transport,
            county.publicity,
            county.court,
        ]
        self.under_way = [one.pk for one in self._setting_out(county)]
        self.trace: list[str] = []
        self.done = self.refused = 0

    @staticmethod
    def _setting_out(county):
        if county.congress.rulebook == "hebei":  # the shortcut goes through its pre-review
            (one,) = promised(county, CANAL, cosigners=(county.zhou, county.wu))
            yield one.suggestion
        yield county.with_contacts(county.zhou, co=[county.finance]).suggestion
        yield county.submitted(county.wu)
        yield county.drafted()

    # -- one step --------------------------------------------------------------------------

    def step(self):
        """(act, what it was tried on, what came of it): a subject, or the Refused."""
        self.n += 1
        self.at += self._a_while()
        act, subject, by = self._what_next()
        details = self._typed(act, subject, by)
        version = None
        if subject is not None and self.rng.random() < 0.5:
            version = subject.case.version - (self.rng.random() < 0.1)
        self.trace.append(f"{self.at:%m-%d %H:%M} {by.body}{by.person} {act.procedure.kind}.{act}")
        try:
            outcome = act(subject, by=by, at=self.at, version=version, **details)
        except Refused as refused:
            self.refused += 1
            self.trace[-1] += f" ✗ {refused.reason}"
            return act, subject, refused
        self.done += 1
        if act.opens and act.procedure.kind == "suggestion":
            self.under_way.append(outcome.pk)
        return act, subject, outcome

    def forget_what_has_ended(self) -> None:
        ended = Case.objects.filter(pk__in=self.under_way, state__in=ENDED)
        gone = set(ended.values_list("pk", flat=True)) if self.rng.random() < 0.2 else set()
        self.under_way = [pk for pk in self.under_way if pk not in gone]

    def _a_while(self) -> timedelta:
        chance = self.rng.random()
        if chance < 0.9:
            return timedelta(minutes=self.rng.randint(1, 600))
        return timedelta(days=self.rng.randint(1, 6 if chance < 0.98 else 40))

    def _what_next(self):
        """(act, subject, by): mostly something that may be done, often enough something that may not."""
        if self.rng.random() < AT_A_MEETING:
            return self._at_a_meeting()
        if not self.under_way or (len(self.under_way) < AT_ONCE and self.rng.random() < 0.2):
            opening = [one for one in ALL["suggestion"].acts.values() if one.opens]
            act = self.rng.choices(opening, [WEIGHTS.get(one.name, 1) for one in opening])[0]
            return act, None, self._somebody(act, None)
        return self._done_to(self._a_case())

    def _at_a_meeting(self):
        """A 交办会 or a 改办协调会: opened, or carried on where one is open."""
        kind = self.rng.choice(MEETINGS)
        open_ones = MODELS[kind].objects.exclude(case__state__in=DULL[kind])
        if found := list(open_ones.select_related("case", "congress").order_by("pk")):
            return self._done_to(found[0])
        act = next(one for one in ALL[kind].acts.values() if one.opens)
        return act, None, self._somebody(act, None)

    def _done_to(self, subject):
        sensible = self.rng.random() < 0.75
        known = ALL[subject.case.kind].acts.values()
        acts = [one for one in known if not one.opens and self._knows_what_to_type(one)]
        if sensible:
            allowed = [one for one in acts if subject.case.state in one.when and one.by_hand]
            acts = [one for one in allowed if self._is_wanted(one)] or acts
        acts.sort(key=lambda one: self.rng.random() ** (1 / WEIGHTS.get(one.name, 1)), reverse=True)
        for act in acts:
            by = self._somebody(act, subject)
            if not sensible or not act.refusal(subject, by=by, at=self.at):
                return act, subject, by
        return acts[0], subject, self._somebody(acts[0], subject)

    def _knows_what_to_type(self, act) -> bool:
        """Acts that ask for more than words, and have no line below, are left to their own stories."""
        if not act.by_hand or hasattr(self, f"_{act.name}"):
            return True
        asked = inspect.signature(act.change).parameters.items()
        needed = {
            name for name, one in asked if one.kind is one.KEYWORD_ONLY and one.default is one.empty
        }
        return needed <= {"by", "at", "text", "new_unit", *TYPED}

    def _is_wanted(self, act) -> bool:
        """What ends or repeats things is left out at most times, even where nothing else is open."""
        return self.rng.random() < 4 * WEIGHTS.get(act.name, 1)

    def _a_case(self):
        """Of one family; rather one that still has something before it."""
        family = list(Case.objects.filter(root=self.rng.choice(self.under_way)).order_by("pk"))
        lively = [one for one in family if one.state not in DULL[one.kind]]
        case = self.rng.choice(lively if lively and self.rng.random() < 0.85 else family)
        return MODELS[case.kind].objects.select_related("case", "congress").get(pk=case.pk)

    def _somebody(self, act, subject):
        """Mostly somebody whom the act is for."""
        some = self.rng.sample(self.everybody, len(self.everybody))
        if act.by_hand and self.rng.random() < 0.9:
            able = (one for one in some if any(rule(subject, one) for rule in act.who))
            return next(able, some[0])
        return some[0]

    # -- what is typed ---------------------------------------------------------------------

    def _typed(self, act, subject, by) -> dict:
        if not act.by_hand:
            return {}
        special = getattr(self, f"_{act.name}", None)
        if special:
            return special(subject, by)
        named = set(inspect.signature(act.change).parameters)
        typed = {name: f"{name} {self.n}" for name in named & TYPED}
        if "text" in named and act.name != "write":
            typed["text"] = f"意见{self.n}"
        if "new_unit" in named:
            typed["new_unit"] = self.rng.choice(self.units)
        return typed

    def _words(self, whole=True) -> dict:
        return {
            "title": f"关于第{self.n}件事的建议",
            "facts": "情况" if whole else "",
            "proposal": "建议",
            "requests": [f"诉求{n}" for n in range(1, self.rng.randint(1, 3) + 1)] if whole else [],
            "openness": self.rng.choice(Openness.values),
        }

    def _draft(self, subject, by):
        return self._words(whole=self.rng.random() < 0.8)

    def _revise(self, subject, by):
        return self._words()

    _draft_for_delegation = _draft

    def _replace_text(self, subject, by):
        return self._words() | {"reason": f"理由{self.n}"}

    def _ask_for_secrecy(self, subject, by):
        return {"secrecy_reason": f"怕受报复{self.n}"}

    def _tell_considered(self, subject, by):
        return {"considered": f"已研究{self.n}"}

    def _add_groundwork(self, subject, by):
        return {"kind": "visit", "done_on": self.at.date(), "content": f"走访{self.n}"}

    def _strike_groundwork(self, subject, by):
        return {"groundwork": subject.groundwork.first()}

    def _send_to_pre_review(self, subject, by):
        return {"body": self.county.committee}

    def _give_opinion(self, subject, by):
        return {"opinion": f"意见{self.n}"}

    def _mark_for_session(self, subject, by):
        return {"session": self.county.session}

    def _record_discussion(self, subject, by):
        return {"discussed_on": self.at.date(), "present": 9, "record": f"讨论{self.n}"}

    def _submit_to_delegation(self, subject, by):
        return self._submit(subject, by)

    def _enter_from_paper(self, subject, by):
        lead, *others = self.rng.sample(self.deputies, 3)
        return self._words() | {
            "lead": lead,
            "cosigners": others[: self.rng.randint(0, 2)],
            "scans": [self._a_scan()] if self.rng.random() < 0.9 else [],
        }

    def _a_scan(self):
        return check_file(io.BytesIO(PDF), name="原件.pdf")

    def _import_row(self, subject, by):
        return {
            "title": f"台账第{self.n}行",
            "session": self.county.session,
            "source_key": f"row-{self.n}",
            "lead_unit": self.rng.choice(self.units),
        }

    def _import_past_row(self, subject, by):
        days = dict.fromkeys(("assigned_on", "replied_on", "closed_on"))
        words = dict.fromkeys(
            ("document_number", "reply_class", "process", "result", "outcome"), "旧"
        )
        return self._import_row(subject, by) | {
            "past": days | words,
            "co_units": (),
            "in_session": True,
            "submitted_at": None,
            "original_number": "",
            "lead": None,
            "cosigners": (),
            "category": None,
            "facts": "",
        }

    def _complete_entry(self, subject, by):
        words = self._words()
        return {
            "lead": self.rng.choice(self.deputies),
            "category": self.county.category,
            **{name: words[name] for name in ("facts", "proposal", "requests")},
        }

    def _invite(self, subject, by):
        return {"deputies": self.rng.sample(self.deputies, self.rng.randint(1, 2))}

    _invite_again = _invite

    def _confirm(self, subject, by):
        return {"version_number": subject.text.number - (self.rng.random() < 0.1)}

    _decline = _confirm
    _join = _confirm

    def _submit(self, subject, by):
        return {"without_waiting": self.rng.random() < 0.5}

    def _register(self, subject, by):
        return {"category": self.county.category}

    def _examine(self, subject, by):
        aspects = ("politics", "law", "quality")
        return {one: self.rng.choice(("", "", f"意见{self.n}")) for one in aspects}

    def _split(self, subject, by):
        asked = list(subject.text.requests.order_by("order"))
        return {"parts": [("第一件", asked[:1]), ("第二件", asked[1:])]}

    def _merge(self, subject, by):
        others = Suggestion.objects.filter(case__state__in=("registered", "in_handling"))
        others = others.order_by("pk")
        return {"main": self.rng.choice([*others, subject]), "reason": ""}

    def _reject(self, subject, by):
        return {"grounds": ["no_substance"], "reason": f"理由{self.n}"}

    _convert_to_letter = _reject

    def _refer_for_reference(self, subject, by):
        return self._reject(subject, by) | {"units": self.rng.sample(self.units, 1)}

    def _assign(self, subject, by):
        lead, *co = self.rng.sample(self.units, 1 + self.rng.randint(0, 2))
        return {"lead_unit": lead, "co_units": co}

    def _ask_to_return(self, subject, by):
        return {"reason": "不属于本单位", "proposed_unit": self.rng.choice(self.units)}

    def _record_contact(self, subject, by):
        asked = [subject.suggestion.lead] if self.rng.random() < 0.9 else [self.deputies[-1]]
        return {
            "phase": self.rng.choices(Phase.values, [3, 3, 1])[0],
            "way": self.rng.choice(Way.values),
            "held_at": self.at - timedelta(minutes=self.rng.randint(0, 90)),
            "attendees": "经办人",
            "place": "现场",
            "agreed": "议定的事项",
            "content": f"第{self.n}次沟通",
            "deputies": asked,
        }

    def _confirm_contact(self, subject, by):
        contacts = list(subject.contacts.order_by("pk"))
        if not contacts:  # somebody else's, from another family
            return {"contact": None, "remark": ""}
        return {"contact": self.rng.choice(contacts), "remark": "属实"}

    _deny_contact = _confirm_contact

    def _ask_pause(self, subject, by):
        return {
            "ground": self.rng.choice(PauseGround.values),
            "reason": "等批复",
            "days": self.rng.randint(1, 20),
        }

    def _grant_pause(self, subject, by):
        return {"days": self.rng.randint(1, 20)}

    def _record_work(self, subject, by):
        return {
            "kind": self.rng.choice(Work.values),
            "held_on": (self.at - timedelta(days=self.rng.randint(0, 3))).date(),
            "content": f"第{self.n}次调研",
            "for_deputies": self.rng.random() < 0.5,
        }

    def _write(self, subject, by):
        asked = [one.request for one in asked_of(subject)]
        some = asked if self.rng.random() < 0.8 else asked[1:]
        return {
            "answers": [(one, self.rng.choice(Outcome.values), "答复") for one in some],
            "reply_class": self.rng.choice(["A", "A", "B", "Z"]),
            "has_commitment": self.rng.choice([True, False, False, None]),
            "commitment": "十月底前完成",
            "promises": self._promises(),
            "no_promise_reason": self.rng.choice(["", "没有可以单列的。"]),
            "missing_opinions": self.rng.choice(["", "协办单位逾期未提出意见"]),
            "openness": "full",
            "contact_person": "孙敏 0530-0000000",
        }

    def _promises(self):
        line = {"what": f"修渠{self.n}", "due_on": date(2026, 10, 31), "evidence": "验收单"}
        return self.rng.choice([None, [], [line], [line, line | {"plan_year": 2027}]])

    def _sign_off(self, subject, by):
        return {
            "document_number": f"函〔2026〕{self.n}号",
            "done": "渠段已经修好。",
            "plan": "列入年度计划。",
            "owner": "灌区管理所",
            "due_on": date(2026, 10, 31),
            "basis": "暂不具备条件。",
        }

    def _deliver(self, subject, by):
        return {}

    def _answer(self, subject, by):
        grades = self.rng.choices(Grade.values, [4, 2, 2], k=2)
        reason = self.rng.choice(["", "没有做完"])
        return {"process": grades[0], "result": grades[1], "reason": reason}
