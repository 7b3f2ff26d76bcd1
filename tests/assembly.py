"""清源县's congress in session with its bills: deputies enough to sign, a special committee, the hours.

`deputies` are ten more than the county has; 农永 works for the 农业农村委员会.
"""

from huying.domain.bills.models import Bill
from huying.domain.bills.procedure import drafting, hours, presidium, registering, signing
from huying.domain.people.models import Roll
from huying.domain.people.states import BodyKind, Capacity
from tests.kept import kept

TEXT = {
    "title": "关于制定清源县灌溉设施管护办法的议案",
    "matter": "resolution",
    "grounds": "全县灌溉支渠破损四成，管护单位和经费没有着落，多年靠临时抢修。",
    "plan": "由县人民代表大会作出决定，明确管护责任、经费来源和考核办法。",
    "points": ["明确支渠的管护单位", "管护经费列入县级预算"],
}
NAMES = "甲乙丙丁戊己庚辛壬癸"
CUT_OFF, LAST_PRESIDIUM = "2026-02-27 12:00", "2026-02-28 15:00"


class Assembly:
    @kept
    def __init__(self, county, mark: str = ""):
        self.county, self.mark, self.moment = county, mark, county.moment
        code = "" if county.congress.code == "qingyuan" else f"-{county.congress.code}"
        self.deputies = [
            county.appoint(
                f"代表{name}", county.whole, Capacity.DEPUTY, username=f"dai{place}{code}"
            )
            for place, name in enumerate(NAMES)
        ]
        self.committee = county.body("农业农村委员会", BodyKind.SPECIAL_COMMITTEE)
        self.nong = county.appoint(
            "农永", self.committee, Capacity.CLERK, username=f"nongwei{code}"
        )

    @kept
    def set_hours(self, cut_off=CUT_OFF, last=LAST_PRESIDIUM):
        roll = Roll.objects.select_related("case", "congress").get(congress=self.county.congress)
        hours.set_bill_hours(
            roll,
            by=self.county.chen,
            at=self.moment("2026-02-25 09:00"),
            session=self.county.session,
            cut_off_at=self.moment(cut_off),
            last_presidium_at=self.moment(last),
        )

    # -- shortcuts: each takes the story up to a point ----------------------------------------

    def drafted(self, **changes) -> Bill:
        words = TEXT | {"title": f"{self.mark}{TEXT['title']}"} | changes
        return drafting.draft(by=self.county.lin, at=self.moment("2026-02-25 10:00"), **words)

    @kept
    def signed(self, number=9, **changes) -> Bill:
        """`number` deputies have signed beside the lead deputy."""
        at, bill = self.moment("2026-02-25 14:00"), self.drafted(**changes)
        some = self.deputies[:number]
        if some:
            bill = signing.invite(bill, by=self.county.lin, at=at, deputies=some)
        for one in some:
            bill = signing.sign(bill, by=one, at=at, version_number=1)
        return bill

    @kept
    def submitted(self, number=9, at="2026-02-26", **changes) -> Bill:
        return drafting.submit(
            self.signed(number, **changes), by=self.county.lin, at=self.moment(at)
        )

    @kept
    def registered(self, number=9, at="2026-02-26", **changes) -> Bill:
        return registering.register(
            self.submitted(number, at, **changes),
            by=self.county.chen,
            at=self.moment(at),
            category=self.county.category,
        )

    @kept
    def in_committee(self, number=9, at="2026-02-26", **changes) -> Bill:
        return registering.send_to_committee(
            self.registered(number, at, **changes),
            by=self.county.chen,
            at=self.moment(at),
            committee=self.committee,
        )

    @kept
    def before_presidium(self, number=9, at="2026-02-26", proposal="afterwards", **changes) -> Bill:
        return registering.give_opinion(
            self.in_committee(number, at, **changes),
            by=self.nong,
            at=self.moment(at),
            proposal=proposal,
            text=f"{self.mark}管护问题突出，建议闭会后审议。",
            heard="2月26日当面听取了领衔代表的意见。",
        )

    @kept
    def decided(self, act, number=9, at="2026-02-27 16:00", **changes) -> Bill:
        """`act` is one of the presidium's decisions."""
        return act(
            self.before_presidium(number, **changes),
            by=self.county.chen,
            at=self.moment(at),
            meeting="主席团第三次会议",
            text=f"{self.mark}主席团经研究决定。",
        )

    @kept
    def deferred(self, number=9, **changes) -> Bill:
        return self.decided(presidium.defer, number, **changes)

    @kept
    def no_bill(self, number=9, **changes) -> Bill:
        return self.decided(presidium.find_no_bill, number, **changes)
