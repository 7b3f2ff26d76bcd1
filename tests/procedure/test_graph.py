"""No dead end, no state that nobody reaches, none that waits for ever for one silent person."""

from collections import defaultdict

import pytest

from huying.domain.suggestions.states import Suggestion
from huying.foundation.procedure.printing import NEW, arrows, final_states, registered
from huying.foundation.procedure.printing.rows import causes

PROCEDURES = {one.kind: one for one in registered()}
FINAL = {
    "suggestion": ["archived", "withdrawn", "rejected", "letter", "referred", "split", "passed_on"],
    "handling": ["returned", "completed", "ended"],
    "reply_round": ["closed", "ended"],
    "survey": ["answered", "silent", "carried", "ended"],
    "coordination": ["signed", "cancelled"],
    "assignment_meeting": ["held", "cancelled"],
    "paper": ["filed", "dropped"],
    "pledge": ["signed", "taken_back"],
    "roll": ["open"],
    "classified": ["closed", "struck"],
    "bill": ["concluded", "converted", "withdrawn", "ended"],
    "consultation": ["declined", "closed", "ended"],
    "fact_request": ["declined", "answered", "withdrawn"],
    "guide": ["taken_down"],
    "contact_rule": ["repealed"],
    "liaison": ["closed"],
    "commitment": ["kept", "dropped", "explained"],
    "yearly_report": ["issued"],
    "look_back": ["closed", "dropped"],
    "revisit_draw": ["closed", "called_off"],
    "followed_matter": ["resolved", "let_go"],
    "look_back_item": ["done", "again", "converted", "explained"],
    "class_supervision": ["rated"],
    "key_theme": ["put_forward", "withdrawn"],
    "key_supervision": ["concluded", "dropped"],
    "ladder": ["lifted"],
    "campaign": ["concluded", "cancelled"],
    "team": ["disbanded"],
    "honour_selection": ["announced", "called_off"],
    "unit_assessment": ["frozen", "dropped"],
    "unit_year": ["taken_in", "called_off"],
    "hearing": ["closed", "cancelled"],
    "outing": ["held", "cancelled"],
    "listening": ["closed", "cancelled"],
    "listening_question": ["answered"],
    "cure": ["confirmed", "dismissed"],
    "promise_letter": ["returned"],
    "yearly_opinion": ["issued", "dropped"],
}
# Where only one private person can go on, and why that is right.
PRIVATE = {
    ("suggestion", "draft"): "a draft is its author's own, seen by nobody, owed to nobody",
    (
        "suggestion",
        "cosigning",
    ): "the author may submit at any time without waiting for the invited",
    ("bill", "draft"): "a draft is its author's own, seen by nobody, owed to nobody",
    ("bill", "cosigning"): "the author may give it up; signers may wait for it but owe nothing",
}
ALONE = {
    "领衔代表",
    "附议代表",
    "被邀请附议的代表",
    "被请求确认这次沟通的代表",
    "收到测评的代表本人",
    "被预约的代表",
    "议案领衔代表",
    "被邀请联名的代表",
    "签名联名的代表",
    "受邀提出意见的代表",
    "提出请求的代表",
    "被请确认的代表",
    "被请再次测评的领衔代表",
    "受邀参加听办的代表",
    "收到告知书的代表",
}
"""Standing that exactly one person has, or a few private ones: nobody can take their place."""


WITH_THE_TERM = {"end_draft"}
"""换届 ends the draft of an author who sits no longer; until then only the author moves it."""


@pytest.fixture(params=PROCEDURES.values(), ids=PROCEDURES.keys())
def procedure(request):
    return request.param


def test_the_final_states_are_those_the_law_knows(procedure):
    assert final_states(procedure) == FINAL[procedure.kind]


def test_a_suggestion_that_is_over_is_closed_or_merged_or_in_a_final_state():
    assert sorted(Suggestion.over()) == sorted([*FINAL["suggestion"], "closed", "merged"])


def test_every_state_is_reached_from_the_beginning(procedure):
    onward = defaultdict(set)
    for arrow in arrows(procedure):
        onward[arrow.before].add(arrow.after)
    reached, waiting = set(), [NEW]
    while waiting:
        for state in onward[waiting.pop()] - reached:
            reached.add(state)
            waiting.append(state)
    assert reached == {str(state) for state in procedure.states}


