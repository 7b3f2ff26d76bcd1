"""承诺事项: where a promise stands until it is kept, dropped with approval, or lawfully explained."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Commitment(TextChoices):
    OPEN = "open", _("落实中")
    DATE_ASKED = "date_asked", _("申请变更完成时间")
    DROP_ASKED = "drop_asked", _("申请不再落实")
    EXPLANATION_ASKED = "explanation_asked", _("报请依法说明")
    CHECKING = "checking", _("待核验")
    CHECKED = "checked", _("核验通过")
    UNSETTLED = "unsettled", _("建议撤回或并案，待决定")
    KEPT = "kept", _("已销号")
    DROPPED = "dropped", _("经批准不再落实")
    EXPLAINED = "explained", _("已依法说明")


OPEN_STATES = (
    Commitment.OPEN,
    Commitment.DATE_ASKED,
    Commitment.DROP_ASKED,
    Commitment.EXPLANATION_ASKED,
    Commitment.CHECKING,
    Commitment.CHECKED,
    Commitment.UNSETTLED,
)


class CommitmentAsk(TextChoices):
    """What a unit asks the congress to decide of its promise."""

    DATE = "date", _("变更完成时间")
    DROP = "drop", _("不再落实")
    EXPLAIN = "explain", _("依法说明")


class SecondReplyKind(TextChoices):
    PROGRESS = "progress", _("报告进展")
    COMPLETION = "completion", _("报告办成")
