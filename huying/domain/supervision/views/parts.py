"""The parts of 督办落实 in four groups, so that what one looks for stands beside its like."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

GROUPS = (
    (_("承诺"), ("commitments", "b-register")),
    (
        _("督办"),
        (
            *(
                "tiers",
                "key-themes",
                "keys",
                "ladders",
                "campaigns",
                "teams",
                "hearings",
                "listenings",
                "outings",
                "cures",
            ),
            *("practices", "unit-years", "yearly_opinions"),
        ),
    ),
    (_("回头看"), ("look-backs", "repeats", "followed-matters", "revisit-draws")),
    (_("考核评优"), ("reports", "assessments", "honours", "library")),
)
PAGES = {
    "practices": (_("不良办理现象"), "supervision:practices"),
    "repeats": (_("反复提出排查"), "supervision:repeats"),
    "library": (_("优秀建议库"), "supervision:library"),
}
"""Parts that are no list of cases."""


def sides_of_practices(acting) -> tuple[str, ...]:
    """Whose bad practices somebody may look at."""
    if acting.is_committee:
        return ("units", "deputies", "congress")
    return ("deputies",) if acting.is_deputy else ()


def reads(key: str, acting) -> bool:
    """Whether a part exists for somebody."""
    if key == "practices":
        return bool(sides_of_practices(acting))
    return key != "repeats" or acting.is_committee


def beside(request, name: str, lists: dict) -> dict:
    """For a page of the part `name`: the groups, and the parts of its own group."""
    mine, code = next(keys for _label, keys in GROUPS if name in keys), request.congress.code
    shown = [key for key in mine if reads(key, request.acting)]
    return {
        "groups": [
            {"label": label, "url": _address(code, keys[0]), "current": keys == mine}
            for label, keys in GROUPS
        ],
        "parts": [
            {"label": _named(key, lists), "url": _address(code, key), "current": key == name}
            for key in shown
        ],
    }


def _named(key: str, lists: dict):
    return PAGES[key][0] if key in PAGES else lists[key].label


def _address(code: str, key: str) -> str:
    if key in PAGES:
        return reverse(PAGES[key][1], args=[code])
    return reverse("supervision:part", args=[code, key])
