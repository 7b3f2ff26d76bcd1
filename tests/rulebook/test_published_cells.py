"""Eight local rules as others have published them, corrected where they differ from the texts."""

import json
from pathlib import Path

import pytest

from huying.domain.suggestions import rulebook
from huying.domain.suggestions.rulebook.cells import cells
from huying.domain.suggestions.rulebook.numerals import chinese

FILE = Path(__file__).parents[3] / "shared" / "domain" / "procedures.json"
PUBLISHED = json.loads(FILE.read_text(encoding="utf-8")) if FILE.is_file() else {}
PLACES = {name.split("_")[0]: found for name, found in PUBLISHED.items() if name[0] != "_"}
ASIDE = {"source", "silence_article", "unit_report_article"}

# Where the texts give no start, or another one than was published.
STARTS = {
    **{(place, "rehandle"): "not_stated" for place in ("henan", "shandong", "zhejiang")},
    **{(place, "rehandle"): "not_stated" for place in ("shanghai", "beijing")},
    ("shandong", "reply"): "not_stated",
    ("shandong", "reply_long"): "not_stated",
    ("qingdao", "oral_suggestion"): "not_stated",
    ("zhejiang", "acceptance_notice"): "accepted_at",
    ("chongqing", "reassign"): "return_received_at",
    ("chongqing", "rehandle"): "redo_ordered_at",
}
VALUES = {
    ("henan", "paper_original"): "with_system",
    ("shandong", "reply_recipients"): "lead_relays",
    ("chongqing", "reply_recipients"): "group",
    ("chongqing", "second_dissatisfied"): "study_opinion",
    ("zhejiang", "copy_to"): ["deputies_committee", "electing_congress", "government_office"],
    ("chongqing", "commitment_report"): "Q4",
}
# A published name, and the cell and value in which a rulebook says the same.
ELSEWHERE = {
    ("qingdao", "face_reply_default"): ("reply_form", "face"),
    ("zhejiang", "opinion_form_to"): ("evaluators", "lead"),
    ("qingdao", "evaluation"): (
        "dimensions",
        [
            {"code": "contact", "weight": 10},
            {"code": "face_reply", "weight": 30},
            {"code": "fulfilment", "weight": 50},
            {"code": "follow_up", "weight": 10},
        ],
    ),
    ("shandong", "withdraw"): ("withdraw", "any"),
    ("shanghai", "withdraw"): ("withdrawal.joint", "all"),
    ("beijing", "withdraw"): ("withdraw", "assigned"),
}


def published() -> list:
    return [
        pytest.param(place, name, said, id=f"{place}-{name}")
        for place, found in PLACES.items()
        for name, said in found.items()
        if name not in ASIDE
    ]


@pytest.mark.skipif(not FILE.is_file(), reason="the published rules are not here")
@pytest.mark.parametrize(("place", "name", "said"), published())
def test_a_rulebook_says_what_was_published_or_what_the_text_says_instead(place, name, said):
    ours = cells(rulebook.get(place))
    if said is None:
        assert ours[name]["source"] != "text"
    elif (place, name) in ELSEWHERE:
        cell, value = ELSEWHERE[place, name]
        assert ours[cell]["value"] == value
    elif name == "extension":
        _same_extension(ours, said)
    elif isinstance(said, dict) and "amount" in said:
        _same_period(ours[name], said, STARTS.get((place, name), said["anchor"]))
    else:
        assert ours[name]["value"] == VALUES.get((place, name), said)


def _same_period(ours, said, start):
    assert (ours["amount"], ours["unit"], ours["anchor"]) == (said["amount"], said["unit"], start)
    (number,) = chinese(int(said["article"]))
    assert ours["article"].endswith(f"第{number}条")


def _same_extension(ours, said):
    assert ours["extension"]["value"] == said["mode"]
    assert ours["extension.approver"]["value"] == said.get("approver", "")
    if "notify_deputy" in said:
        assert ours["extension.notify_deputy"]["value"] is said["notify_deputy"]
    added = said.get("max_added", {"amount": 0})["amount"]
    assert ours["extension.max_added"]["value"] == added
