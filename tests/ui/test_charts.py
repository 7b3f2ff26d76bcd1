import pytest

from huying.foundation.ui.charts import bars, number, stacked


def test_a_chart_says_its_numbers_in_a_table_beside_it():
    chart = bars([("教育", 12), ("<b>", 3.5)], title="各类别件数", unit="件")
    assert chart.table == (
        '<table><caption class="visually-hidden">各类别件数</caption><thead><tr><th scope="col">项目</th>'
        '<th scope="col" class="num">件</th></tr></thead><tbody><tr><th scope="row">教育</th><td>12</td></tr>'
        '<tr><th scope="row">&lt;b&gt;</th><td>3.5</td></tr></tbody></table>'
    )
    assert chart.svg.count("<rect") == 2
    assert chart.svg.count("<title>各类别件数</title>") == 1
    assert "<b>" not in chart.svg


def test_a_bar_of_nothing_is_not_drawn():
    assert bars([("教育", 0)], title="件数").svg.count("<rect") == 0
    assert bars([], title="件数").svg.count("<rect") == 0


def test_a_stacked_row_must_have_one_value_for_each_series():
    with pytest.raises(ValueError, match="one value per series"):
        stacked([("县教育局", (1, 2))], ["办理中"], title="进度")
    assert (
        stacked([("县教育局", (1, 2))], ["办理中", "逾期"], title="进度", colours=(1, 5)).svg.count(
            "<rect"
        )
        == 2
    )


def test_whole_numbers_have_no_decimals():
    assert [number(12.0), number(96.25), number(0)] == ["12", "96.2", "0"]
