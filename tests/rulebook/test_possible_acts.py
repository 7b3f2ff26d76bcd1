"""A place's procedure is printed with the acts that can occur there, and no others."""

import pytest

from huying.commands.management.commands.print_procedure import printed
from huying.domain.suggestions import rulebook
from huying.domain.suggestions.policy.possible import OCCURS, occurs
from huying.foundation.procedure.printing import registered

ACTS = {f"{one.kind}.{act.name}": act for one in registered() for act in one.acts.values()}


def here(name: str) -> set[str]:
    """The acts that a place has among those that not every place has."""
    book = rulebook.get(name)
    return {one for one in OCCURS if occurs(ACTS[one], book)}


def test_every_act_named_is_one_and_belongs_to_some_rule_that_may_be_laid_down():
    assert set(OCCURS) - set(ACTS) == set()
    everywhere = set.intersection(*(here(name) for name in rulebook.names()))
    nowhere = set(OCCURS) - set.union(*(here(name) for name in rulebook.names()))
    assert everywhere & nowhere == set()
    assert nowhere < set(OCCURS)


@pytest.mark.parametrize(
    ("name", "has", "lacks"),
    [
        ("henan", "suggestion.pass_gate", "suggestion.consult"),
        ("qingdao", "reply_round.relay", "suggestion.object_to_publication"),
        ("shandong", "reply_round.sign_face_record", "reply_round.order_redo"),
        ("chongqing", "suggestion.receive_paper", "handling.ask_extension"),
        ("shanghai", "handling.object_to_unit", "reply_round.relay"),
        ("hebei", "reply_round.pass_committee_review_to_check", "suggestion.receive_paper"),
    ],
)
def test_what_one_place_has_another_lacks(name, has, lacks):
    assert (has in here(name), lacks in here(name)) == (True, False)


def test_what_only_follows_an_act_that_cannot_occur_cannot_either():
    book = rulebook.get("hebei")
    assert not occurs(ACTS["reply_round.end_countersigning"], book)


def test_the_page_of_a_place_names_what_it_leaves_out_once_and_draws_none_of_it():
    page = printed("hebei").split("（`suggestion`）")[1].split("\n## ")[0]
    diagram, table = page.split("```\n")
    table, left_out = table.split("这一规则下没有的办理动作：")
    assert "as gate\n" not in diagram and "`pass_gate`" not in table
    assert left_out.count("代表团审核通过") == 1
    assert "as gate\n" in printed("henan")
