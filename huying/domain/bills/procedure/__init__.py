"""议案处理程序, in the order of the law: 提出 → 登记、送专委会 → 主席团决定 → 复议 → 闭会后审议 → 办理."""

from . import (
    afterwards,
    conversion,
    drafting,
    handover,
    holidays,
    hours,
    presidium,
    reconsideration,
    registering,
    signing,
)
from .steps import bill_steps

__all__ = [
    "afterwards",
    "bill_steps",
    "conversion",
    "drafting",
    "handover",
    "holidays",
    "hours",
    "presidium",
    "reconsideration",
    "registering",
    "signing",
]
