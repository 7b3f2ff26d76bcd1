"""Names and days as letters write them."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from huying.domain.people.models import Body, Congress, Session
from huying.domain.people.states import BodyKind, Level

from ..policy.family import merged_with, proposing_deputies, suggestion_of

WHOLE = "人民代表大会"
NUMERALS = "一二三四五六七八九十"


def region(congress: Congress) -> str:
    """清源县人民代表大会 → 清源县."""
    return congress.name.removesuffix(WHOLE)


def full_name(name: str, congress: Congress) -> str:
    """水利局 → 清源县水利局; 县政府办公室 → 清源县政府办公室; what names its place keeps it."""
    place = region(congress)
    if not place or name.startswith(place):
        return name
    return place + (name[1:] if name[:1] == place[-1:] else name)


def office_of(congress: Congress, body: Body) -> str:
    """The office of the congress that sends a letter: 清源县人大常委会代表工委."""
    if body.kind != BodyKind.DEPUTIES_COMMITTEE or body.name.startswith(congress.short_name):
        return full_name(body.name, congress)
    standing = "" if congress.level == Level.TOWNSHIP else _("常委会")
    return f"{congress.short_name}{standing}{body.name}"


def day(when: date | datetime | None) -> str:
    """2026年4月20日, by the county's own calendar; a blank to be filled in where there is none yet."""
    if when is None:
        return _("　　　　年　　月　　日")
    on = timezone.localdate(when) if isinstance(when, datetime) else when
    return _("%(year)s年%(month)s月%(day)s日") % {
        "year": on.year,
        "month": on.month,
        "day": on.day,
    }


def session_in_full(congress: Congress, session: Session) -> str:
    """清源县第十八届人民代表大会第一次会议."""
    said = str(session).removeprefix(str(session.term))
    return f"{region(congress)}{session.term}{WHOLE}{said}"


def session_name(suggestion) -> str:
    """The session in full; of what came later, with 闭会期间."""
    if suggestion.session is None:
        return suggestion.congress.name
    said = session_in_full(suggestion.congress, suggestion.session)
    return said if suggestion.in_session is not False else said + _("闭会期间")


def numbered(subject) -> str:
    """第36号; of what is handled together 第36、41号; before registration nothing."""
    suggestion = suggestion_of(subject)
    numbers = [one.number_text for one in (suggestion, *merged_with(suggestion)) if one.number_text]
    return _("第%s号") % "、".join(numbers) if numbers else ""


def deputies(subject) -> str:
    """Every deputy who is answered, by name: 林秀英、周文、吴桂."""
    return "、".join(str(one.person) for one in proposing_deputies(subject))


def lead_name(subject) -> str:
    """Empty for an imported row whose deputy has not been entered yet."""
    lead = suggestion_of(subject).lead
    return str(lead.person) if lead else ""


def place_in_list(number: int) -> str:
    """一, 二, … 十, 十一."""
    if number <= 10:
        return NUMERALS[number - 1]
    tens, ones = divmod(number, 10)
    head = "" if tens == 1 else NUMERALS[tens - 1]
    return f"{head}十{NUMERALS[ones - 1] if ones else ''}"


def committee_of(congress: Congress) -> str:
    """The working body of the congress that letters about suggestions go to and come from."""
    found = Body.objects.filter(congress=congress, kind=BodyKind.DEPUTIES_COMMITTEE, active=True)
    first = found.order_by("pk").first()
    return office_of(congress, first) if first else congress.name
