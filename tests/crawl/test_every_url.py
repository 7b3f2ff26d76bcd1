"""Every address for every role, as tests/urls.txt says; reading changes nothing."""

import hashlib
from pathlib import Path

from django.apps import apps

from tests.crawl.conftest import signed_in
from tests.crawl.estate import ROLES
from tests.crawl.places import names

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


def test_every_address_answers_every_role_as_the_table_says_and_stores_nothing(
    places, clients, tried
):
    for client in clients.values():
        client.get("/qingyuan/")  # from here on each has a session with its congress in it
    before = everything_stored()
    found = {
        place: [str(client.get(path).status_code) for client in clients.values()]
        for place, path in places.paths.items()
    }
    assert found == expected()
    assert everything_stored() == before
    tried(f"N = {len(found)} addresses by {len(clients)} roles: {len(found) * len(clients)}")


def test_a_form_without_its_token_is_refused_everywhere(places, estate, tried):
    before = everything_stored()
    for who in ("chen", "gao"):
        client = signed_in(estate.people()[who], enforce_csrf_checks=True)
        answers = {
            place: client.post(path, {"reason": "理由"}).status_code
            for place, path in places.paths.items()
        }
        assert {place: status for place, status in answers.items() if status != 403} == {}
    after = everything_stored()
    assert {name for name in before if before[name] != after[name]} <= {"Session"}
    tried(f"N = {len(answers)} addresses by 2 roles")
