"""900 letters as PDF/A, as an assignment meeting needs them: seconds, and how many in one."""

from datetime import UTC, datetime
from time import perf_counter

from huying.foundation.documents.letter import Letter, Paragraph, Table
from huying.foundation.documents.pdf import pdf

COUNT = 900
AIM = 60.0  # seconds, on two cores
TEXT = "我局已将破损渠段列入小型农田水利维修计划，下达资金八十六万元，由县灌区管理所组织实施，计划于十月底前完工。"


def letter(number: int) -> Letter:
    """A reply of two pages with its table."""
    return Letter(
        name=f"答复函 第{number}号",
        title=f"对清源县第十八届人民代表大会第一次会议第{number}号建议的答复",
        issuer="清源县水利局",
        number=f"清水函〔2026〕{number}号",
        marks=("A", "公开属性：同意全文公开"),
        addressee="林秀英、周文、吴桂代表：",
        body=(
            *(Paragraph(TEXT * 2) for _n in range(4)),
            Table(("序号", "诉求", "办理结果"), (("1", "修复渠段", "采纳"),), (2, 10, 4)),
        ),
        closing=("清源县水利局", "2026年4月20日"),
        copies="县人大常委会代表工委",
    )


def measure(count: int = COUNT) -> float:
    """Seconds for so many, in one process, fonts read anew or not as it happens."""
    at = datetime(2026, 4, 20, tzinfo=UTC)
    began = perf_counter()
    for number in range(1, count + 1):
        assert pdf(letter(number), at).startswith(b"%PDF-")
    return perf_counter() - began


def line(seconds: float, count: int = COUNT) -> str:
    return f"{count} letters as PDF/A: {seconds:.1f} s ({count / seconds:.0f} a second), aim ≤ {AIM:g} s"
