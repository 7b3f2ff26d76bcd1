"""公文的设置: the series of numbers of each body, and templates of the congress's own."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import administrator, clerk_of_the_committee
from huying.domain.people.procedure.steps import ours, roll_steps
from huying.domain.people.states import RollState
from huying.foundation.documents.docx_check import mistakes
from huying.foundation.files.storing import attach, detach
from huying.foundation.procedure.refusal import Refused, Why

from ..models import LetterTemplate, NumberSeries
from ..policy.papers import last_used, may_set_series, office_of_any_body

TEMPLATE = "letter_template"  # the purpose under which such a file hangs on the roll
MOST_SAID = 6


@roll_steps.act(
    gettext_lazy("设定发文字号"),
    who=(office_of_any_body, clerk_of_the_committee, administrator),
    when=RollState.OPEN,
    adds_row=True,
)
def set_number_series(roll, *, by, at, body, use, prefix, last):
    """From the next letter on: `prefix`〔year〕`last`+1号. A number that was given is not given again."""
    ours(roll, body)
    if not may_set_series(by, body):
        raise Refused(_("只能设定本单位的发文字号。"), Why.STANDING)
    year = timezone.localdate(at).year
    NumberSeries.objects.select_for_update().filter(body=body, use=use).first()
    used = last_used(body, use, prefix, year)
    if last < used:
        raise Refused(_("这个字号今年已经用到%s号，不能往回设。") % used)
    NumberSeries.objects.update_or_create(
        congress_id=roll.congress_id,
        body=body,
        use=use,
        defaults={"prefix": prefix, "year": year, "last": last},
    )


@roll_steps.act(
    gettext_lazy("换用公文模板"),
    who=administrator,
    when=RollState.OPEN,
    adds_row=True,
)
def replace_letter_template(roll, *, by, at, letter, file):
    """A broken one is refused with the lines that are wrong. PDFs keep the layout of the standard."""
    found = mistakes(file.content.read())
    file.content.seek(0)
    if found:
        raise Refused(_("模板有错，没有换用。") + "".join(found[:MOST_SAID]))
    old = LetterTemplate.objects.filter(congress_id=roll.congress_id, letter=letter).first()
    if old:
        _take_down(old)
    kept = attach(roll.case, file, purpose=TEMPLATE, about=letter, by=by, at=at)
    LetterTemplate.objects.create(congress_id=roll.congress_id, letter=letter, file=kept, at=at)


@roll_steps.act(
    gettext_lazy("恢复默认公文模板"),
    who=administrator,
    when=RollState.OPEN,
    adds_row=True,
)
def restore_letter_template(roll, *, by, at, letter):
    """The shipped one is used again."""
    own = LetterTemplate.objects.filter(congress_id=roll.congress_id, letter=letter).first()
    if own is None:
        raise Refused(_("现在用的就是默认模板。"), Why.STATE)
    _take_down(own)


def _take_down(own: LetterTemplate) -> None:
    file = own.file
    own.delete()
    detach(file)
