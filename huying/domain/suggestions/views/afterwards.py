"""What came after an evaluation, as the card of a reply round shows it."""

from django.utils.translation import gettext as _

from huying.foundation.ui.templatetags.huying import day


def lines(round, *, inside: bool) -> list[dict]:
    """Quality, decision, second opinion: what, when, in whose words. A good mark of quality stays inside."""
    found = []
    quality = getattr(round, "quality", None)
    if quality and (inside or not quality.passed):
        what = _("质量评价合格") if quality.passed else _("质量评价不合格，退回重办")
        found.append(_line(what, quality.at, quality.text, warn=not quality.passed))
    decision = getattr(round, "redo_decision", None)
    if decision:
        what = _("代表工委要求重新办理") if decision.again else _("代表工委研究认为不需重新办理")
        found.append(_line(what, decision.at, decision.reason, warn=decision.again))
    second = getattr(round, "second_opinion", None)
    if second:
        what = _("再次不满意的处理：%(kind)s（%(people)s）") % {
            "kind": second.get_kind_display(),
            "people": second.people,
        }
        found.append(_line(what, second.held_on, second.text, warn=not second.done_at))
        if second.done_at:
            found.append(_line(_("承办单位落实处理意见"), second.done_at, second.done))
    return found


def _line(what: str, when, text: str, *, warn: bool = False) -> dict:
    tone = "warn" if warn else "info"
    return {"what": what, "when": day(when, "short"), "text": text, "tone": tone}
