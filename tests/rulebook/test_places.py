"""What each of the nine places decides itself, cell by cell; all else is the default and says so."""

import pytest

from huying.domain.suggestions import rulebook
from huying.domain.suggestions.rulebook.words import GROUNDS, UNIT_SYSTEMS

# amount, unit, the text's own start, the day assumed where it states none, article.
NUMBERS = {
    "national": {
        "reply": (3, "m", "assigned_at", "", "代表法第五十一条"),
        "reply_long": (6, "m", "assigned_at", "", "代表法第五十一条"),
    },
    "hebei": {
        "reply": (3, "m", "assigned_at", "", "代表法第五十一条"),
        "reply_long": (6, "m", "assigned_at", "", "代表法第五十一条"),
    },
    "henan": {
        "return": (10, "wd", "assigned_at", "", "河南办法第十四条"),
        "reassign": (10, "wd", "return_reported_at", "", "河南办法第十四条"),
        "co_opinion": (2, "m", "received_at", "", "河南办法第十八条"),
        "reply": (3, "m", "received_at", "", "河南办法第二十条"),
        "reply_long": (6, "m", "received_at", "", "河南办法第二十条"),
        "feedback": (10, "wd", "reply_received_at", "", "河南办法第二十二条"),
        "rehandle": (1, "m", "not_stated", "dissatisfied_at", "河南办法第二十二条"),
    },
    "shandong": {
        "assign": (5, "d", "submitted_at", "", "山东条例第十条"),
        "return": (5, "d", "received_at", "", "山东条例第十二条"),
        "co_opinion": (1, "m", "received_at", "", "山东条例第二十一条"),
        "reply": (3, "m", "not_stated", "assigned_at", "山东条例第十九条"),
        "reply_long": (6, "m", "not_stated", "assigned_at", "山东条例第十九条"),
        "rehandle": (1, "m", "not_stated", "dissatisfied_at", "山东条例第二十四条"),
    },
    "qingdao": {
        "assign": (5, "wd", "submitted_at", "", "青岛条例第十四条"),
        "return": (5, "wd", "received_at", "", "青岛条例第十九条"),
        "co_opinion": (1, "m", "received_at", "", "青岛条例第二十四条"),
        "reply": (3, "m", "assigned_at", "", "青岛条例第二十五条"),
        "reply_long": (6, "m", "assigned_at", "", "青岛条例第二十五条"),
        "oral_opinion": (1, "m", "not_stated", "transferred_at", "青岛条例第三十二条"),
    },
    "zhejiang": {
        "acceptance_notice": (7, "d", "accepted_at", "", "浙江规定第十条"),
        "return": (10, "d", "received_at", "", "浙江规定第十四条"),
        "co_opinion": (2, "m", "received_at", "", "浙江规定第十八条"),
        "reply": (3, "m", "received_at", "", "浙江规定第二十一条"),
        "reply_long": (6, "m", "received_at", "", "浙江规定第二十一条"),
        "rehandle": (1, "m", "not_stated", "redo_ordered_at", "浙江规定第二十四条"),
    },
    "shanghai": {
        "assign": (7, "wd", "submitted_at", "", "上海规定第十一条"),
        "return": (7, "wd", "received_at", "", "上海规定第十四条"),
        "co_opinion": (1, "m", "received_at", "", "上海规定第十七条"),
        "reply": (3, "m", "assigned_at", "", "上海规定第十九条"),
        "reply_long": (6, "m", "assigned_at", "", "上海规定第十九条"),
        "rehandle": (1, "m", "not_stated", "redo_ordered_at", "上海规定第二十一条"),
        "assignment_meeting": (1, "m", "session_closed_at", "", "上海规定第十五条"),
    },
    "beijing": {
        "reply": (3, "m", "assigned_at", "", "北京条例第二十一条"),
        "reply_long": (6, "m", "assigned_at", "", "北京条例第二十一条"),
        "feedback": (15, "wd", "reply_received_at", "", "北京条例第二十三条"),
        "rehandle": (2, "m", "not_stated", "redo_ordered_at", "北京条例第二十七条"),
    },
    "chongqing": {
        "assign": (10, "wd", "submitted_at", "", "重庆条例第十三条"),
        "return": (10, "wd", "assigned_at", "", "重庆条例第十六条"),
        "reassign": (10, "wd", "return_received_at", "", "重庆条例第十六条"),
        "first_contact": (20, "wd", "received_at", "", "重庆条例第十八条"),
        "co_opinion": (30, "wd", "assigned_at", "", "重庆条例第二十条"),
        "co_opinion_redo": (5, "wd", "requested_at", "", "重庆条例第二十条"),
        "reply": (3, "m", "assigned_at", "", "重庆条例第二十一条"),
        "reply_long": (6, "m", "assigned_at", "", "重庆条例第二十一条"),
        "feedback": (20, "wd", "reply_received_at", "", "重庆条例第二十七条"),
        "rehandle": (2, "m", "redo_ordered_at", "", "重庆条例第二十七条"),
        "commitment_feedback": (20, "wd", "progress_received_at", "", "重庆条例第二十八条"),
    },
}


