"""重点主题: picked by people from the themes of a session, with reasons; put under supervision or withdrawn."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.foundation.procedure.refusal import Refused

from ..models import KeyTheme
from ..policy import key, supervising
from ..policy import key_theme as rules
from ..policy.hearing import stand_back
from ..states.key import KeySupervision as KeyState
from ..states.key_theme import KeyTheme as State
from .key import LAW, check_what_enters, listed
from .kinds import key_steps, key_theme_steps

THOSE_WHO_CHOSE = (clerk_of_the_committee, rules.of_the_body_that_chose)


@key_theme_steps.opens(
    gettext_lazy("选为重点主题"),
    law="",
    who=(clerk_of_the_committee, supervising.of_a_special_committee),
    then=State.CHOSEN,
    tells=(the_committee,),
)
def choose(*, case, by, at, name, session, items, reason, found_by=""):
    """The analysis proposes, people choose: who, when, why, and which items stood in it then."""
    if session.congress_id != by.congress_id or not items:
        raise Refused(_("请选择这个主题的建议。"))
    open_to = key.items_open_to(by.congress_id, by.body).filter(session=session)
    if open_to.filter(pk__in=[one.pk for one in items]).count() != len(items):
        raise Refused(_("所选建议不在可以列入的范围，或者不是这次会议的。"))
    stand_back(by, items)
    theme = KeyTheme.objects.create(
        case=case,
        congress_id=case.congress_id,
        name=name,
        session=session,
        found_by=found_by,
        reason=reason,
        chosen_by=by,
        chosen_at=at,
    )
    theme.items.set(items)
    return theme


@key_theme_steps.act(
    gettext_lazy("改主题名称"),
    law="",
    who=THOSE_WHO_CHOSE,
    when=State.CHOSEN,
)
def rename(theme, *, by, at, name):
    """In the words of people; how the analysis named it stays beside."""
    theme.name = name
    theme.save(update_fields=["name"])


@key_theme_steps.act(
    gettext_lazy("转为重点督办"),
    law=LAW,
    who=THOSE_WHO_CHOSE,
    when=State.CHOSEN,
    then=State.PUT_FORWARD,
    tells=(rules.the_body_that_chose,),
)
def put_forward(theme, *, by, at, decision, decided_on):
    """Its items that can still be supervised go under key supervision together, by the decision of a body."""
    items = rules.still_open_to(theme, by)
    if not items:
        raise Refused(_("这个主题的建议现在都不能列为重点督办。"))
    check_what_enters(by, at, decided_on, items, None, theme.reason)


def _as_one(theme, *, by, at, decision, decided_on):
    yield {
        "theme": theme,
        "items": rules.still_open_to(theme, by),
        "decision": decision,
        "decided_on": decided_on,
    }


@key_steps.follows(
    put_forward,
    _as_one,
    gettext_lazy("随重点主题列为重点督办"),
    law=LAW,
    opens=True,
    then=KeyState.LISTED,
    tells=(the_committee, key.the_units_of_the_key, key.the_deputies_of_the_key),
)
def enter_with_theme(*, case, by, at, theme, items, decision, decided_on):
    """The theme's name and reason say what is supervised and why these stand together."""
    theme.supervision = listed(
        case, by, title=theme.name, decision=decision, decided_on=decided_on, items=items,
        unit=None, together=theme.reason,
    )  # fmt: skip
    theme.save(update_fields=["supervision"])
    return theme.supervision


@key_theme_steps.act(
    gettext_lazy("撤回选题"),
    law="",
    who=THOSE_WHO_CHOSE,
    when=State.CHOSEN,
    then=State.WITHDRAWN,
    tells=(the_committee, rules.the_body_that_chose),
)
def withdraw(theme, *, by, at, reason):
    """Chosen by mistake, or overtaken by events; the choice and its reasons stay to be read."""
    theme.withdraw_reason = reason
    theme.save(update_fields=["withdraw_reason"])
