"""清源县 founded, its roll filled through the acts of the roll."""

import tomllib
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from huying.domain.people.models import (
    Account,
    Body,
    Congress,
    Delegation,
    Person,
    Roll,
    Term,
)
from huying.domain.people.policy import holders
from huying.domain.people.procedure import (
    accounts,
    appointments,
    bodies,
    deputies,
    importing,
    terms,
)
from huying.domain.people.procedure.founding import found
from huying.domain.people.roll.one_time import OneTimePassword
from huying.domain.people.roll.words import PERSON_WORDS
from huying.domain.people.states import BodyKind, Capacity, Sex, UnitSystem
from huying.domain.suggestions import rulebook

from . import cast
from .county import County, gathered
from .hours import moment
from .people import DELEGATION_OF, PLACES, Names, a_deputy, written

CODE = "qingyuan"
SESSION_DAYS = 4
READERS = {
    BodyKind.PROFESSIONAL_GROUP: "农业农村专业代表小组",
    BodyKind.TOWNSHIP: "河口镇人大主席团",
}
UNIT_CAST = {
    "水利局": {"head": "juzhang", "staff": "zhuban"},
    "财政局": {"staff": "xieban"},
    "人民法院": {"staff": "fayuan"},
}
# What the head of a unit is called, by how its name ends; 主任 where nothing else fits.
POSTS = {
    "局": "局长", "部": "部长", "公司": "总经理", "法院": "院长", "检察院": "检察长", "大队": "大队长",
    "县委": "书记", "妇联": "主席", "总工会": "主席", "科协": "主席", "工商联": "主席", "党校": "校长",
    "联合会": "理事长", "联合社": "理事会主任", "红十字会": "会长", "政法委": "书记",
}  # fmt: skip