@pytest.mark.parametrize("name", rulebook.names())
def test_the_periods_that_the_text_of_a_place_decides(name):
    decided = {
        key: (rule.amount, rule.unit, rule.anchor, rule.assumed, rule.article)
        for key, rule in rulebook.get(name).every_period.items()
        if rule.source == "text"
    }
    assert decided == NUMBERS[name]


DEFAULTS = {
    "acceptance_notice": (7, "d", "accepted_at"),
    "assign": (5, "wd", "submitted_at"),
    "return": (10, "wd", "assigned_at"),
    "reassign": (10, "wd", "return_reported_at"),
    "first_contact": (20, "wd", "received_at"),
    "co_opinion": (1, "m", "received_at"),
    "co_opinion_redo": (5, "wd", "requested_at"),
    "feedback": (15, "wd", "reply_received_at"),
    "rehandle": (1, "m", "dissatisfied_at"),
}
# Where no text gives a number but the text decides what starts the clock.
STARTS_ELSEWHERE = {("qingdao", "rehandle"): (1, "m", "redo_ordered_at")}


@pytest.mark.parametrize("name", rulebook.names())
def test_where_the_text_is_silent_the_default_runs(name):
    for key, rule in rulebook.get(name).clocks.items():
        if rule.source != "text":
            expected = STARTS_ELSEWHERE.get((name, key), DEFAULTS[key])
            assert (rule.amount, rule.unit, rule.anchor) == expected, key


def of_each(path: str) -> dict[str, object]:
    group, key = path.split(".")
    return {name: getattr(getattr(rulebook.get(name), group), key) for name in rulebook.names()}


def chosen(path: str, usual: object) -> dict[str, object]:
    """The places that differ from what is usual."""
    return {name: value for name, value in of_each(path).items() if value != usual}


SHARED = {
    "intake.submitters": (
        ("deputy", "joint"),
        {"chongqing": ("deputy", "joint", "delegation")},
    ),
    "intake.cosigning": ("confirm", {"zhejiang": "informed"}),
    "intake.delegation_gate": (False, {"henan": True, "chongqing": True}),
    "intake.paper_original": (
        "none",
        {"henan": "with_system", "shandong": "always", "chongqing": "always"},
    ),
    "intake.secrecy_on_request": (True, {}),
    "intake.pre_review": (
        (),
        {"henan": ("professional_group", "township", "deputies_committee")},
    ),
    "assignment.government": ("direct", {"shanghai": "two_steps"}),
    "assignment.months_from": ("first", {}),
    "assignment.deputy_objection": (False, {"shanghai": True}),
    "return_request.decider": (
        "deputies_committee",
        dict.fromkeys(("shandong", "qingdao", "shanghai"), "government_office"),
    ),
    "handling.check_position": ("before", {"hebei": "after"}),
    "handling.redo_co_opinion": (True, {}),
    "extension.mode": (
        "consent",
        {"national": "none", "henan": "notify_deputy", "chongqing": "none"},
    ),
    "extension.approver": (
        "deputies_committee",
        {
            **dict.fromkeys(("national", "henan", "chongqing"), ""),
            **dict.fromkeys(("shandong", "zhejiang", "beijing"), "assigning_body"),
        },
    ),
    "extension.max_added": (0, {"shanghai": 3}),
    "answer.recipients": (
        "each",
        {"shandong": "lead_relays", "qingdao": "lead", "chongqing": "group"},
    ),
    "answer.form": ("written", {"shandong": "both", "qingdao": "face"}),
    "answer.signer": (
        "unit_head",
        {"qingdao": "unit_leader", "shanghai": "unit_leader", "beijing": "not_stated"},
    ),
    "answer.face_record": (False, {"shandong": True}),
    "evaluation.scale": ("three_grades", {"qingdao": "weighted_100"}),
    "evaluation.evaluators": (
        "each",
        {"shandong": "lead_after_asking", "zhejiang": "lead", "chongqing": "group_leader"},
    ),
    "evaluation.redo_trigger": (
        "mark",
        {
            **dict.fromkeys(("qingdao", "shanghai", "beijing"), "finding"),
            **dict.fromkeys(("zhejiang", "chongqing"), "order"),
        },
    ),
    "evaluation.second_dissatisfied": (
        "mediation",
        {"henan": "expert_evaluation", "chongqing": "study_opinion"},
    ),
    "withdrawal.until": ("any", {"beijing": "assigned"}),
    "publication.content": (
        "may",
        dict.fromkeys(("shandong", "qingdao", "chongqing"), "shall"),
    ),
    "publication.deputy_may_object": (True, {"shandong": False, "qingdao": False}),
    "publication.deputies_know_of": ("published", {}),
    "reports.unit_due": (
        "",
        {
            "henan": "08-31",
            "shandong": "all_done",
            "zhejiang": "all_done",
            "shanghai": "mid_year+year_end",
        },
    ),
    "reports.committee_due": (
        "before_next_session",
        {
            "henan": "yearly",
            "qingdao": "Q4",
            "zhejiang": "all_done",
            "shanghai": "mid_year+before_next_session",
            "beijing": "yearly",
            "chongqing": "11",
        },
    ),
    "completion.standard": ("evaluated", {}),
}


