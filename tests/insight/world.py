"""清源县 with suggestions at every point of their way, for the ledger and the overview."""

from huying.domain.suggestions.models import Handling
from huying.domain.suggestions.procedure import (
    contact,
    coordination,
    handling,
    suggestion,
    survey,
)
from huying.domain.suggestions.states import Phase, Way
from tests.kept import kept


class Rich:
    """The stories by name: `world.items["late"]` is a suggestion."""

    @kept
    def __init__(self, county) -> None:
        self.county = county
        self.moment = county.moment
        self.items = {}
        self._before_handling()
        self._in_handling()
        self._replied()
        self._ended()

    def keep(self, name, item):
        item.refresh_from_db()
        self.items[name] = item
        return item

    def _before_handling(self):
        c = self.county
        self.keep("draft", c.drafted(title="关于还没有写完的建议"))
        self.keep("submitted", c.submitted(c.zhou))
        returned = c.submitted()
        self.keep(
            "returned",
            suggestion.return_for_revision(
                returned, by=c.chen, at=self.moment("2026-02-26 15:00"), reason="请写明渠段。"
            ),
        )
        self.keep("registered", c.registered())
        late = suggestion.draft(
            by=c.zhou,
            at=self.moment("2026-03-20"),
            title="关于闭会期间增设公交站的建议",
            facts="城东没有公交站。",
            proposal="请增设公交站。",
            requests=["增设城东公交站"],
        )
        self.keep("out", suggestion.submit(late, by=c.zhou, at=self.moment("2026-03-20 10:00")))

    def _in_handling(self):
        c = self.county
        self.keep("unsigned", c.assigned(lead=c.court).suggestion)
        self.keep("working", c.accepted(c.zhou, co=[c.finance]).suggestion)
        # First, so that nothing else is on the agenda of its 改办协调会.
        self.keep("twice", self._returned_twice())
        asked = c.accepted()
        handling.ask_to_return(
            asked,
            by=c.sun,
            at=self.moment("2026-03-04"),
            reason="不属于本局职责。",
            proposed_unit=c.transport,
        )
        self.keep("asked_back", asked.suggestion)
        reviewed = c.with_contacts().rounds.get(round=1)
        at = "2026-04-01"
        r = c.written(reviewed, at=at)
        c.onward(r, self.moment(f"{at} 10:00"), until="office_review")
        self.keep("reviewing", reviewed.handling.suggestion)
        self.keep("unsent", c.signed(c.with_contacts().rounds.get(round=1)).handling.suggestion)

    def _returned_twice(self):
        c = self.county
        h = c.accepted()
        s = h.suggestion
        for unit, by, following, day in (
            (c.transport, c.sun, c.finance, "2026-03-04"),
            (c.finance, c.yu, c.court, "2026-03-06"),
        ):
            at = self.moment(day)
            h = handling.ask_to_return(
                h, by=by, at=at, reason="不属于本单位职责。", proposed_unit=following
            )
            self._moved(h, unit, self.moment(f"{day} 15:00"))
            h = Handling.objects.select_related("case").get(suggestion=s, unit=unit)
            if unit is c.transport:
                h = handling.sign_for(h, by=c.yu, at=self.moment("2026-03-05"))
        return s

    def _moved(self, h, unit, at):
        """The first time by the clerk; the second time only a 改办协调会 may."""
        c = self.county
        if h.returns_asked < 2:
            return handling.approve_return(h, by=c.chen, at=at, new_unit=unit)
        meeting = coordination.call(by=c.chen, at=at, held_at=at)
        decisions = [(meeting.items.get(), "move", unit, "")]
        meeting = coordination.decide(meeting, by=c.chen, at=at, decisions=decisions)
        return coordination.sign_list(meeting, by=c.chen, at=at, signer="王海")

    def _replied(self):
        c = self.county
        self.keep("replied", c.delivered(c.zhou).handling.suggestion)
        done = c.delivered()
        c.answered(done, c.lin, "satisfied", "mostly_satisfied")
        self._after(done.handling)
        self.keep("evaluated", done.handling.suggestion)
        again = c.delivered(c.zhou)
        c.answered(again, c.lin, "satisfied", "satisfied")
        c.answered(again, c.zhou, "mostly_satisfied", "dissatisfied", reason="渠没有修。")
        self.keep("again", again.handling.suggestion)
        silent = c.delivered()
        one = silent.surveys.select_related("case").get()
        one = survey.remind(one, by=c.system, at=self.moment("2026-07-01"))
        survey.close_silent(one, by=c.system, at=self.moment("2026-07-20"))
        self.keep("silent", silent.handling.suggestion)

    def _after(self, h):
        c = self.county
        h.refresh_from_db()
        at = self.moment("2026-04-16 09:00")
        h = contact.record_contact(
            h,
            by=c.sun,
            at=at,
            phase=Phase.AFTER,
            way=Way.PHONE,
            held_at=at,
            attendees="孙敏",
            content="电话回访。",
            deputies=[c.lin],
        )
        last = h.contacts.order_by("-pk").first()
        contact.confirm_contact(h, by=c.lin, at=self.moment("2026-04-17"), contact=last)

    def _ended(self):
        c = self.county
        done = c.delivered()
        c.answered(done, c.lin)
        s = done.handling.suggestion
        s = suggestion.close(s, by=c.chen, at=self.moment("2026-05-06"))
        self.keep("closed", s)
        gone = c.submitted()
        gone = suggestion.withdraw(
            gone, by=c.lin, at=self.moment("2026-02-26 16:00"), reason="已经解决。"
        )
        self.keep("withdrawn", gone)
