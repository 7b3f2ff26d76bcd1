"""What the page of a look-back round shows: its figures, each opening its items, its units, its list."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..queries import look_back as queries
from ..states import LookBack as State
from ..states import LookBackItem as ItemState

MOST_ROWS = 100
FIGURES = (
    ("all", _("清单上的建议")),
    ("progress", _("报告进展")),
    ("completion", _("报告完成")),
    ("late", _("逾期未报告")),
    *((str(one), one.label) for one in ItemState),
    ("discontent", _("群众不满意")),
    ("b_to_a", _("转为A类")),
)


def shown(subject, acting) -> dict:
    """Before it is sent out the counts of what is chosen, afterwards those of what was found."""
    today = timezone.localdate()
    found = {"points": subject.points.order_by("pk")}
    if subject.state in (State.PLANNED, State.DROPPED):
        chosen = subject.chosen.select_related("unit", "suggestion")
        return found | {
            "planned": queries.planned_counts(subject),
            "planned_all": subject.chosen.count(),
            "chosen": chosen.order_by("unit__name", "suggestion__number")[:MOST_ROWS],
        }
    items = queries.items_of(subject, acting)
    counted = queries.figures(items, today)
    ledger = reverse("insight:listed", args=[acting.congress.code, "look_back_items"])
    return found | {
        "units": queries.units_of(subject, acting, today),
        "items": items[:MOST_ROWS],
        "items_all": counted["all"],
        "counted": [
            {"label": label, "number": counted[key], "url": f"{ledger}?{_asked(subject, key)}"}
            for key, label in FIGURES
        ],
    }


def _asked(subject, key: str) -> str:
    return urlencode({"look_back": subject.pk} | ({} if key == "all" else {"only": key}))