@pytest.mark.parametrize("path", SHARED)
def test_an_option_is_the_usual_one_but_in_the_places_that_say_otherwise(path):
    usual, otherwise = SHARED[path]
    assert chosen(path, usual) == otherwise


def test_what_is_judged_differs():
    judged = {
        name: [(one.code, one.weight) for one in dimensions]
        for name, dimensions in of_each("evaluation.dimensions").items()
    }
    both = [("process", 0), ("result", 0)]
    attitude = [("attitude", 0), ("result", 0)]
    assert judged == {
        **dict.fromkeys(("national", "hebei", "henan", "zhejiang", "beijing"), both),
        **dict.fromkeys(("shandong", "shanghai"), attitude),
        "qingdao": [("contact", 10), ("face_reply", 30), ("fulfilment", 50), ("follow_up", 10)],
        "chongqing": [("overall", 0), ("promise", 0)],
    }


def test_only_in_hebei_is_a_draft_reviewed_before_it_is_signed():
    routes = {
        name: tuple(rulebook.get(name).pre_review.route(system) for system in UNIT_SYSTEMS)
        for name in rulebook.names()
    }
    two = ("office", "deputies_committee")
    assert routes.pop("hebei") == (two, two, ("deputies_committee",))
    assert set(routes.values()) == {((), (), ())}


GROUNDED = {
    "henan": "concrete_case tender",
    "shandong": "personal_interest relay_letter academic_promo no_substance other",
    "qingdao": "personal_interest relay_letter accusation_appeal concrete_case academic_promo "
    "no_substance other",
    "zhejiang": "personal_interest relay_letter accusation_appeal concrete_case tender "
    "academic_promo no_substance other",
    "shanghai": "out_of_scope personal_interest own_unit_interest concrete_case relay_letter "
    "academic_promo no_substance other",
    "beijing": "personal_interest consultation academic_promo relay_letter accusation_appeal "
    "concrete_case tender unfair_competition",
    "chongqing": "personal_interest concrete_case relay_letter academic_promo accusation_appeal "
    "multi_matter other",
}


@pytest.mark.parametrize("name", rulebook.names())
def test_the_grounds_are_those_that_the_text_names_or_all_fifteen(name):
    grounds = rulebook.get(name).review.grounds
    assert list(grounds) == (GROUNDED[name].split() if name in GROUNDED else list(GROUNDS))
    assert all(bool(one.article) is (name in GROUNDED) for one in grounds.values())


def test_what_happens_when_a_ground_holds_differs():
    assert chosen("review.inadmissible", ("return", "reject", "letter", "refer")) == {
        "henan": ("return",),
        "qingdao": ("letter", "return"),
        "zhejiang": ("reject",),
        "shanghai": ("return", "letter"),
        "beijing": ("reject",),
        "chongqing": ("return", "refer"),
    }


def test_who_gets_a_copy_differs():
    assert chosen("answer.copies", ("deputies_committee",)) == {
        **dict.fromkeys(
            ("shandong", "shanghai", "chongqing"), ("deputies_committee", "government_office")
        ),
        "zhejiang": ("deputies_committee", "electing_congress", "government_office"),
        "beijing": ("standing_committee",),
    }


def test_the_class_letters_differ():
    letters = {
        name: "".join(each.code for each in classes)
        for name, classes in of_each("answer.classes").items()
    }
    assert {name for name, each in letters.items() if each == "ABC"} == {
        *("hebei", "henan", "zhejiang"),
    }
    assert set(letters.values()) == {"ABC", "ABCD"}


def test_a_day_of_a_report_stands_in_its_quote():
    said = {"08-31": "八月三十一日", "Q4": "第四季度", "11": "十一月", "mid_year": "年中"}
    for name in rulebook.names():
        book = rulebook.get(name)
        for key in ("unit_due", "committee_due", "commitments_due"):
            basis, value = book.basis[f"reports.{key}"], getattr(book.reports, key)
            for part in value.split("+"):
                if basis.source == "text" and part in said:
                    assert said[part] in basis.quote, (name, key)
