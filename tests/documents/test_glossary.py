"""One Chinese term, one English word; every state and every act is in the glossary."""

import re
from collections import Counter
from pathlib import Path

import pytest

from huying.domain.advice import states as advice
from huying.domain.advice.policy import wording as advice_words
from huying.domain.bills import rulebook as bill_rules
from huying.domain.bills import states as bills
from huying.domain.people import states as people
from huying.domain.suggestions import rulebook, states
from huying.domain.supervision import states as supervision
from huying.domain.supervision.policy import wording as supervision_words
from huying.foundation.procedure.printing import registered

pytestmark = pytest.mark.documents
FILE = Path(__file__).parents[2] / "docs" / "glossary.md"
PROCEDURES = registered()
CHOICES = ["BodyKind", "UnitSystem", "Capacity", "SeatStatus", "Level", "Sex", "SuccessionKind"]
ANSWERS = [
    *("Openness", "CosignAnswer", "Role", "Phase", "Way", "ContactAnswer", "Outcome"),
    *("Matter", "Decision", "Fitness", "ObjectionAnswer", "Direction"),
    *(
        "Delivery",
        "Grade",
        "Stage",
        "ExtensionAnswer",
        "PauseGround",
        "PauseAnswer",
        "Work",
        "OutcomeKind",
        "OutcomeCheck",
        "SecondGround",
        "LikeKind",
    ),
    *("Aspect", "Disposal"),
    *("PaperForm", "PaperPreset", "PaperLists", "SeriesUse", "FilingOffice"),
]
OF_ADVICE = ["GuideKind", "FactWay"]
OF_SUPERVISION = [
    *("AssessmentObjection", "Honour", "CommitmentAsk", "SecondReplyKind"),
    *("LookBackKind", "LookScope", "LookList", "LookReportKind"),
    *(
        "CheckMark",
        "FindingMark",
        "TaskOf",
        "TeamRole",
        "UnitCheck",
        "Degree",
        "Door",
        "LeaderOf",
        "Reach",
        "Tier",
        "VisitWay",
    ),
    *("CureBy", "OutingWay"),
    *("StrataBy", "RevisitWay", "FollowGround"),
    *("YearStanding", "VisitStanding"),
]
OF_BILLS = ["BillMatter", "Proposer", "Signing", "Proposal", "Conclusion", "PaperKind"]


def section(heading: str) -> list[tuple[str, ...]]:
    """The rows of the table under a heading, code marks taken off."""
    text = FILE.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line for line in text.splitlines() if line.startswith("| ")][2:]
    return [tuple(cell.strip().strip("`") for cell in row.strip("|").split("|")) for row in rows]


def twice(words) -> list[str]:
    return [word for word, count in Counter(words).items() if count > 1]


def test_every_state_is_in_the_glossary_and_no_other():
    known = {(str(p.label), str(s.label), f"{p.kind}.{s}") for p in PROCEDURES for s in p.states}
    assert set(section("状态")) == known


def test_every_act_is_in_the_glossary_and_no_other():
    known = {
        (str(p.label), str(act.label), f"{p.kind}.{act.name}")
        for p in PROCEDURES
        for act in p.acts.values()
    }
    assert set(section("办理动作")) == known


def test_every_clock_and_every_value_is_in_the_glossary():
    periods = rulebook.CLOCKS | rulebook.FURTHER_PERIODS | bill_rules.CLOCKS
    periods |= advice_words.CLOCKS | supervision_words.CLOCKS
    assert {(zh, en) for en, zh in periods.items()} == set(section("期限"))
    values = {
        (str(value.label), f"{name}.{value}")
        for module, names in (
            (people, CHOICES),
            (states, ANSWERS),
            (bills, OF_BILLS),
            (advice, OF_ADVICE),
            (supervision, OF_SUPERVISION),
        )
        for name in names
        for value in getattr(module, name)
    }
    assert {(zh, en) for _use, zh, en in section("取值")} == values


def test_a_term_has_one_word_and_a_word_one_term():
    terms = section("用语")
    assert twice(zh for zh, _en, _note in terms) == []
    assert twice(en for _zh, en, _note in terms) == []


@pytest.mark.parametrize("heading", ["状态", "办理动作"])
def test_within_a_procedure_no_two_things_are_called_the_same(heading):
    assert twice((kind, zh) for kind, zh, _en in section(heading)) == []
    assert twice(en for _kind, _zh, en in section(heading)) == []


def test_words_that_name_code_are_words_of_the_code():
    """A term's English word occurs in the package: nothing is translated that is not there."""
    package = FILE.parents[1] / "huying"
    code = "\n".join(one.read_text(encoding="utf-8") for one in package.rglob("*.py")).lower()
    missing = [
        en
        for _zh, en, _note in section("用语")
        if not re.search(rf"\b_?{en.replace('_', '_?')}", code)
    ]
    assert missing == []
