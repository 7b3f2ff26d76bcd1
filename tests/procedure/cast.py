"""One congress, two suggestions, and a person for every capacity: the cast of the matrix.

`own` is led by 林秀英, co-signed by 周文 and by three holders of an office (who must stand back),
with a deputy still asked; 水利局 leads it and 财政局 helps. `other` is led by somebody else and goes
to the party's 宣传部 with 交通运输局. Each has a reply round and surveys. States are set, not lived:
what the acts do is told elsewhere.
"""

from copy import copy
from datetime import date

from django.db import transaction

from huying.domain.people.models import Account, Appointment, Delegation, Roll
from huying.domain.people.queries import Acting
from huying.domain.people.states import BodyKind, Capacity, SeatStatus
from huying.domain.suggestions.models import (
    AssignmentMeeting,
    Attendance,
    ClassifiedItem,
    Consultation,
    Contact,
    ContactAnswer,
    CoordinationMeeting,
    CoSignature,
    Handling,
    MeetingItem,
    Paper,
    PaperRecipient,
    Pledge,
    ReplyRound,
    Suggestion,
)
from huying.domain.suggestions.procedure import classified, handling, reply, suggestion
from huying.domain.suggestions.states import Phase, Way
from huying.foundation.cases.models import Case
from huying.foundation.procedure.models import Clock
from tests import rules
from tests.county import TEXT
from tests.procedure.advice_cast import ARRANGED_ADVICE, AdviceCast
from tests.procedure.arranged import ARRANGED
from tests.procedure.bills_cast import ARRANGED_BILLS, BillsCast
from tests.procedure.supervision_cast import ARRANGED_SUPERVISION, SupervisionCast

DELIVERED = ("delivered", "closed")
BEFORE_SUBMISSION = ("draft", "cosigning")
ONE_OF_A_KIND: dict = {
    "roll": Roll,
    "classified": ClassifiedItem,
    "assignment_meeting": AssignmentMeeting,
    "paper": Paper,
    "coordination": CoordinationMeeting,
}
"""What the congress of the cast has exactly one of."""


