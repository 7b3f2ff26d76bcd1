"""抽样回访: who is revisited follows from a published population and a public seed, and from nothing else."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse

from huying.domain.people.queries import Acting
from huying.domain.suggestions.models import Handling
from huying.domain.suggestions.policy.family import suggestion_of
from huying.domain.suggestions.procedure import suggestion
from huying.domain.supervision.models import DrawRow
from huying.domain.supervision.policy.drawing import drawn, fate, parted
from huying.domain.supervision.procedure import revisit_draw
from huying.domain.supervision.queries.revisit_draw import draws_visible_to, figures
from huying.foundation.procedure.refusal import Refused

SCRIPT = Path(__file__).parents[2] / "docs" / "draw_again.py"
SEED = "双色球第2026105期：03 09 17 21 26 30 + 11"
UNITS = {"水利局": 41, "交通运输局": 23, "教育局": 5, "人民法院": 1}
POPULATION = [(f"2026-{unit}{n}", unit) for unit, size in UNITS.items() for n in range(size)]


# -- the algorithm ---------------------------------------------------------------------------


def test_a_share_is_parted_by_the_largest_remainder_and_rounded_up():
    assert parted(UNITS, 10) == {"水利局": 4, "交通运输局": 2, "教育局": 1, "人民法院": 0}
    assert sum(parted(UNITS, 1).values()) == 1
    assert parted(UNITS, 100) == UNITS


def test_what_is_drawn_are_the_first_hashes_of_each_stratum_whatever_the_order():
    taken = drawn(POPULATION, SEED, each=2)
    assert taken == drawn(reversed(POPULATION), SEED, each=2)
    assert len(taken) == 2 + 2 + 2 + 1
    of_the_court = [one for one in taken if "法院" in one]
    assert of_the_court == ["2026-人民法院0"]
    roads = sorted((number for number, unit in POPULATION if unit == "交通运输局"),
                   key=lambda one: fate(SEED, one))  # fmt: skip
    assert [one for one in taken if "交通" in one] == sorted(roads[:2])
    assert drawn(POPULATION, SEED + " ", each=2) != taken


def test_the_hash_is_the_one_that_is_published():
    assert fate("1", "2026-1") == (  # printf '1\n2026-1' | sha256sum
        "79a9ae739727c67c423c791bf220af1963b40ee276335b43460b1bc646672dc8"
    )


@pytest.mark.parametrize(("said", "size"), [({"share": 10}, "10%"), ({"each": 3}, "3")])
def test_the_published_script_draws_the_same_list(tmp_path, said, size):
    file = tmp_path / "population.csv"
    lines = "".join(f"{number},{stratum}\r\n" for number, stratum in POPULATION)
    file.write_bytes(f"编号,分层\r\n{lines}".encode("utf-8-sig"))
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(file), SEED, size],
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": "utf-8"},
    )
    assert done.stdout.decode().split() == drawn(POPULATION, SEED, **said)


def test_the_script_is_short_and_needs_nothing_else():
    text = SCRIPT.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 40
    imported = [line for line in text.splitlines() if line.startswith(("import", "from"))]
    assert imported == ["import csv", "import hashlib", "import sys"]


# -- a draw of the congress ------------------------------------------------------------------


@pytest.fixture
def answered(county):
    """Answered, marked 满意, closed."""
    round = county.delivered()
    county.answered(round, county.lin)
    suggestion.close(suggestion_of(round), by=county.chen, at=county.moment("2026-05-06"))
    return Handling.objects.get(pk=round.handling_id)


def announced(county, **changes):
    said = {
        "title": "2026年抽样回访",
        "sessions": [county.session],
        "strata_by": "unit",
        "each": 1,
        "seed_source": "9月15日双色球开奖号码",
    } | changes
    return revisit_draw.announce(by=county.chen, at=county.moment("2026-09-10"), **said)


def drawn_now(county):
    return revisit_draw.draw_sample(
        announced(county), by=county.chen, at=county.moment("2026-09-16"), seed=SEED
    )


def visited(county, draw, at="2026-09-20", **changes):
    said = {
        "row": DrawRow.objects.get(),
        "way": "phone",
        "visited_on": date(2026, 9, 20),
        "whom": "林秀英代表",
        "reached": True,
        "contact_true": True,
        "reply_true": True,
        "mark": "satisfied",
    } | changes
    return revisit_draw.record_revisit(draw, by=county.chen, at=county.moment(at), **said)


def test_the_population_is_frozen_before_the_seed_is_known(county, answered):
    draw = announced(county)
    assert (draw.state, draw.seed) == ("announced", "")
    rows = draw.rows.values_list("number", "stratum", "drawn")
    assert list(rows) == [("2026-1", "水利局", False)]
    with pytest.raises(Refused, match="只填一项"):
        announced(county, share=10)


def test_it_is_drawn_once_and_not_again(county, answered):
    draw = drawn_now(county)
    assert [one.number for one in draw.rows.filter(drawn=True)] == ["2026-1"]
    with pytest.raises(Refused, match="不能“抽取”"):
        revisit_draw.draw_sample(
            draw, by=county.chen, at=county.moment("2026-09-17"), seed="另一个"
        )


def test_a_dissatisfied_or_untrue_result_is_handled_again(county, answered):
    draw = drawn_now(county)
    with pytest.raises(Refused, match="请写明情况"):
        visited(county, draw, contact_true=False)
    draw = visited(county, draw, contact_true=False, words="代表说没有人联系过。")
    again = answered.second_assignments.get()
    assert (again.ground, again.reason) == ("sampled", "代表说没有人联系过。")
    answered.suggestion.case.refresh_from_db()
    assert answered.suggestion.case.state == "in_handling"
    assert figures(draw) == {
        "drawn": 1, "waiting": 0, "reached": 1, "content": 1, "untrue": 1, "bad": 1, "again": 1,
    }  # fmt: skip


def test_who_was_not_reached_is_no_result_and_the_draw_ends_when_all_were_tried(county, answered):
    draw = drawn_now(county)
    with pytest.raises(Refused, match="还有1件没有回访"):
        revisit_draw.finish(draw, by=county.chen, at=county.moment("2026-09-21"), summary="见各件")
    with pytest.raises(Refused, match="没有联系上的，请写明原因"):
        visited(county, draw, reached=False)
    draw = visited(county, draw, reached=False, words="电话三次无人接听。")
    assert answered.second_assignments.count() == 0
    draw = revisit_draw.finish(
        draw, by=county.chen, at=county.moment("2026-09-21"), summary="见各件"
    )
    assert draw.state == "closed"


def test_what_is_kept_secret_is_in_no_population(county, answered):
    type(answered.suggestion).objects.update(secrecy=True)
    with pytest.raises(Refused, match="没有可以抽的"):
        announced(county)


def test_everybody_of_the_congress_reads_the_draw_and_only_the_committee_its_results(
    county, answered, client, tmp_path
):
    draw = visited(county, drawn_now(county), mark="mostly_satisfied", words="总体可以。")
    for one in (county.lin, county.he, county.chen):
        seen = Acting(None, one.congress, one.person, [one])
        assert draws_visible_to(seen).count() == 1
    page = reverse("supervision:page", args=[county.congress.code, "revisit_draw", draw.pk])
    shown = {}
    for name in ("lin", "chen"):
        client.force_login(getattr(county, name).person.account)
        shown[name] = client.get(page).content.decode()
    assert "2026-1" in shown["lin"]
    assert ("总体可以。" in shown["lin"], "总体可以。" in shown["chen"]) == (False, True)
    client.force_login(county.lin.person.account)
    file = tmp_path / "population.csv"
    url = reverse("supervision:population", args=[county.congress.code, draw.pk])
    file.write_bytes(client.get(url).content)
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(file), draw.seed, "1"], capture_output=True, check=True
    )
    assert done.stdout.decode().split() == ["2026-1"]
