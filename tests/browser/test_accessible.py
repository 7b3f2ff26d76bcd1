"""Every page that somebody may open: no WCAG 2.2 AA violation, no word from the security policy, no sideways scrolling.

In a long run a page that its address alone has is held against the rules in four widths; of the many act
forms and suggestions that share a template one of each kind is, the others in one width. In an ordinary
run all that have an address alone are opened, and of those that share a template one in twelve; half of
them are held against the rules, in one of the four widths, by their names. One in three is then made
large where it stands, and asked what large type may break. None that is opened may scroll sideways in
any width, or hear from the security policy. test_accessible_in_large_type.py opens them for those who
read so.
"""

from types import SimpleNamespace

import pytest

from huying.domain.people.models import Account, Appointment, Person
from huying.domain.people.states import Capacity
from tests.browser.inspector import AT_BOTH_ENDS, WIDTHS, Inspector
from tests.browser.world import PASSWORD
from tests.conftest import moment
from tests.counts import LONG, SHARES, turn
from tests.county import County
from tests.crawl.estate import NOW, ROLES, Estate
from tests.crawl.places import Places
from tests.crawl.test_every_url import expected

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

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
    *("export", "import_template", "attachment"),
    *("suggestions:letter", "paper_copy", "letter_template_file"),
    *("supervision:letter", "promise_letter", "report_document", "supervision:results"),
    *("supervision:certificate", "supervision:population"),
)
PIECES = ("insight:search_live",)  # of a page: looked at where they stand on it
REFUSED = (
    ("404", "lin", "/qingyuan/nothing"),
    ("403", "lin", "/qingyuan/roll/terms/"),
    ("ledger-not-understood", "chen", "/qingyuan/suggestions/?sort=password"),
    ("deadline-not-understood", "chen", "/qingyuan/deadline?clock=reply&from=x"),
)


def seen_by(statuses) -> str:
    """Who opens a page: the first whom it answers with 200, else with the reason of a refusal."""
    for wanted in ("200", "409"):
        for role, status in zip((*ROLES, "out"), statuses, strict=True):
            if status == wanted:
                return role
    return ""


def widths_of(place: str, large: bool) -> tuple[int, ...]:
    """In which widths a page is held against the rules."""
    alone = place in FULLY or " " not in place
    if LONG:
        return WIDTHS if alone else (390,)
    if alone:
        widths = AT_BOTH_ENDS if large else WIDTHS
        judged = place in FULLY or turn(f"judged {place}", 2) == 0
        return (widths[turn(place, len(widths))],) if judged else ()
    return () if large else (390,)


def widths_made_large(place: str) -> tuple[int, ...] | None:
    """In which widths a page that was opened in normal type is held against the rules in large type."""
    if LONG or place.isdecimal() or turn(f"made large {place}", 3) != 0:
        return None
    return widths_of(place, large=True)


def opened_in_this_run(place: str, large: bool) -> bool:
    """Of the forms and pages that share a template a share; in large type from the start, of all these one."""
    if LONG:
        return True
    if large and turn(f"large {place}", SHARES) != 0:
        return False
    return place in FULLY or " " not in place or turn(place, SHARES) == 0


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


def test_every_page_is_accessible_quiet_and_fits(empty_world, tried):
    look_at_every_page(empty_world, tried, large=False)


def look_at_every_page(empty_world, tried, *, large: bool) -> None:
    empty_world.now.set(NOW)
    inspector = Inspector(empty_world, large)
    inspector.look("first_run", inspector.window("out", None), "/setup")
    estate = Estate(County(moment))
    outsiders = unusual_people(estate.county)
    Account.objects.update(large_type=large)
    looks = [(one, empty_world.page(who), "/choose") for one, who in outsiders.items()]
    looks += [
        (place, inspector.window(role, estate), path)
        for place, role, path in (*opened(Places(estate).paths, large), *REFUSED)
    ]
    for place, page, path in looks:
        made_large = None if large else widths_made_large(place)
        inspector.look(place, page, path, widths_of(place, large), made_large)
    assert inspector.wrong == []
    tried(f"N = {len(looks) + 1} pages in {len(WIDTHS)} widths, {inspector.looks} looks with axe")


def opened(paths, large: bool):
    """(place, who opens it, its address)"""
    for place, statuses in expected().items():
        role = seen_by(statuses)
        if not role or place.split()[0].endswith((*DOWNLOADS, *PIECES)):
            continue
        if opened_in_this_run(place, large):
            yield place, role, paths[place]
