"""承办单位考核: where it stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class UnitAssessment(TextChoices):
    DRAFT = "draft", _("考核拟定中")
    PUBLISHED = "published", _("考核结果公示中")
    FROZEN = "frozen", _("考核结果已定")
    DROPPED = "dropped", _("考核已作废")


class AssessmentObjection(TextChoices):
    """What became of a unit's objection to one line of its points."""

    OPEN = "open", _("待复核")
    UPHELD = "upheld", _("已更正")
    DISMISSED = "dismissed", _("维持原分")
