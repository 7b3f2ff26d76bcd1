"""Two bills for the matrix: `own` is led by 林秀英, studied by the special committee of the cast and
concerns 水利局; `other` is led by somebody else, studied elsewhere, and concerns the party's 宣传部."""

from huying.domain.bills.models import Bill, BillHours, Signature, UnitView
from huying.domain.bills.procedure import drafting
from huying.domain.people.models import Session
from huying.domain.people.states import BodyKind, Level
from huying.foundation.cases.models import Case
from tests.assembly import TEXT

BEFORE_SUBMISSION = ("draft", "cosigning", "withdrawn")


class BillsCast:
    """`cast` is tests/procedure/cast.py's; its `special` works for the committee of `own`."""

    def __init__(self, cast):
        self.cast, self.county = cast, cast.county
        c = self.county
        elsewhere = c.body("监察和司法委员会", BodyKind.SPECIAL_COMMITTEE)
        self.own = self._bill(c.lin, cast.people["special_committee"].body, c.water, c.finance)
        self.other = self._bill(cast.elsewhere, elsewhere, c.publicity, c.transport)
        self._signed(self.own, c.zhou, *cast.signing)
        self._signed(self.own, c.wu, answer="open")
        self._signed(self.other, cast.elsewhere_too)
        BillHours.objects.create(
            congress=c.congress,
            session=Session.objects.get(congress=c.congress),
            cut_off_at=c.moment("2026-02-27"),
            last_presidium_at=c.moment("2099-12-31"),  # the pages look at today's date
        )

    def _bill(self, lead, committee, executor, asked) -> Bill:
        c, day = self.county, self.county.moment
        bill = drafting.draft(by=lead, at=day("2026-02-25 10:00"), **TEXT)
        bill.session, bill.in_session, bill.series = c.session, True, "in"
        bill.committee, bill.executor, bill.category = committee, executor, c.category
        bill.save()
        UnitView.objects.create(
            congress=c.congress, bill=bill, unit=asked, asked_at=day("2026-03-02")
        )
        return bill

    def _signed(self, bill, *deputies, answer="signed"):
        for deputy in deputies:
            Signature.objects.create(
                congress=bill.congress,
                bill=bill,
                deputy=deputy,
                invited_at=bill.drafted_at,
                answer=answer,
                version=bill.text,
                answered_at=bill.drafted_at,
            )

    def subject(self, capacity: str, relation: str) -> Bill:
        own = {"party_office": self.other}.get(capacity, self.own)
        other = self.other if own is self.own else self.own
        return Bill.objects.select_related("case", "congress").get(
            pk=(own if relation == "own" else other).pk
        )

    def put(self, state: str) -> None:
        Case.objects.filter(kind="bill").update(state=state)
        when = None if state in BEFORE_SUBMISSION else self.county.moment("2026-02-26")
        Bill.objects.update(submitted_at=when)


def in_a_township(cast) -> None:
    """Where five are enough, and five stand by `own`."""
    cast.county.congress.level = Level.TOWNSHIP
    cast.county.congress.save()


def reconsideration_is_proposed(cast) -> None:
    in_a_township(cast)
    Bill.objects.update(reconsideration_proposed_at=cast.at)


def reconsideration_is_wanted(cast) -> None:
    reconsideration_is_proposed(cast)
    Signature.objects.update(wants_reconsideration_at=cast.at)


ARRANGED_BILLS = {
    ("bill", "submit"): in_a_township,
    ("bill", "register"): in_a_township,
    ("bill", "want_reconsideration"): reconsideration_is_proposed,
    ("bill", "ask_reconsideration"): reconsideration_is_wanted,
}
