"""Every page that somebody may open: no WCAG 2.2 AA violation, no word from the security policy, no sideways scrolling.

A page that its address alone has is looked at in four widths; of the many act forms and suggestions
that share a template one of each kind is, the others in one width and for scrolling in the narrowest.
"""

from pathlib import Path
from types import SimpleNamespace

import axe_playwright_python
import pytest

from huying.domain.people.models import Account, Appointment, Person
from huying.domain.people.states import Capacity
from tests.browser.world import PASSWORD
from tests.conftest import moment
from tests.county import County
from tests.crawl.estate import NOW, ROLES, Estate
from tests.crawl.places import Places
from tests.crawl.test_every_url import expected

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text()
RULES = """async () => (await axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    resultTypes: ["violations"], iframes: false,
})).violations.map((one) => [one.id, one.nodes[0].html.slice(0, 160)])"""
WIDTHS = (320, 390, 768, 1280)
# Of several pages with one template these are looked at in every width.
FULLY = {
    "suggestions:page draft", "suggestions:page accepted", "suggestions:page second-round",
    "suggestions:act suggestion.revise", "suggestions:act suggestion.register",
    "suggestions:act suggestion.assign", "suggestions:act suggestion.invite",
    "suggestions:act handling.record_contact", "suggestions:act handling.ask_to_return",
    "suggestions:act reply_round.write", "suggestions:act reply_round.sign_off",
    "suggestions:act reply_round.pass_committee_review", "suggestions:act survey.answer",
    "suggestions:act reply_round.deliver", "suggestions:act suggestion.confirm",
    "workbench:tasks submitted", "roll:person deputy", "roll:body unit", "roll:import deputies",
    "roll:add add_deputy", "roll:add add_session", "roll:change correct_person",
    "roll:slip issue_account", "suggestions:deadline answered", "bills:page deferred",
    "advice:page consultation-answering", "advice:new consultation",
    "advice:act consultation.answer_line", "bills:act bill.revise",
    "bills:act bill.give_view", "bills:act bill.invite", "bills:act bill.register",
}  # fmt: skip
# Answers that are no page, or a page of another name.
DOWNLOADS = (
    "insight:export", "roll:import_template", "suggestions:attachment", "bills:attachment",
    "advice:attachment",
)  # fmt: skip


def seen_by(statuses) -> str:
    """Who opens a page: the first whom it answers with 200, else with the reason of a refusal."""
    for wanted in ("200", "409"):
        for role, status in zip((*ROLES, "out"), statuses, strict=True):
            if status == wanted:
                return role
    return ""


def is_main(place: str) -> bool:
    return place in FULLY or " " not in place


class Inspector:
    def __init__(self, world, large: bool):
        self.world, self.large, self.wrong = world, large, []
        self.windows: dict = {}
        self.looks = 0

    def window(self, role: str, estate):
        if role not in self.windows:
            who = None if role == "out" else estate.people()[role]
            self.windows[role] = page = self.world.page(who, height=900)
            if role == "out" and self.large:
                page.context.add_cookies(
                    [{"name": "large_type", "value": "1", "url": self.world.address}]
                )
        return self.windows[role]

    def look(self, place: str, page, path: str) -> None:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(path)
        if not place.isdecimal():  # a page of a fault knows nobody, nor how large they read
            large = page.evaluate("document.documentElement.className.includes('large')")
            assert large == self.large, place
        self.wrong += [(place, "said", text) for _url, text in self.world.said]
        page.evaluate(AXE)
        for width in reversed(WIDTHS):
            page.set_viewport_size({"width": width, "height": 900})
            beyond = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            if beyond > 0:
                self.wrong.append((place, width, f"scrolls sideways by {beyond} px"))
            if is_main(place) or place.isdecimal() or width == 390:
                self.wrong += [(place, width, *one) for one in page.evaluate(RULES)]
                self.looks += 1
        self.world.said.clear()  # axe itself may be refused a style


def unusual_people(county) -> dict:
    """Somebody of two congresses, who chooses between them, and somebody of none."""
    other = County(moment, code="linhe", name="临河县")
    both, nobody = (Account.objects.create_user(name, PASSWORD) for name in ("both", "nobody"))
    for one in (county, other):
        person = Person.objects.create(congress=one.congress, name="两处", account=both)
        Appointment.objects.create(
            congress=one.congress, person=person, body=one.committee, capacity=Capacity.CLERK,
            since=moment("2026-01-05").date(),
        )  # fmt: skip
    return {
        place: SimpleNamespace(person=SimpleNamespace(account_id=account.pk))
        for place, account in (("people:choose", both), ("no appointment", nobody))
    }


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_every_page_is_accessible_quiet_and_fits(empty_world, large: bool, tried):
    empty_world.now.set(NOW)
    inspector = Inspector(empty_world, large)
    inspector.look("first_run", inspector.window("out", None), "/setup")
    estate = Estate(County(moment))
    outsiders = unusual_people(estate.county)
    Account.objects.update(large_type=large)
    paths, pages = Places(estate).paths, 1
    for place, who in outsiders.items():
        inspector.look(place, empty_world.page(who), "/choose")
        pages += 1
    for place, statuses in expected().items():
        role = seen_by(statuses)
        if not role or place.startswith(DOWNLOADS):
            continue
        inspector.look(place, inspector.window(role, estate), paths[place])
        pages += 1
    for place, role, path in (
        ("404", "lin", "/qingyuan/nothing"),
        ("403", "lin", "/qingyuan/roll/terms/"),
        ("ledger not understood", "chen", "/qingyuan/suggestions/?sort=password"),
        ("deadline not understood", "chen", "/qingyuan/deadline?clock=reply&from=x"),
    ):
        inspector.look(place, inspector.window(role, estate), path)
        pages += 1
    assert inspector.wrong == []
    tried(f"N = {pages} pages in {len(WIDTHS)} widths, {inspector.looks} looks with axe")
