"""议案办理规则: how bills are handled in this congress, read from the acts and its rules."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from huying.foundation.procedure.printing import drawing, rows

from .. import rulebook
from ..policy import wording
from ..procedure import bill_steps
from ..rulebook.rules import SOURCES


@require_safe
def rules(request, code):
    """Everybody of the congress may read by which rules its bills are handled."""
    book = rulebook.of(request.congress)
    section = {
        "kind": bill_steps.kind,
        "label": bill_steps.label,
        "drawing": drawing(bill_steps),
        "rows": rows(bill_steps, wording.words(book.name)),
    }
    threshold = book.threshold(request.congress.level)
    options = [(_("联名人数"), _("%s名以上") % threshold.amount, threshold)]
    options += [
        (_(rulebook.OPTIONS[name]), rulebook.in_words(rule), rule)
        for name, rule in book.options.items()
    ]
    context = {
        "book": book,
        "sections": [section],
        "periods": [
            shown(_(one.label), _("自%(anchor)s起%(length)s") % {
                "anchor": _(rulebook.ANCHORS[one.anchor]), "length": one.length
            }, one)
            for one in book.clocks.values()
        ],
        "options": [shown(*one) for one in options],
    }  # fmt: skip
    return render(request, "bills/rules.html", context)


def shown(label: str, value: str, rule) -> dict:
    """A line as suggestions/_rules.html shows it."""
    return {
        "label": label,
        "value": value,
        "decided": bool(rule.article),
        "article": rule.article,
        "source": _(SOURCES[rule.source]),
        "quote": rule.quote,
        "note": "",
    }
