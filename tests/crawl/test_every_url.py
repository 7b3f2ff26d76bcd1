"""Every address for every role; reading changes nothing; another congress does not exist."""

from pathlib import Path

from tests.crawl.places import names

FILE = Path(__file__).parents[1] / "urls.txt"


def expected() -> dict[str, list[str]]:
    """{"name what": the statuses, in the order of the file's head}."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    rows = [line.rsplit(maxsplit=13) for line in lines if line and not line.startswith("#")]
    return {row[0]: row[1:] for row in rows}


def answered(places, clients) -> dict[str, list[str]]:
    return {
        place: [str(client.get(path).status_code) for client in clients.values()]
        for place, path in places.paths.items()
    }


def test_every_address_answers_every_role_as_the_table_says(places, clients, tried):
    found = answered(places, clients)
    assert found == expected()
