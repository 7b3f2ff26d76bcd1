"""The lists of 督办, and what the pages of its cases show."""

from django.utils.translation import gettext_lazy as _

from ..queries import supervised
from . import acts, listing, page
from .letter import addresses

PARTS = {
    "tiers": listing.Part(
        _("分类督办"),
        "class_supervision",
        lambda acting, request: supervised.classes(acting, request.GET.get("tier", "")),
        "supervision/_classes.html",
        _("评定建议"),
        lambda request: {
            "tiers": supervised.tiers(request.acting),
            "tier": request.GET.get("tier", ""),
        },
        above="supervision/_tiers_summary.html",
    ),
    "keys": listing.Part(
        _("重点督办"),
        "key_supervision",
        lambda acting, request: supervised.keys(acting),
        "supervision/_keys.html",
        _("列为重点督办"),
        lambda request: {
            "totals": supervised.key_totals(request.acting),
        },
        above="supervision/_keys_summary.html",
    ),
    "ladders": listing.Part(
        _("逐级督办"),
        "ladder",
        lambda acting, request: supervised.ladders(acting),
        "supervision/_ladders.html",
        _("开始逐级督办"),
    ),
    "campaigns": listing.Part(
        _("专项行动"),
        "campaign",
        lambda acting, request: supervised.campaigns(acting),
        "supervision/_campaigns.html",
        _("制定专项行动方案"),
    ),
    "teams": listing.Part(
        _("督办工作组"),
        "team",
        lambda acting, request: supervised.teams(acting),
        "supervision/_teams.html",
        _("成立督办工作组"),
    ),
}


def _ladder(ladder, acting) -> dict:
    """With the letter of its newest step on paper."""
    found = addresses("ladder", ladder, acting)
    return supervised.told_of_a_ladder(ladder, acting) | {"letter": found}


SHOWN = {
    "class_supervision": supervised.told_of_a_class,
    "key_supervision": supervised.told_of_a_key,
    "ladder": _ladder,
    "campaign": supervised.told_of_a_campaign,
    "team": supervised.told_of_a_team,
}
OPENS = {
    "class_supervision": "rate",
    "key_supervision": "enter",
    "ladder": "begin",
    "campaign": "plan",
    "team": "form",
}
NEVER_FIRST = {"rate_again", "change_tier", "drop", "lift", "cancel", "take_off", "disband"}
DANGER = {"drop", "cancel"}
listing.PARTS.update(PARTS)
page.SHOWN.update(SHOWN)
page.NEVER_FIRST.update(NEVER_FIRST)
page.DANGER.update(DANGER)
acts.OPENS.update(OPENS)
