"""督办阶梯: steps and their order are a congress's own."""

import pytest
from django.core.exceptions import ValidationError

from huying.domain.suggestions.forms.cells import field_of
from huying.domain.suggestions.rulebook import RulebookError, get, own


def read_ladder(text):
    return field_of("supervision.ladder").clean(text)


def test_the_ladder_is_laid_down_line_by_line_or_by_the_name_of_a_known_one():
    lines = read_ladder("提醒｜代表工委｜不发函｜2｜代表工委\n区长约谈｜政府办公室｜约谈通知｜5｜")
    assert [(one["code"], one["who"], one["paper"], one["days"], one["skip"]) for one in lines] == [
        ("remind", "clerk", "", 2, "clerk"),
        ("step_2", "government_office", "summons", 5, ""),
    ]
    assert [one["label"] for one in read_ladder("新蔡六级")] == [
        "人大常委会领导交办", "政府领导领办", "部门联动合办", "代表视察督办", "听取报告催办", "约谈提醒督办",
    ]  # fmt: skip
    for wrong in (
        "提醒",
        "提醒｜县长｜不发函｜2｜",
        "提醒｜代表工委｜通报｜2｜",
        "提醒｜代表工委｜不发函｜两｜",
    ):
        with pytest.raises(ValidationError, match="第1行写得不对"):
            read_ladder(wrong)


def test_a_ladder_shown_and_sent_back_unchanged_says_the_same():
    field, steps = field_of("supervision.ladder"), own.stated(get("hebei"), "supervision.ladder")
    assert field.clean(field.prepare_value(steps)) == steps
    laid = own.overridden(
        "hebei", "清源县规则", [own.Override("supervision.ladder", steps[:2], "办法第九条")]
    )
    assert [one.label for one in laid.supervision.ladder] == ["提醒", "催办"]
    with pytest.raises(RulebookError, match="各级不能重复"):
        own.overridden(
            "hebei", "规则", [own.Override("supervision.ladder", steps[:1] * 2, "办法第九条")]
        )
