"""Many rows at once leave exactly what one after the other leaves, and an unbroken chain."""

import time

import pytest
from django.utils import translation

from huying.domain.people.models import Body
from huying.domain.suggestions.models import CoSignature, Suggestion, TextVersion
from huying.domain.suggestions.procedure.ledger import (
    _arguments,
    _running_deputies,
    carry_out,
    import_row,
)
from huying.foundation.procedure import chain
from huying.foundation.procedure.many import open_many
from huying.foundation.procedure.models import Event
from huying.foundation.procedure.refusal import Refused
from tests.conftest import moment
from tests.counts import times
from tests.suggestions.ledgers import planned, sheet

AT = moment("2026-03-02")


def rows(count: int, word="号支渠") -> list[dict]:
    return [
        {
            "编号": f"{n}",
            "标题": f"关于维修第{n}{word}的建议",
            "主办单位": "水利局",
            "协办单位": "财政局、交通运输局" if n % 2 else "",
            "领衔代表": "林秀英" if n % 3 else "",
            "附议代表": "周文、吴桂、林秀英",
            "提交日期": "2026-02-26" if n % 5 else "2026-04-01",
            "正文": f"第{n}号支渠渗漏。",
        }
        for n in range(1, count + 1)
    ]


def as_stored(word: str) -> list:
    """All that the rows of these titles have left, but for keys and numbers."""
    found = Suggestion.objects.filter(title__contains=word).order_by("number_text", "series")
    kept = ("lead", "openness", "submitted_at", "session", "in_session", "series", "category",
            "original_number", "proposed_lead", "drafted_at", "entered_by", "secrecy", "closed_at")  # fmt: skip
    lines = []
    for one in found:
        version = TextVersion.objects.get(suggestion=one)
        assert one.text_id == version.pk
        signed = CoSignature.objects.filter(suggestion=one).order_by("deputy")
        event = Event.objects.get(case=one.case_id)
        lines.append(
            [
                *(getattr(one, name) for name in kept),
                one.title.replace(word, ""),
                (version.number, version.facts, version.proposal, version.at, version.by_id),
                [(sign.deputy_id, sign.answer, sign.version_id == version.pk) for sign in signed],
                sorted(one.proposed_units.values_list("name", flat=True)),
                (one.case.kind, one.case.state, one.case.version, one.case.root_id == one.case_id),
                (event.act, event.was, event.now, event.version, event.by_id, event.law, event.at),
                sorted(event.detail.data),
            ]
        )
    return sorted(lines, key=str)


def test_many_at_once_leave_what_one_after_the_other_leaves(county):
    plan = planned(county, sheet(*rows(12)))
    carry_out(plan, by=county.chen, at=AT)
    other = planned(county, sheet(*rows(12, word="号水闸")))
    units = {one.name: one for one in Body.objects.filter(congress=county.congress)}
    people = _running_deputies(county.congress.pk)
    for one in other.to_import:
        import_row(by=county.chen, at=AT, **_arguments(one, units, people))
    assert as_stored("号支渠") == as_stored("号水闸")
    assert list(chain.faults(county.congress.pk)) == []
    numbers = (
        Suggestion.objects.filter(series="in").order_by("number").values_list("number", flat=True)
    )
    assert list(numbers) == list(range(1, len(numbers) + 1))


def test_what_is_kept_is_chinese_whoever_reads_english(county):
    with translation.override("en"):
        carry_out(planned(county, sheet(*rows(2))), by=county.chen, at=AT)
    assert {one.label for one in Event.objects.all()} == {"台账导入"}
    assert {one.law for one in Event.objects.all()} == {"内部程序"}


def test_whoever_may_not_import_changes_nothing(county):
    plan = planned(county, sheet(*rows(3)))
    with pytest.raises(Refused):
        carry_out(plan, by=county.lin, at=AT)
    assert (Suggestion.objects.count(), Event.objects.count()) == (0, 0)


def test_what_goes_wrong_in_the_last_stroke_undoes_the_first(county):
    plan = planned(county, sheet(*rows(3)))

    def broken(number):
        raise Refused("停")

    with pytest.raises(Refused, match="停"):
        carry_out(plan, by=county.chen, at=AT, finish=broken)
    assert (Suggestion.objects.count(), Event.objects.count()) == (0, 0)
    assert chain.head_of(county.congress.pk) == (0, chain.START)


def test_only_an_act_that_does_nothing_else_is_done_so(county):
    from huying.domain.suggestions.procedure import suggestion

    with pytest.raises(ValueError, match="does more than open a case"):
        open_many(suggestion.register, [], by=county.chen, at=AT, write=print)


def test_thousands_of_rows_are_written_in_seconds(county, tried):
    """An office's history is ten thousand rows; nobody else can write while they are written."""
    count = times(1_000, 10_000)
    plan = planned(county, sheet(*rows(count)))
    began = time.process_time()
    assert carry_out(plan, by=county.chen, at=AT) == count
    took = time.process_time() - began
    tried(f"N = {count} rows written in {took:.1f} seconds")
    assert took < 60 * count / 10_000
