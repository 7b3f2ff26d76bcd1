"""One suggestion's life by the rules of a place: every step an act, done by whoever may do it."""

import inspect
from datetime import timedelta

from huying.domain.people.models import Appointment
from huying.domain.suggestions.models import Handling, ReplyRound, Suggestion, Survey
from huying.domain.suggestions.policy import answering, evaluating
from huying.domain.suggestions.policy.clocks import book_of
from huying.domain.suggestions.policy.originals import paper_is_wanted
from huying.domain.suggestions.procedure import contact, handling, redo, reply, suggestion, survey
from huying.domain.suggestions.states import Outcome, Phase, Way
from huying.foundation.procedure.procedure import ALL
from tests.county import TEXT

MODELS = {
    "suggestion": Suggestion,
    "handling": Handling,
    "reply_round": ReplyRound,
    "survey": Survey,
}
# What leads back, aside, or to another end than this story's.
NOT_FORWARD = (
    *(
        "return",
        "send_back",
        "undo",
        "decline",
        "withdraw",
        "reject",
        "refer",
        "deny",
        "end",
        "take_back",
    ),
    *("close_early", "convert", "merge", "split", "ask_", "refuse", "archive_without", "fail_"),
)


class Life:
    """Submitted out of session by 林秀英 with 周文 and 吴桂; 水利局 leads, 财政局 helps."""

    def __init__(self, county):
        self.county, self.at = county, county.moment("2026-03-02")
        found = Appointment.objects.filter(congress=county.congress)
        self.everybody = list(found.select_related("person", "body", "congress", "seat"))
        # 李建国 is a deputy too: he acts for his bureau here.
        self.everybody.sort(key=lambda one: one.pk == county.li_deputy.pk)
        self.did: list[str] = []

    def later(self, days: int = 0, minutes: int = 10) -> None:
        self.at += timedelta(days=days, minutes=minutes)

    def do(self, act, subject, by, **details):
        self.later()
        self.did.append(act.name)
        return act(subject, by=by, at=self.at, **details)

    def on(self, subject):
        """The same subject as it now is."""
        return type(subject).objects.select_related("case", "congress").get(pk=subject.pk)

    def onwards(self, subject, until: str, **typed):
        """Act by act to this state, never back to one that was left."""
        been = set()
        while (subject := self.on(subject)).case.state != until:
            been.add(subject.case.state)
            act, by = self._next(subject, been)
            wanted = inspect.signature(act.change).parameters
            given = {name: value for name, value in typed.items() if name in wanted}
            subject = self.do(act, subject, by, **given)
        return self.on(subject)

    def _next(self, subject, been: set):
        for act in ALL[subject.case.kind].acts.values():
            moves = act.then is not None and str(act.then) not in been and act.by_hand
            if not moves or act.opens or act.name.startswith(NOT_FORWARD):
                continue
            for by in self.everybody:
                if not act.refusal(subject, by=by, at=self.at):
                    return act, by
        raise AssertionError(f"{subject.case} cannot go on from {subject.case.state}: {self.did}")

    # -- the story ------------------------------------------------------------------------

    def submitted(self):
        c = self.county
        s = self.do(suggestion.draft, None, c.lin, **TEXT)
        s = self.do(suggestion.invite, s, c.lin, deputies=[c.zhou, c.wu])
        if book_of(s).intake.cosigning == "confirm":
            for one in (c.zhou, c.wu):
                s = self.do(suggestion.confirm, s, one, version_number=1)
        return self.do(suggestion.submit, s, c.lin)

    def assigned(self, s):
        c = self.county
        if paper_is_wanted(s) is None:
            s = self.do(suggestion.receive_paper, s, c.chen, received_on=self.at.date())
        s = self.onwards(s, "registered", category=c.category)
        units = {"lead_unit": c.water, "co_units": [c.finance]}
        if book_of(s).assignment.government == "two_steps":
            s = self.do(suggestion.transfer, s, c.chen, signer="王海")
            s = self.do(suggestion.assign_on, s, c.liu, signer="刘洋", **units)
        else:
            s = self.do(suggestion.assign, s, c.chen, **units)
        return s.handlings.get(role="lead"), s.handlings.get(role="co")

    def handled(self, lead, co):
        """Both sign, the deputy is met twice, the co-unit gives its opinion."""
        c = self.county
        self.later(days=1)
        lead = self.do(handling.sign_for, lead, c.sun)
        co = self.do(handling.sign_for, co, c.he)
        for phase in (Phase.BEFORE, Phase.DURING):
            lead = self.met(lead, phase)
        self.do(handling.send_co_opinion, co, c.he, text="经费已列入明年预算。")
        return lead

    def met(self, lead, phase):
        """A talk with the lead deputy, who confirms it."""
        self.later(days=2)
        lead = self.do(
            contact.record_contact,
            lead,
            self.county.sun,
            phase=phase,
            way=Way.FACE,
            held_at=self.at,
            attendees="孙敏",
            content="在渠首看了破损渠段。",
            deputies=[self.county.lin],
        )
        last = lead.contacts.order_by("-pk").first()
        return self.do(contact.confirm_contact, lead, self.county.lin, contact=last)

    def extended(self, lead):
        """The longer period, by the way of this place."""
        c, way = (
            self.county,
            {"reason": "涉及三个乡镇", "work_done": "已勘察", "told_deputy": "已电话说明"},
        )
        if handling.extend.applies(lead) is None:
            return self.do(handling.extend, lead, c.li, **way)
        lead = self.do(handling.ask_extension, lead, c.li, **way)
        return self.do(handling.grant_extension, lead, c.chen)

    def replied(self, lead, number: int):
        """The draft through all checks and reviews of this place to the deputies."""
        round = lead.rounds.get(round=number)
        asked = round.handling.suggestion.text.requests.order_by("order")
        round = self.do(
            ALL["reply_round"].acts["write"],
            round,
            self.county.sun,
            answers=[(one, Outcome.ADOPTED, f"第{one.order}条已于3月修好。") for one in asked],
            reply_class="A",
            has_commitment=False,
            openness="full",
            contact_person="孙敏 0311-0000000",
        )
        typed = {
            "document_number": f"清水函〔2026〕{number}号",
            "done": "破损渠段已经修好。",
            **self._as_the_place_answers(round),
        }
        round = self.onwards(round, "delivered", **typed)
        if answering.awaits_signature(round) is None:
            round = self.do(reply.sign_face_record, round, self.county.lin, opinion="属实")
        if answering.not_relayed_yet(round) is None:
            round = self.do(reply.relay, round, self.county.lin)
        return round

    @staticmethod
    def _as_the_place_answers(round) -> dict:
        """In person where there is a choice, with the record of it."""
        ways = answering.deliveries(round)
        in_person = [one for one in ways if one in answering.IN_PERSON]
        record = {"place": "渠首", "people": "李建国局长", "content": "逐条作了说明。"}
        return {"delivery": in_person[0], "record": record}

    def judged(self, round, *, content: bool):
        """By everybody who is asked here, in the dimensions and on the scale of this place."""
        others = [self.county.zhou, self.county.wu]
        if evaluating.lead_answers_for_others(round) is None:
            for one in others:
                self.do(redo.give_view, round, one, text="已看过答复。")
        for one in round.surveys.select_related("case", "congress", "deputy"):
            marks = {
                each.code: self._mark(round, each, content) for each in evaluating.asked(round)
            }
            self.do(survey.answer, one, one.deputy, **marks, reason="没有写明管护经费")
        return self.on(round)

    @staticmethod
    def _mark(round, dimension, content: bool):
        most = evaluating.full_mark(book_of(round).evaluation.scale, dimension)
        if most is None:
            return "satisfied" if content else "dissatisfied"
        return most if content else most // 2

    def published(self, s):
        """What the place publishes, decided once the deputies have had their time."""
        if book_of(s).publication.content != "shall":
            return s
        whole = {"extent": "full", "replies": True}
        s = self.do(suggestion.announce_publication, s, self.county.chen, **whole)
        if book_of(s).publication.deputy_may_object:
            self.later(days=14)
        return self.do(suggestion.decide_publication, s, self.county.wang, **whole)

    def settled(self, round):
        """The path after a second 不满意: what the congress does, then the unit."""
        paths = {one.name: one for one in (redo.mediate, redo.evaluate_by_experts, redo.study)}
        (taken,) = [name for name, act in paths.items() if act.applies(round) is None]
        said = {
            "held_on": self.at.date(),
            "people": "林秀英、孙敏",
            "text": "明年三月前落实管护经费。",
        }
        round = self.do(paths[taken], round, self.county.chen, **said)
        self.do(redo.act_on_opinion, round, self.county.sun, text="已报财政局。")
        return taken
