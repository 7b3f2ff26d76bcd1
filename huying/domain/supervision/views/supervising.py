"""The lists of 督办, and what the pages of its cases show."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..queries import key_themes, listening, supervised
from ..queries.supervising import opinions_visible_to, supervises
from ..queries.team_shares import Division, may_divide
from ..queries.themes import reads_themes
from ..states.campaign import Team as TeamState
from . import acts, listing, page, promise_letters, unit_year
from .letter import addresses


def _big_units(request) -> list:
    """For those who supervise: whom to visit."""
    if not supervises(request.acting):
        return []
    return supervised.big_units(request.acting, timezone.localdate().year)


def _to_the_analysis(request) -> dict:
    """For those who may read it: where the themes come from."""
    if not reads_themes(request.acting):
        return {}
    return {"analysed": reverse("insight:themes", args=[request.congress.code])}


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
    "key-themes": listing.Part(
        _("重点主题"),
        "key_theme",
        lambda acting, request: key_themes.key_themes(acting),
        "supervision/_key_themes.html",
        _("选为重点主题"),
        _to_the_analysis,
        above="supervision/_key_themes_above.html",
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
        lambda request: {"roster": supervised.roster(request.acting)},
        above="supervision/_teams_above.html",
    ),
    "hearings": listing.Part(
        _("听取汇报"),
        "hearing",
        lambda acting, request: supervised.hearings(acting),
        "supervision/_hearings.html",
        _("安排听取汇报"),
    ),
    "listenings": listing.Part(
        _("网上听办"),
        "listening",
        lambda acting, request: listening.listenings(acting),
        "supervision/_listenings.html",
        _("安排网上听办"),
    ),
    "outings": listing.Part(
        _("现场活动"),
        "outing",
        lambda acting, request: supervised.outings(acting),
        "supervision/_outings.html",
        _("安排现场活动"),
        lambda request: {"big": _big_units(request)},
        above="supervision/_outings_above.html",
    ),
    "unit-years": listing.Part(
        _("单位年度办理工作"),
        "unit_year",
        unit_year.rows,
        "supervision/_unit_years.html",
        _("布置一个单位"),
        unit_year.above,
        above="supervision/_unit_years_above.html",
    ),
    "yearly_opinions": listing.Part(
        _("年度办理和督办意见"),
        "yearly_opinion",
        lambda acting, request: opinions_visible_to(acting).order_by("-year", "-pk"),
        "supervision/_yearly_opinions.html",
        _("起草年度意见"),
    ),
    "cures": listing.Part(
        _("解决一类问题"),
        "cure",
        lambda acting, request: supervised.cures(acting),
        "supervision/_cures.html",
        _("登记解决一类问题"),
    ),
}


def _ladder(ladder, acting) -> dict:
    """With the letter of its newest step on paper."""
    found = addresses("ladder", ladder, acting)
    return supervised.told_of_a_ladder(ladder, acting) | {"letter": found}


def _listening(subject, acting) -> dict:
    """With the letter of its result, once it is over."""
    found = addresses("listening", subject, acting)
    return listening.told_of(subject, acting) | {"letter": found}


def _team(team, acting) -> dict:
    """With who looks after what; the proposal for the rest is for those who may accept it."""
    division = Division(team, team.state == TeamState.AT_WORK and may_divide(team, acting))
    return supervised.told_of_a_team(team, acting) | {"division": division}


SHOWN = {
    "class_supervision": supervised.told_of_a_class,
    "key_supervision": supervised.told_of_a_key,
    "key_theme": key_themes.told_of,
    "ladder": _ladder,
    "campaign": supervised.told_of_a_campaign,
    "team": _team,
    "hearing": supervised.told_of_a_hearing,
    "listening": _listening,
    "outing": supervised.told_of_items,
    "promise_letter": promise_letters.shown,
    "cure": supervised.told_of_items,
    "unit_year": unit_year.told_of,
}
OPENS = {
    "class_supervision": "rate",
    "key_supervision": "enter",
    "key_theme": "choose",
    "ladder": "begin",
    "campaign": "plan",
    "team": "form",
    "hearing": "call",
    "listening": "announce",
    "outing": "announce",
    "cure": "record",
    "yearly_opinion": "draft",
    "unit_year": "open_year",
}
NEVER_FIRST = {
    "add_stage",
    "add_task",
    "rate_again",
    "change_tier",
    "drop",
    "lift",
    "cancel",
    "take_off",
    "disband",
    "rename",
    "withdraw",
    "dismiss",
    "send_back",
    "change_plan",
    "edit_report",
    "return_report",
}
DANGER = {"drop", "cancel", "withdraw"}
listing.PARTS.update(PARTS)
page.SHOWN.update(SHOWN)
page.NEVER_FIRST.update(NEVER_FIRST)
page.DANGER.update(DANGER)
acts.OPENS.update(OPENS)
