"""清源县 for tests: a fixed cast, and shortcuts through the acts that a story is not about.

Named people: 林秀英 (lead deputy), 周文 and 吴桂 (co-signers), 陈静 (clerk) and 王海 (head of the 代表工委),
刘洋 (government office), 赵党 (party office), 孙敏 (handler and office) and 李建国 (head) of 水利局,
何平 of 财政局, 钱法 of 人民法院, 高管 (administrator). 李建国 is a deputy too.
"""

from datetime import timedelta

from django.contrib.auth.hashers import make_password

from huying.domain.people.models import (
    Account,
    Appointment,
    Body,
    Congress,
    Delegation,
    Person,
    Roll,
    Seat,
    Session,
    Term,
)
from huying.domain.people.states import BodyKind, Capacity, Level, RollState, UnitSystem
from huying.domain.suggestions.models import Category, Suggestion
from huying.domain.suggestions.policy.family import asked_of
from huying.domain.suggestions.procedure import contact, handling, reply, suggestion, survey
from huying.domain.suggestions.states import Outcome, Phase, Way
from huying.foundation.cases.models import Case
from tests.kept import kept

TEXT = {
    "title": "关于维修河口镇灌溉支渠的建议",
    "facts": "河口镇北部三个村的支渠建于上世纪七十年代，破损一千二百米，今春有八百亩地浇不上水。",
    "proposal": "建议由水利部门立项维修，并明确管护责任。",
    "requests": ["对破损的1.2公里渠段进行衬砌修复", "明确支渠的日常管护单位和经费"],
}

ONWARD = (
    reply.send_to_check,
    reply.send_to_office,
    reply.send_to_committee,
    reply.send_to_head,
    reply.pass_level,
    reply.pass_check_to_office,
    reply.pass_check_to_committee,
    reply.pass_check,
    reply.pass_office_review,
    reply.pass_committee_review,
    reply.pass_committee_review_to_check,
)