class Founding:
    """The days before the session, in order: each act five minutes after the one before."""

    def __init__(
        self, random: Random, opened: date, size: Any, rules: str, later: tuple[date, ...] = ()
    ):
        self.random, self.opened, self.size, self.rules = random, opened, size, rules
        self.openings = (opened, *later)
        self.at = moment(opened - timedelta(days=40), 9 * 60)
        self.names = Names(random, cast.NAMES)
        self.since = opened - timedelta(days=30)
        self.seats = 0

    def county(self, units: set[str]) -> County:
        """`units`: those that are needed; a larger size has them all."""
        self.congress = self._found()
        self.roll = Roll.objects.select_related("case", "congress").get(congress=self.congress)
        self.administrator = holders(
            self.congress.pk, capacities=(Capacity.ADMINISTRATOR,)
        ).select_related("person", "body", "congress")[0]
        self._frame()
        self._committee_and_offices()
        self._units(units)
        self._deputies()
        self._delegations()
        self._readers_and_committees()
        self._accounts()
        return gathered(self.congress)

    def _next(self) -> datetime:
        self.at += timedelta(minutes=5)
        return self.at

    def _act(self, act: Any, **details: Any) -> Any:
        self.roll = act(self.roll, by=self.administrator, at=self._next(), **details)
        return getattr(self.roll, "made", None)

    def _found(self) -> Congress:
        taken = set(Congress.objects.filter(code__startswith=CODE).values_list("code", flat=True))
        number = 1
        code = CODE
        while code in taken:
            number += 1
            code = f"{CODE}-{number}"
        congress = found(
            code=code,
            name=f"{self.size.place}人民代表大会",
            short_name=f"{self.size.place}人大",
            level=self.size.level,
            rulebook=self.rules,
            username=cast.username_in(code, "guanli"),
            password=cast.password(),
            person_name=cast.BY_USERNAME["guanli"].name,
            at=self.at,
            committees=bool(self.size.bills),
            is_demo=True,
        )
        pinyin = written(cast.BY_USERNAME["guanli"].name)
        Person.objects.filter(congress=congress, name=pinyin["name"]).update(**pinyin)
        return congress

    def _frame(self) -> None:
        self._act(terms.add_term, number=18, starts_on=self.since)
        self.term = Term.objects.get(congress=self.congress)
        for number, opens in enumerate(self.openings, start=1):
            self._act(
                terms.add_session,
                term=self.term,
                number=number,
                opens_at=moment(opens, 9 * 60),
                closes_at=moment(opens + timedelta(days=SESSION_DAYS - 1), 17 * 60),
            )
        for name in dict.fromkeys(DELEGATION_OF.values()):
            self._act(terms.add_delegation, term=self.term, name=name)

    # -- the offices -------------------------------------------------------------------------

    def _office(self, kind: str) -> Body:
        return Body.objects.get(congress=self.congress, kind=kind)

    def _staff(self, body: Body, *capacities: str, username: str = "", **fields: Any) -> Person:
        if username:
            member = cast.BY_USERNAME[username]
            person = written(member.name, **(member.person | fields))
        else:
            sex = Sex.FEMALE if self.random.random() < 0.4 else Sex.MALE
            person = written(self.names.new(sex), sex=sex, **fields)
        person.setdefault("employer", body.name)
        return self._act(
            appointments.add_staff,
            person=person,
            body=body,
            capacities=capacities,
            since=self.since,
        )

    def _committee_and_offices(self) -> None:
        committee = self._office(BodyKind.DEPUTIES_COMMITTEE)
        self._staff(committee, Capacity.HEAD, username="zhuren", post="主任")
        self._staff(committee, Capacity.CLERK, username="gongwei", post="科员")
        self._staff(committee, Capacity.CLERK, post="副主任")
        for kind, username in (
            (BodyKind.GOVERNMENT_OFFICE, "zhengban"),
            (BodyKind.PARTY_OFFICE, "dangban"),
        ):
            office = self._office(kind)
            self._staff(office, Capacity.OFFICE, username=username, post="督查科科长")
            self._staff(office, Capacity.HEAD, post="主任")

    def _units(self, wanted: set[str]) -> None:
        rows = [
            {
                "name": name,
                "kind": BodyKind.UNIT,
                "system": UnitSystem(system),
                "duties": duties,
                "phone": f"0000-51{number:02}000",
            }
            for number, (system, name, duties) in enumerate(unit_list(self.size.units), start=1)
            if name in wanted or self.size.units != "needed"
        ]
        self._act(importing.import_bodies, file="承办单位名单.xlsx", rows=rows)
        made = Body.objects.filter(congress=self.congress, kind=BodyKind.UNIT).order_by("pk")
        for number, body in enumerate(made, start=1):
            self._unit_staff(body, number)

    def _unit_staff(self, body: Body, number: int) -> None:
        own = UNIT_CAST.get(body.name, {})
        phone = f"0000-51{number:02}0"
        title = next((title for end, title in POSTS.items() if body.name.endswith(end)), "主任")
        self._staff(
            body, Capacity.HEAD, username=own.get("head", ""), post=title, phone=phone + "01"
        )
        both = (Capacity.HANDLER, Capacity.OFFICE)
        if number % 3 or own:
            self._staff(
                body, *both, username=own.get("staff", ""), post="办公室主任", phone=phone + "02"
            )
        else:
            self._staff(body, Capacity.OFFICE, post="办公室主任", phone=phone + "02")
            self._staff(body, Capacity.HANDLER, post="业务科科长", phone=phone + "03")

    # -- the deputies ------------------------------------------------------------------------

    def _deputies(self) -> None:
        """All in one list but those who are on the roll for another reason already."""
        rows, known = [], []
        for username, place in cast.CAST_SEATS.items():
            member = cast.BY_USERNAME[username]
            age = 68 if username == "daibiao" else 45
            fields = written(member.name, **member.person, birth_year=self.opened.year - age)
            person = Person.objects.filter(congress=self.congress, name=member.name).first()
            if person:
                known.append((person, self._seat(place)))
            else:
                rows.append(fields | self._seat(place))
        for number in range(len(cast.CAST_SEATS), self.size.deputies):
            place = PLACES[number % len(PLACES)]
            rows.append(a_deputy(self.names, place, self.opened.year, number) | self._seat(place))
        blank = {name: "" for name in PERSON_WORDS} | {"grassroots": False, "birth_year": None}
        self._act(
            importing.import_deputies,
            file="代表名单.xlsx",
            term=self.term,
            since=self.since,
            rows=[blank | row for row in rows],
        )
        names = {one.name: one for one in Delegation.objects.filter(term=self.term)}
        for person, seat in known:
            seat = seat | {"term": self.term, "delegation": names[seat["delegation"]]}
            self._act(deputies.add_deputy, person=person, seat=seat, since=self.since)

    def _delegations(self) -> None:
        """Somebody who reads for each delegation, where it checks before the secretariat does."""
        if not rulebook.get(self.rules).intake.delegation_gate:
            return
        bodies = Body.objects.filter(delegations__term=self.term).order_by("pk")
        for body in bodies:
            self._staff(body, Capacity.CLERK, post="代表团联络员")

    def _readers_and_committees(self) -> None:
        """Who pre-reviews drafts where the rules ask it; who studies bills where there are any."""
        rounds = rulebook.get(self.rules).intake.pre_review
        wanted = [(name, kind) for kind, name in READERS.items() if kind in rounds]
        made = [self._act(bodies.add_body, name=name, kind=kind) for name, kind in wanted]
        committees = Body.objects.filter(
            congress=self.congress, kind=BodyKind.SPECIAL_COMMITTEE
        ).order_by("pk")
        for body in (*made, *committees):
            self._staff(body, Capacity.CLERK, post="联络员")

    def _seat(self, place: str) -> dict[str, Any]:
        self.seats += 1
        return {
            "delegation": DELEGATION_OF[place],
            "elected_by": f"{place}第{self.random.randint(1, 9)}选区",
            "card_number": f"18-{self.seats:03}",
            "terms_served": self.random.choices((1, 2, 3), (60, 28, 12))[0],
        }

    def _accounts(self) -> None:
        """Issued as to anybody; the cast are taken to have changed the first password already.

        The common password is hashed once, for the administrator: hashing is slow on purpose.
        """
        for member in cast.CAST[:-1]:
            self._act(
                accounts.issue_account,
                person=Person.objects.get(congress=self.congress, name=member.name),
                username=cast.username_in(self.congress.code, member.username),
                password=OneTimePassword(secret=None),  # type: ignore[arg-type]
            )
        lost = Person.objects.get(congress=self.congress, name=cast.BY_USERNAME["xieban"].name)
        self._act(accounts.reset_password, person=lost, password=OneTimePassword(secret=None))  # type: ignore[arg-type]
        self._act(accounts.stop_account, person=lost)
        self._act(accounts.restart_account, person=lost)
        hashed = self.administrator.person.account.password
        mine = Account.objects.filter(persons__congress=self.congress)
        mine.update(password=hashed, must_change=False)


@cache
def unit_list(units: str = "county") -> tuple[tuple[str, str, str], ...]:
    """(system, unit, its duties) of every unit; a province's has the cities' governments beside."""
    files = ["units.toml"] + ["units_of_a_province.toml"] * (units == "province")
    read = [
        tomllib.loads(Path(__file__).with_name(file).read_text(encoding="utf-8")) for file in files
    ]
    return tuple(
        (system, name, duties)
        for found in read
        for system, units_of_it in found.items()
        for name, duties in units_of_it.items()
    )
