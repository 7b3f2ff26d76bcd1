"""抽样回访: what its page shows, and the file of its population from which anyone can draw again."""

import csv
import io
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from ..queries import revisit_draw as queries

FIGURES = (
    ("drawn", _("抽中")),
    ("waiting", _("待回访")),
    ("reached", _("联系上")),
    ("content", _("满意和基本满意")),
    ("untrue", _("沟通或答复不属实")),
    ("bad", _("不属实或者不满意")),
    ("again", _("已二次交办")),
)


def shown(subject, acting) -> dict:
    """Results are the congress's own; population, seed and list are everybody's."""
    found: dict = {"strata": queries.strata_of(subject), "rows": queries.drawn_rows(subject)}
    if not acting.is_committee or not subject.drawn_at:
        return found
    ledger = reverse("insight:listed", args=[acting.congress.code, "revisits"])
    counted = queries.figures(subject)
    return found | {
        "counted": [
            {"label": label, "number": counted[key], "url": f"{ledger}?{_asked(subject, key)}"}
            for key, label in FIGURES
        ]
    }


def _asked(subject, key: str) -> str:
    return urlencode({"draw": subject.pk} | ({} if key == "drawn" else {"only": key}))


@require_safe
def population(request, code, pk) -> HttpResponse:
    """编号,分层: every item that could be drawn, as it was published."""
    draw = get_object_or_404(queries.draws_visible_to(request.acting), pk=pk)
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow(["编号", "分层"])
    lines.writerows(queries.population_of(draw))
    answer = HttpResponse(
        text.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = 'attachment; filename="population.csv"'
    return answer
