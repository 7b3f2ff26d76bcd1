"""Every address for every role, as tests/urls.txt says; reading changes nothing.

In an ordinary run each database asks its own share of the questions, in a long one all of them. Of the
neighbour's things each is then read or written to, and a third of the addresses are asked of a congress
that is missing: that is found out in one place.
"""

import hashlib
import io
import re
import zipfile
from pathlib import Path

from django.apps import apps

from huying.foundation.procedure.models import Event
from tests.conftest import moment
from tests.counts import LONG, turn
from tests.crawl.conftest import asks, signed_in
from tests.crawl.estate import ROLES
from tests.crawl.neighbour import MARK, neighbour
from tests.crawl.places import Places, names

NOBODY = "01a1fd8b-b006-739b-a10b-1250d0a93cff"

FILE = Path(__file__).parents[1] / "urls.txt"


def expected() -> dict[str, list[str]]:
    """{"name what": the statuses, in the order of ROLES and then signed out}."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    rows = [line.rsplit(maxsplit=len(ROLES) + 1) for line in lines if not line.startswith("#")]
    assert len({row[0] for row in rows}) == len(rows), "a line stands twice"
    return {row[0]: row[1:] for row in rows}


def everything_stored() -> dict[str, tuple[int, str]]:
    """How many rows each table has, and a digest of them."""
    found = {}
    for model in apps.get_models():
        rows = sorted(map(repr, model.objects.values_list()))
        found[model.__name__] = (len(rows), hashlib.sha256("".join(rows).encode()).hexdigest())
    return found


def test_every_name_stands_in_the_table():
    assert {place.split()[0] for place in expected()} == names()


def words_of(response) -> bytes:
    """All that somebody reads in an answer, a workbook's cells too."""
    content = response.getvalue()
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = b"".join(map(packed.read, packed.namelist()))
    return content + repr(sorted(response.headers.items())).encode()


def test_every_address_answers_every_role_as_the_table_says(places, clients, tried):
    """…stores nothing, and shows nothing of the congress next door."""
    neighbour(moment)
    for client in clients.values():
        client.get("/qingyuan/")  # from here on each has a session with its congress in it
    before, found, leaks = everything_stored(), {}, []
    due = {
        (place, role): status
        for place, row in expected().items()
        for role, status in zip(clients, row, strict=True)
        if asks(role, place)
    }
    for place, path in places.paths.items():
        for role in clients:
            if not asks(role, place):
                continue
            response = clients[role].get(path)
            found[place, role] = str(response.status_code)
            if MARK.encode() in words_of(response):
                leaks.append((role, place))
    assert leaks == []
    assert found == due
    assert everything_stored() == before
    tried(f"N = {len(found)} of {len(places.paths)} addresses × {len(clients)} roles")


def test_the_neighbours_page_shows_the_mark_to_its_own(db, now):
    """So the search above would find it."""
    estate = neighbour(moment)
    paths = Places(estate).paths
    marked = [
        place
        for place in ("workbench:home", "insight:ledger", "insight:export", "roll:deputies",
                      "suggestions:page delivered", "suggestions:act suggestion.assign")
        if MARK.encode() in words_of(signed_in(estate.county.chen).get(paths[place]))
    ]  # fmt: skip
    assert len(marked) == 6


def masked(response) -> tuple[int, bytes]:
    """An answer without what differs every time."""
    content = re.sub(rb"[A-Za-z0-9]{64}", b"token", response.getvalue())
    return response.status_code, content


def to_nobody(path: str) -> str:
    """The same address with a key that nothing has."""
    path = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", NOBODY, path)
    return re.sub(r"/(?!20\d\d/)\d+(?=[/.]|$)", "/99999999", path)  # a year is nobody's


def test_the_neighbours_things_cannot_be_told_from_missing_ones(estate, clients, tried):
    theirs = Places(neighbour(moment)).paths
    before = Event.objects.count()
    differing, tries = [], 0
    for place, path in theirs.items():
        asked = path.replace(f"/{MARK}/", "/qingyuan/", 1)
        if asked == to_nobody(asked):
            continue
        for role in ("chen", "lin", "liu", "out", "li", "gao"):
            if not asks(role, place):
                continue
            ways = (clients[role].get, clients[role].post)
            for way in ways if LONG else ways[turn(place, 2) :][:1]:
                got, missing = masked(way(asked)), masked(way(to_nobody(asked)))
                tries += 1
                if role == "out":
                    got, missing = got[0], missing[0]
                if got != missing:
                    differing.append((place, role, way.__name__, got[0], missing[0]))
    assert differing == []
    assert Event.objects.count() == before
    tried(f"N = {tries} questions")


def test_the_neighbours_congress_cannot_be_told_from_a_missing_one(estate, clients, tried):
    theirs = Places(neighbour(moment)).paths
    differing, tries = [], 0
    for place, path in theirs.items():
        if f"/{MARK}/" not in path or not (LONG or turn(f"congress {place}", 3) == 0):
            continue
        for role in ("chen", "lin", "gao", "li"):
            if not asks(role, place):
                continue
            got = masked(clients[role].get(path))
            missing = masked(clients[role].get(path.replace(MARK, "nowhere", 1)))
            tries += 1
            if got != missing or got[0] != 404:
                differing.append((place, role, got[0], missing[0]))
    assert differing == []
    tried(f"N = {tries} questions")


def test_a_form_without_its_token_is_refused_everywhere(places, estate, tried):
    people = estate.people()
    two = [signed_in(people[who], enforce_csrf_checks=True) for who in ("chen", "gao")]
    before = everything_stored()
    answers = {
        (place, number): client.post(path, {"reason": "理由"}).status_code
        for place, path in places.paths.items()
        for number, client in enumerate(two)
        if LONG or turn(place, 2) == number
    }
    assert {one: status for one, status in answers.items() if status != 403} == {}
    assert everything_stored() == before
    tried(f"N = {len(answers)} forms sent to {len(places.paths)} addresses")
