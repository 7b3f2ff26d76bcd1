import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from huying.foundation.ui import icons
from huying.foundation.ui.templatetags import huying as tags
from huying.foundation.ui.tones import MARKS, TONES, tone_of
from huying.foundation.ui.widgets import DayField, PersonSelect

DAY = dt.date(2026, 3, 5)


def test_a_day_is_written_as_the_office_writes_it():
    assert tags.day(DAY) == "2026年3月5日"
    assert tags.day(DAY, "short") == "3月5日"
    assert tags.isoday(DAY) == "2026-03-05"
    assert tags.day(None) == ""


def test_a_moment_is_shown_in_the_time_of_the_place():
    assert tags.moment(dt.datetime(2026, 3, 4, 22, 20, tzinfo=dt.UTC)) == "2026-03-05 06:20"
    assert tags.day(dt.datetime(2026, 3, 4, 22, 20, tzinfo=dt.UTC)) == "2026年3月5日"
    assert (
        tags.moment(dt.datetime(2026, 3, 5, 14, 20, tzinfo=ZoneInfo("Asia/Shanghai")))
        == "2026-03-05 14:20"
    )


@pytest.mark.parametrize(
    "days, words, tone",
    [
        (9, "还有9天", "neutral"),
        (3, "还有3天", "warn"),
        (0, "今天到期", "warn"),
        (-3, "逾期3天", "late"),
    ],
)
def test_what_remains_is_said_in_words_and_in_a_tone(days: int, words: str, tone: str):
    due = DAY + dt.timedelta(days=days)
    assert tags.remaining(due, DAY) == words
    assert tags.due_tone(due, DAY) == tone


def test_a_pasted_text_becomes_escaped_paragraphs():
    assert tags.paragraphs("　　第一段。\r\n\r\n<b>第二段</b> www.example.cn") == (
        "<p>第一段。</p>\n<p>&lt;b&gt;第二段&lt;/b&gt; www.example.cn</p>"
    )
    assert tags.paragraphs(None) == ""


def test_the_last_characters_of_a_title_stay_together():
    assert tags.whole_end("关于加强<中医馆>建设的建议") == (
        '关于加强&lt;中医馆&gt;建<span class="whole">设的建议</span>'
    )
    assert tags.whole_end("短标题") == "短标题"


def test_every_tone_has_a_mark_of_its_own_and_lateness_is_not_a_refusal():
    assert sorted(MARKS) == sorted(TONES)
    assert len(set(MARKS.values())) == len(TONES)
    assert set(MARKS.values()) - icons.NAMES == set()
    assert (tone_of("late"), tone_of("dissatisfied"), tone_of("unheard_of")) == (
        "late",
        "stop",
        "neutral",
    )


@pytest.mark.parametrize(
    "typed", ["2026-03-05", "2026-3-5", "2026/3/5", "20260305", "2026年3月5日", "２０２６－３－５"]
)
def test_a_day_may_be_typed_in_the_ways_people_type_it(typed: str):
    assert DayField().clean(typed) == DAY


def test_a_person_can_be_found_by_pinyin_and_delegation():
    widget = PersonSelect(choices=[("3", "单玉梅")], details={"3": ("shanyumei sym", "城关代表团")})
    assert widget.render("lead", None) == (
        '<select name="lead" data-chooser>\n  <option value="3" data-pinyin="shanyumei sym" '
        'data-group="城关代表团">单玉梅</option>\n\n</select>'
    )