def test_from_every_state_an_end_can_be_reached(procedure):
    back = defaultdict(set)
    for arrow in arrows(procedure):
        back[arrow.after].add(arrow.before)
    leads_out, waiting = set(), list(FINAL[procedure.kind])
    while waiting:
        state = waiting.pop()
        if state not in leads_out:
            leads_out.add(state)
            waiting += back[state]
    assert {str(state) for state in procedure.states} - leads_out == set()


def test_no_state_waits_for_ever_for_a_silent_person(procedure):
    """Out of every state that goes on leads an act that an office, a unit, a committee or the system does."""
    waits = {
        str(state)
        for state in procedure.states
        if str(state) not in FINAL[procedure.kind]
        if not any(_somebody_of_a_body_may(one) for one in _leaving(procedure, str(state)))
    }
    assert waits == {state for kind, state in PRIVATE if kind == procedure.kind}


def test_the_private_states_can_be_left_by_their_own_author():
    for kind, state in PRIVATE:
        standing = {
            str(rule.label) for one in _leaving(PROCEDURES[kind], state) for rule in one.who
        }
        assert standing == {"议案领衔代表" if kind == "bill" else "领衔代表"}


def _leaving(procedure, state):
    return [
        one.act
        for one in arrows(procedure)
        if one.before == state and one.moves and one.act.name not in WITH_THE_TERM
    ]


def _somebody_of_a_body_may(act, seen=()) -> bool:
    """A following act is somebody's if its cause is."""
    if not act.by_hand:
        return any(
            _somebody_of_a_body_may(one, (*seen, act)) for one in causes(act) if one not in seen
        )
    return any(str(rule.label) not in ALONE for rule in act.who)


def test_every_kind_of_standing_is_known_here():
    """A new rule of standing must be told apart: one private person's, or a body's."""
    known = ALONE | {
        "承诺单位的承办人、办公室或负责人",
        "承诺单位办公室或负责人",
        "被回头看的单位的承办人、办公室或负责人",
        "代表工委或对口委员会（承诺单位的人不能核验自己的承诺）",
        "代表",
        "代表工委工作人员",
        "代表工委负责人",
        "本级规则规定的答复签发人",
        "收到送审草稿的预审机构",
        "所在代表团的负责人或工作人员",
        "代表团团长",
        "管理员",
        "系统",
        "政府办公室",
        "政府办公室（本级规则写明的政府事项）",
        "被征求意见的单位",
        "承办单位的承办人、办公室或负责人",
        "承办单位办公室或负责人",
        "承办单位负责人",
        "同系统的党委（政府）办公室",
        "主办单位的承办人、办公室或负责人",
        "被征求会签意见的单位办公室或负责人",
        "本级规则规定的批准延期的机构",
        "新建人大的首任管理员",
        "研究议案的专门委员会",
        "被征求意见的机关",
        "承办议案的机关",
        "征求意见的单位",
        "被请求提供情况的单位",
        "国家机关工作人员",
        "作联系记录的机关",
        "收文单位工作人员",
        "单位办公室或负责人",
        "专门委员会工作人员",
        "负责督办的专门委员会",
        "选定它的机构",
        "被督办的单位",
        "被考核单位的办公室或负责人",
        "督办工作组成员",
        "督办工作组组长",
        "督办阶梯中负责下一级的机构",
        "采取最近一级督办的机构",
        "办理单位、政府办公室或者督办的机构",
        "举办活动的机构",
        "送达告知书的机构",
        "听取汇报的机构",
        "汇报办理情况的单位",
        "被提问的单位",
        "没有受邀请的其他代表",
        "该单位的办公室或负责人",
        "该单位的承办人、办公室或负责人",
        "该单位的负责人",
    }
    named = {
        str(rule.label)
        for one in PROCEDURES.values()
        for act in one.acts.values()
        if act.by_hand
        for rule in act.who
    }
    assert named == known


def test_a_following_act_has_a_cause_and_meets_a_state_it_knows():
    for one in PROCEDURES.values():
        for act in one.acts.values():
            assert bool(causes(act)) is not act.by_hand, act.name


def test_every_act_that_starts_a_clock_names_one_that_some_act_ends():
    """A clock that nothing meets or ends would be late for ever."""
    for one in PROCEDURES.values():
        acts = [act for other in _same_clocks(one) for act in other.acts.values()]
        ended = {name for act in acts for name in (*act.meets, *act.ends)}
        started = {name for act in one.acts.values() for name in act.starts}
        assert started - ended == set() or "*" in ended


def _same_clocks(procedure):
    """A reply round's clocks hang on the unit's handling."""
    if procedure.kind in ("handling", "reply_round"):
        return PROCEDURES["handling"], PROCEDURES["reply_round"]
    return (procedure,)