class Cast:
    """`people[capacity]` is the appointment in which the capacity's person acts."""

    WITH_THEIR_OWN = ("party_office", "co_signer")
    """For these a subject is another than for the rest."""

    def __init__(self, county):
        self.county, self.moment = county, county.moment
        self.at = county.moment("2026-03-04 15:00")
        self._people()
        self.own = self._suggestion(
            "关于维修灌溉支渠的建议", county.lin, county.water, county.finance
        )
        self._co_signers()
        self.other = self._suggestion(
            "关于加强普法宣传的建议", self.elsewhere, county.publicity, county.transport
        )
        self._confirmed(self.other, self.elsewhere_too)
        for one in (self.own, self.other):
            self._get_going(one)
        self.meeting = self._meeting()
        self.pledges = {
            "own": self._pledge(county.water),
            "other": self._pledge(county.publicity),
        }
        self.bills = BillsCast(self)
        self.advice = AdviceCast(self)
        self.supervision = SupervisionCast(self)
        # The pages look at today's date: nothing is late, then or in ten years.
        Clock.objects.update(due=date(2099, 12, 31))

    # -- people ---------------------------------------------------------------------------

    def _people(self):
        c, deputy = self.county, Capacity.DEPUTY

        def call(name, body, *capacities):
            return c.appoint(name, body, *capacities, username=f"m-{Account.objects.count()}")

        self.elsewhere = call("外甲", c.whole, deputy)
        self.elsewhere_too = call("外乙", c.whole, deputy)
        self.recused = {
            "recused_head": call("避局", c.water, Capacity.HEAD),
            "recused_clerk": call("避工", c.committee, Capacity.CLERK),
            "recused_office": call("避办", c.government, Capacity.OFFICE),
        }
        gathering = self._gatherings()
        self.signing = [
            c.appoint(one.person.name, c.whole, deputy) for one in self.recused.values()
        ]
        self.people = {
            "lead_deputy": c.lin,
            "co_signer": c.zhou,
            "invited_deputy": c.wu,
            "other_deputy": call("闲代", c.whole, deputy),
            "former_lead": c.lin,
            "clerk": c.chen,
            "committee_head": c.wang,
            "government_office": c.liu,
            "party_office": c.zhao,
            "unit_handler": call("水办", c.water, Capacity.HANDLER),
            "unit_office": call("水室", c.water, Capacity.OFFICE),
            "unit_head": call("水长", c.water, Capacity.HEAD),
            "co_unit_handler": c.he,
            "co_unit_head": c.he_head,
            "other_unit": c.qian_head,
            "special_committee": call(
                "专委", c.body("农业农村委员会", BodyKind.SPECIAL_COMMITTEE), Capacity.CLERK
            ),
            "group_reviewer": call("组长", gathering[0], Capacity.HEAD),
            "delegation_head": call("团长", gathering[1], Capacity.HEAD),
            "delegation_clerk": call("团工", gathering[1], Capacity.CLERK),
            "administrator": c.gao,
            "system": c.system,
            **self.recused,
        }

    def _gatherings(self):
        """A professional group, and the body of the delegation that leads `own` but not `other`."""
        c = self.county
        group = c.body("农业农村专业小组", BodyKind.PROFESSIONAL_GROUP)
        body = c.body(c.delegation.name, BodyKind.DELEGATION)
        Delegation.objects.filter(pk=c.delegation.pk).update(body=body)
        second = Delegation.objects.create(congress=c.congress, term=c.term, name="第二代表团")
        self.elsewhere.seat.delegation = second
        self.elsewhere.seat.save()
        return group, body

    def appointment(self, capacity: str) -> Appointment:
        return self.appointments(capacity)[capacity]

    def appointments(self, *capacities: str) -> dict[str, Appointment]:
        """By capacity (all of the cast, unless some are named), as they now stand."""
        wanted = {one: self.people[one].pk for one in capacities or self.people}
        rows = Appointment.objects.select_related("person", "body", "congress")
        read = rows.in_bulk(set(wanted.values()))
        found = {capacity: copy(read[pk]) for capacity, pk in wanted.items()}
        if "former_lead" in found:
            found["former_lead"].seat.status = SeatStatus.TERMINATED
        return found

    def acting(self, capacity: str) -> Acting:
        one = self.appointment(capacity)
        return Acting(one.person.account, one.congress, one.person, [one])

    def own_of(self, capacity: str) -> Suggestion:
        """The suggestion that concerns a capacity: the party office's is the party unit's."""
        return self.other if capacity == "party_office" else self.own

    def other_of(self, capacity: str) -> Suggestion:
        return self.own if capacity == "party_office" else self.other

    # -- their suggestions ----------------------------------------------------------------

    def _suggestion(self, title, lead, unit, co_unit) -> Suggestion:
        c, day = self.county, self.moment
        s = suggestion.draft(by=lead, at=day("2026-02-25 10:00"), **TEXT | {"title": title})
        s = suggestion.submit(s, by=lead, at=day("2026-02-26"))
        s = suggestion.register(s, by=c.chen, at=day("2026-02-27"), category=c.category)
        for one, role in ((unit, "lead"), (co_unit, "co")):
            Consultation.objects.create(
                congress=c.congress, suggestion=s, unit=one, role=role, asked_at=day("2026-02-28")
            )
        return suggestion.assign(
            s, by=c.chen, at=day("2026-03-02"), lead_unit=unit, co_units=[co_unit]
        )

    def _confirmed(self, s, *deputies, answer="confirmed"):
        for deputy in deputies:
            CoSignature.objects.create(
                congress=s.congress,
                suggestion=s,
                deputy=deputy,
                invited_at=s.drafted_at,
                answer=answer,
                version=s.text,
                answered_at=s.drafted_at,
            )

    def _co_signers(self):
        self._confirmed(self.own, self.county.zhou, *self.signing)
        self._confirmed(self.own, self.county.wu, answer="open")

    def _get_going(self, s):
        """Signed for by every unit, talked over, replied to; two deputies of `own` are asked."""
        for one in Handling.objects.filter(suggestion=s):
            by = self._someone_of(one.unit)
            one = handling.sign_for(one, by=by, at=self.moment("2026-03-03"))
            self._contact(one, by)
        round = ReplyRound.objects.get(handling__suggestion=s)
        Case.objects.filter(pk=round.pk).update(state="signed")
        reply.deliver(round, by=self._someone_of(round.handling.unit), at=self.moment("2026-03-04"))

    def _meeting(self) -> CoordinationMeeting:
        """A 改办协调会 with the lead turns of both on its agenda; 水利局 and 财政局 are invited."""
        c = self.county
        case = Case(congress=c.congress, kind="coordination", state="called", opened_at=self.at)
        case.root, case.version = case, 1
        case.save()
        meeting = CoordinationMeeting.objects.create(
            case=case, congress=c.congress, held_at=self.at, called_by=c.chen
        )
        meeting.units.set([c.water, c.finance])
        for number, one in enumerate(Handling.objects.filter(role="lead").order_by("pk"), start=1):
            MeetingItem.objects.create(
                congress=c.congress, meeting=meeting, handling=one, number=number
            )
        self._package()
        classified.enter(
            by=c.chen, at=self.at, number="密1号", unit=c.water, assigned_on=self.at.date()
        )
        self._paper()
        return meeting

    def _paper(self) -> None:
        """A draft that is to go to 水利局 and 财政局."""
        c = self.county
        case = Case(congress=c.congress, kind="paper", state="draft", opened_at=self.at)
        case.root, case.version = case, 1
        case.save()
        paper = Paper.objects.create(
            case=case, congress=c.congress, issuer=c.committee, form="notice", title="关于报送进展的通知",
            text="请于月底前报送。", drafted_by=c.chen, drafted_at=self.at,
        )  # fmt: skip
        for unit in (c.water, c.finance):
            PaperRecipient.objects.create(congress=c.congress, paper=paper, body=unit)

    def _pledge(self, unit) -> Pledge:
        """A 责任书 that waits for the head of the unit."""
        c = self.county
        case = Case(congress=c.congress, kind="pledge", state="issued", opened_at=self.at)
        case.root, case.version = case, 1
        case.save()
        return Pledge.objects.create(
            case=case, congress=c.congress, unit=unit, session=c.session, duties="逐件答复",
            issuer="代表工委", issued_by=c.chen, issued_at=self.at,
        )  # fmt: skip

    def _package(self) -> None:
        """A 交办会 in preparation, to which 水利局 and 财政局 are asked."""
        c = self.county
        case = Case(
            congress=c.congress, kind="assignment_meeting", state="prepared", opened_at=self.at
        )
        case.root, case.version = case, 1
        case.save()
        kept = {"congress": c.congress}
        meeting = AssignmentMeeting.objects.create(
            case=case, held_at=self.at, called_by=c.chen, **kept
        )
        for unit in (c.water, c.finance):
            Attendance.objects.create(meeting=meeting, unit=unit, **kept)

    def _someone_of(self, unit):
        return Appointment.objects.filter(body=unit).exclude(
            person__in=[one.person_id for one in self.signing]
        )[0]

    def _contact(self, handling, by):
        contact = Contact.objects.create(
            congress=handling.congress,
            handling=handling,
            phase=Phase.BEFORE,
            way=Way.PHONE,
            held_at=self.at,
            attendees="单位",
            content="通了电话。",
            by=by,
            at=self.at,
        )
        s = handling.suggestion
        for deputy in (s.lead, self.county.zhou if s.pk == self.own.pk else self.elsewhere_too):
            ContactAnswer.objects.create(congress=handling.congress, contact=contact, deputy=deputy)

    # -- what an act is tried on ----------------------------------------------------------

    def subject(self, kind: str, capacity: str, relation: str):
        """The case of a kind that is one's own or somebody else's, read anew."""
        if kind in ONE_OF_A_KIND:
            model = ONE_OF_A_KIND[kind]
            return model.objects.select_related("case", "congress").get(
                congress=self.county.congress
            )
        if kind == "pledge":
            own = self.pledges[relation].pk
            return Pledge.objects.select_related("case", "congress").get(pk=own)
        if kind == "bill":
            return self.bills.subject(capacity, relation)
        for those in (self.advice, self.supervision):
            if kind in those.KINDS:
                return those.subject(kind, capacity, relation)
        s = self.own_of(capacity) if relation == "own" else self.other_of(capacity)
        if kind == "survey":
            return self._survey(s, capacity, relation)
        model, rule = {
            "suggestion": (Suggestion, {"pk": s.pk}),
            "handling": (Handling, {"suggestion": s, "role": "lead"}),
            "co_handling": (Handling, {"suggestion": s, "role": "co"}),
            "reply_round": (ReplyRound, {"handling__suggestion": s}),
        }[kind]
        return model.objects.select_related("case", "congress").get(**rule)

    def _survey(self, s, capacity, relation):
        """Within one suggestion a survey is one deputy's alone."""
        deputy = s.lead
        if capacity == "co_signer":
            s, deputy = self.own, self.county.zhou if relation == "own" else self.county.lin
        round = ReplyRound.objects.get(handling__suggestion=s)
        return round.surveys.select_related("case", "congress").get(deputy=deputy)

    def put(self, kind: str, state: str) -> None:
        """Both suggestions' cases of a kind into a state, with the dates that such a state has."""
        if kind == "bill":
            return self.bills.put(state)
        for those in (self.advice, self.supervision):
            if kind in those.KINDS:
                return those.put(kind, state)
        role = {"handling": "lead", "co_handling": "co"}.get(kind)
        cases = Case.objects.filter(kind="handling" if role else kind)
        if role:
            cases = cases.filter(handling__role=role)
        cases.update(state=state)
        if kind == "suggestion":
            when = None if state in BEFORE_SUBMISSION else self.moment("2026-02-26")
            Suggestion.objects.update(submitted_at=when)
        if kind == "reply_round":
            when = self.moment("2026-03-04") if state in DELIVERED else None
            ReplyRound.objects.update(delivered_at=when)

    def arrange(self, act) -> None:
        """What an act applies to: an entry from paper, a rulebook with its kind of extension, …"""
        found = ARRANGED | ARRANGED_BILLS | ARRANGED_ADVICE | ARRANGED_SUPERVISION
        if one := found.get((act.procedure.kind, act.name)):
            one(self)

    def lay(self, **cells) -> None:
        """These cells over 河北's rules."""
        rules.lay(self.county.congress, **cells)

    def rulebook(self, name: str) -> None:
        rules.under(self.county.congress, name, self.at)


class Undone(Exception):
    """Takes back what was arranged for one act."""


def undone(work) -> None:
    """Runs `work` and takes back all it did to the database."""
    try:
        with transaction.atomic():
            work()
            raise Undone
    except Undone:
        pass
