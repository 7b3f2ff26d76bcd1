"""What an event of the roll was about, in words for the list of changes."""

from django.utils.translation import gettext as _

from ..procedure.bodies import BODY_WORDS
from ..procedure.terms import SESSION_WORDS, TERM_WORDS
from .words import PERSON_WORDS, SEAT_WORDS

ROWS = (
    *("person", "seat", "appointment", "body", "session", "term", "delegation"),
    *("regulation", "footing", "rules", "model"),
)
WORDS = {**TERM_WORDS, **SESSION_WORDS, **BODY_WORDS, **SEAT_WORDS, **PERSON_WORDS}


def told(event) -> tuple[str, str]:
    """(whom or what it was about, what was said or changed). Empty where the detail was erased."""
    detail = getattr(event, "detail", None)
    data = detail.data if detail else {}
    return _about(data), _said(data)


def _about(data: dict) -> str:
    if "file" in data:
        return _("%(file)s，%(rows)d 行") % {"file": data["file"], "rows": len(data["rows"])}
    if name := data.get("name") or data.get("title"):
        return str(name)
    for key in ROWS:
        row = data.get(key)
        if isinstance(row, dict):
            return str(row.get("label") or row.get("name") or "")
    return ""


def _said(data: dict) -> str:
    parts = [str(WORDS.get(field, field)) for field in data.get("changes", {})]
    said = [_("更正：%s") % "、".join(parts)] if parts else []
    if data.get("username"):
        said.append(_("用户名 %s") % data["username"])
    said += [data[key] for key in ("learnt", "reason") if data.get(key)]
    return "；".join(said)