class County:
    @kept
    def __init__(self, moment, code="qingyuan", name="清源县", rulebook="hebei"):
        self.moment = moment
        self.congress = Congress.objects.create(
            code=code,
            name=f"{name}人民代表大会",
            short_name=f"{name}人大",
            level=Level.COUNTY,
            rulebook=rulebook,
        )
        opened = moment("2026-01-05")
        case = Case(congress=self.congress, kind="roll", state=RollState.OPEN, opened_at=opened)
        case.root = case
        case.save()
        Roll.objects.create(case=case, congress=self.congress)
        self.term = Term.objects.create(congress=self.congress, number=18)
        self.session = Session.objects.create(
            congress=self.congress,
            term=self.term,
            number=1,
            opens_at=moment("2026-02-25"),
            closes_at=moment("2026-02-28 17:00"),
        )
        self.delegation = Delegation.objects.create(
            congress=self.congress, term=self.term, name="第一代表团"
        )
        self._bodies()
        self._cast()
        self._arrive()
        self.category = Category.objects.create(congress=self.congress, name="农业农村", order=1)

    def body(self, name, kind=BodyKind.UNIT, system=""):
        return Body.objects.create(congress=self.congress, name=name, kind=kind, system=system)

    def appoint(self, name, body, *capacities, username=None):
        person = Person.objects.filter(congress=self.congress, name=name).first()
        if person is None:
            account = username and Account.objects.create_user(username, "a long pass phrase")
            person = Person.objects.create(
                congress=self.congress, name=name, account=account or None, pinyin=username or ""
            )
        made = []
        for capacity in capacities:
            one = Appointment.objects.create(
                congress=self.congress,
                person=person,
                body=body,
                capacity=capacity,
                since=self.moment("2026-01-05").date(),
            )
            if capacity == Capacity.DEPUTY:
                self._seat(one).save(force_insert=True)
            made.append(one)
        return made[0] if len(made) == 1 else made

    def _bodies(self):
        unit, system = BodyKind.UNIT, UnitSystem
        rows = {
            "whole": (self.congress.name, BodyKind.CONGRESS, ""),
            "committee": ("代表工委", BodyKind.DEPUTIES_COMMITTEE, ""),
            "government": ("县政府办公室", BodyKind.GOVERNMENT_OFFICE, ""),
            "party": ("县委办公室", BodyKind.PARTY_OFFICE, ""),
            "water": ("水利局", unit, system.GOVERNMENT),
            "finance": ("财政局", unit, system.GOVERNMENT),
            "transport": ("交通运输局", unit, system.GOVERNMENT),
            "publicity": ("县委宣传部", unit, system.PARTY),
            "court": ("人民法院", unit, system.JUDICIAL),
        }
        made = Body.objects.bulk_create(
            Body(congress=self.congress, name=name, kind=kind, system=system)
            for name, kind, system in rows.values()
        )
        for attribute, one in zip(rows, made, strict=True):
            setattr(self, attribute, one)

    def _cast(self):
        deputy, clerk, head = Capacity.DEPUTY, Capacity.CLERK, Capacity.HEAD
        handler, office = Capacity.HANDLER, Capacity.OFFICE
        self.cast = (
            ("林秀英", "daibiao", self.whole, {"lin": deputy}),
            ("周文", "fuyi1", self.whole, {"zhou": deputy}),
            ("吴桂", "fuyi2", self.whole, {"wu": deputy}),
            ("陈静", "gongwei", self.committee, {"chen": clerk}),
            ("王海", "zhuren", self.committee, {"wang": head}),
            ("刘洋", "zhengban", self.government, {"liu": office}),
            ("赵党", "dangban", self.party, {"zhao": office}),
            ("孙敏", "zhuban", self.water, {"sun": handler, "sun_office": office}),
            ("李建国", "juzhang", self.water, {"li": head, "li_deputy": deputy}),
            ("何平", "xieban", self.finance, {"he": handler}),
            ("冯财", "caizheng", self.finance, {"he_head": head}),
            ("于路", "jiaotong", self.transport, {"yu": handler}),
            ("马路", "jiaotongju", self.transport, {"yu_head": head}),
            ("范宣", "xuanchuan", self.publicity, {"fan": handler}),
            ("郝部", "xuanchuanbu", self.publicity, {"fan_head": head}),
            ("钱法", "fayuan", self.court, {"qian": handler}),
            ("严法", "yuanzhang", self.court, {"qian_head": head}),
            ("高管", "guanli", self.whole, {"gao": Capacity.ADMINISTRATOR}),
            ("系统", "system", self.whole, {"system": Capacity.SYSTEM}),
        )

    def _arrive(self):
        """All at once: two thousand tests begin with this cast."""
        code = "" if self.congress.code == "qingyuan" else f"-{self.congress.code}"
        secret = make_password("a long pass phrase")
        accounts = Account.objects.bulk_create(
            Account(username=f"{username}{code}", password=secret)
            for _name, username, _body, _capacities in self.cast
        )
        people = Person.objects.bulk_create(
            Person(congress=self.congress, name=row[0], account=account, pinyin=account.username)
            for row, account in zip(self.cast, accounts, strict=True)
        )
        since = self.moment("2026-01-05").date()
        called = {
            attribute: Appointment(
                congress=self.congress, person=person, capacity=capacity, since=since,
                body=self.whole if capacity == Capacity.DEPUTY else row[2],
            )
            for row, person in zip(self.cast, people, strict=True)
            for attribute, capacity in row[3].items()
        }  # fmt: skip
        Appointment.objects.bulk_create(called.values())
        for attribute, one in called.items():
            setattr(self, attribute, one)
        Seat.objects.bulk_create(
            self._seat(one) for one in called.values() if one.capacity == Capacity.DEPUTY
        )

    def _seat(self, appointment) -> Seat:
        return Seat(
            appointment=appointment, congress=self.congress, term=self.term,
            delegation=self.delegation, elected_by="河口镇选区",
        )  # fmt: skip

    # -- shortcuts: each takes the story up to a point ----------------------------------------

    def drafted(self, **changes) -> Suggestion:
        return suggestion.draft(by=self.lin, at=self.moment("2026-02-25 10:00"), **TEXT | changes)

    @kept
    def submitted(self, *cosigners) -> Suggestion:
        s = self.drafted()
        if cosigners:
            at = self.moment("2026-02-25 11:00")
            s = suggestion.invite(s, by=self.lin, at=at, deputies=cosigners)
            for one in cosigners:
                s = suggestion.confirm(s, by=one, at=at, version_number=1)
        return suggestion.submit(s, by=self.lin, at=self.moment("2026-02-26 09:30"))

    @kept
    def registered(self, *cosigners) -> Suggestion:
        return suggestion.register(
            self.submitted(*cosigners),
            by=self.chen,
            at=self.moment("2026-02-27"),
            category=self.category,
        )

    @kept
    def assigned(self, *cosigners, lead=None, co=()):
        """The lead handling, given out on 2026-03-02 (a Monday)."""
        s = suggestion.assign(
            self.registered(*cosigners),
            by=self.chen,
            at=self.moment("2026-03-02"),
            lead_unit=lead or self.water,
            co_units=co,
        )
        return s.handlings.select_related("case").get(role="lead")

    @kept
    def accepted(self, *cosigners, co=()):
        """Signed for by 孙敏 on 2026-03-03; the first reply round is open."""
        return handling.sign_for(
            self.assigned(*cosigners, co=co), by=self.sun, at=self.moment("2026-03-03")
        )

    @kept
    def with_contacts(self, *cosigners, co=()):
        """Contacts before and during, recorded and confirmed by the lead deputy."""
        h = self.accepted(*cosigners, co=co)
        for phase, day in ((Phase.BEFORE, "2026-03-05"), (Phase.DURING, "2026-03-20")):
            h = contact.record_contact(
                h,
                by=self.sun,
                at=self.moment(f"{day} 16:00"),
                phase=phase,
                way=Way.FACE,
                held_at=self.moment(f"{day} 10:00"),
                attendees="孙敏",
                content="在河口镇渠首看了破损渠段。",
                deputies=[self.lin],
            )
            last = h.contacts.order_by("-pk").first()
            h = contact.confirm_contact(
                h, by=self.lin, at=self.moment(f"{day} 20:00"), contact=last
            )
        return h

    @kept
    def written(self, round, by=None, at="2026-04-10", **more):
        asked = [one.request for one in asked_of(round)]
        return reply.write(
            round,
            by=by or self.sun,
            at=self.moment(at),
            answers=[
                (one, Outcome.ADOPTED, f"第{one.order}条已经修复，通水正常。") for one in asked
            ],
            **{
                "reply_class": "A",
                "has_commitment": False,
                "openness": "full",
                "contact_person": "孙敏 0311-0000000",
            }
            | more,
        )

    @kept
    def signed(self, round, at="2026-04-10"):
        """Written, checked, through both pre-review rounds, signed."""
        at = self.moment(at)
        r = self.written(round, at=at.date().isoformat())
        r = self.onward(r, at=at + timedelta(minutes=4))
        return reply.sign_off(
            r, by=self.li, at=at + timedelta(minutes=5), document_number="清水函〔2026〕1号"
        )

    @kept
    def onward(self, round, at, until="cleared", text=""):
        """Through checks and pre-reviews as the congress's rulebook orders them, by whoever must."""
        while round.state != until:
            round = self.one_step(round, at, text)
        return round

    def one_step(self, round, at, text=""):
        """The one act that takes a complete draft to whoever reads it next, with these words."""
        found = Appointment.objects.filter(congress=self.congress, until=None).exclude(
            capacity=Capacity.DEPUTY
        )
        hands = found.select_related("person", "body", "congress").order_by("pk")
        return next(
            act(round, by=by, at=at, **({"text": text} if act.name.startswith("pass") else {}))
            for act in ONWARD
            for by in hands
            if act.refusal(round, by=by, at=at) is None
        )

    @kept
    def delivered(self, *cosigners):
        """The first reply round, delivered on 2026-04-10; surveys are open."""
        round = self.with_contacts(*cosigners).rounds.get(round=1)
        r = self.signed(round)
        return reply.deliver(r, by=self.sun, at=self.moment("2026-04-10 10:00"))

    @kept
    def revisited(self, handling, at="2026-04-20"):
        """办后回访, recorded by 孙敏 and confirmed by the lead deputy."""
        at = self.moment(at)
        h = contact.record_contact(
            handling,
            by=self.sun,
            at=at,
            phase=Phase.AFTER,
            way=Way.VISIT,
            held_at=at,
            attendees="孙敏",
            content="回访了渠段的用水情况。",
            deputies=[self.lin],
        )
        last = h.contacts.order_by("-pk").first()
        return contact.confirm_contact(h, by=self.lin, at=at, contact=last)

    @kept
    def answered(self, round, deputy, process="satisfied", result="satisfied", **more):
        one = round.surveys.select_related("case").get(deputy=deputy)
        return survey.answer(
            one,
            by=deputy,
            at=self.moment(more.pop("at", "2026-04-15")),
            process=process,
            result=result,
            **more,
        )
