"""评优: scores from facts, shortlist, 主任会议, consent of the party committee, circular, duty file, results
reported."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, head_of_the_committee
from huying.domain.suggestions.models import CoSignature, PaperRecipient
from huying.domain.suggestions.policy import papers
from huying.domain.suggestions.procedure import paper_steps
from huying.domain.suggestions.procedure.papers import issued_at_once
from huying.domain.suggestions.states import CosignAnswer, PaperForm, PaperPreset
from huying.domain.suggestions.states import Paper as PaperState
from huying.foundation.procedure.procedure import Procedure
from huying.foundation.procedure.refusal import Refused, Why

from ..models import Candidate, HonourRecord, HonourReport, HonourSelection
from ..policy import clocks
from ..policy import honours as policy
from ..states import Honour
from ..states import HonourSelection as State

LAW = "honours.month"
honour_steps = Procedure("honour_selection", gettext_lazy("评优"), State, cite=clocks.cite)


@honour_steps.opens(
    gettext_lazy("开始评选"),
    law=LAW,
    who=clerk_of_the_committee,
    then=State.OPEN,
    tells=(policy.the_committee,),
)
def begin(*, case, by, at, year, rules, formula):
    """`rules` are the congress's own in words; `formula` {fact: points} is what items score by."""
    if refused := policy.too_early(case.congress, year, at):
        raise Refused(refused)
    running = HonourSelection.objects.filter(congress=case.congress_id, year=year)
    if running.exclude(case__state=State.CALLED_OFF).exists():
        raise Refused(_("%s年的评选已经开始，请在原件上办理。") % year, Why.STATE)
    if set(formula) != set(policy.FORMULA) or not sum(formula.values()):
        raise Refused(_("请写明各项的分值，至少一项不为零。"))
    return HonourSelection.objects.create(
        case=case,
        congress_id=case.congress_id,
        year=year,
        title=_("%s年度优秀代表建议和办理工作先进单位评选") % year,
        rules=rules,
        formula=formula,
        opened_at=at,
    )


@honour_steps.act(
    gettext_lazy("确定初选名单"),
    law="",
    who=clerk_of_the_committee,
    when=(State.OPEN, State.SHORTLISTED),
    then=State.SHORTLISTED,
    tells=(policy.the_committee,),
)
def shortlist(selection, *, by, at, suggestions, units, reason=""):
    """With the score that each has at this moment; whom the score alone does not explain, `reason` does."""
    scope = policy.year_of(selection, at)
    scored = policy.suggestion_scores(scope, selection.formula)
    of_units = policy.unit_scores(scope)
    strange = [one for one in suggestions if one.pk not in scored]
    strange += [one for one in units if one.pk not in of_units]
    if strange or not (suggestions or units):
        raise Refused(_("请从这一年登记的建议和承办的单位中选择。"))
    selection.candidates.all().delete()
    Candidate.objects.bulk_create(
        [
            _candidate(selection, Honour.SUGGESTION, scored[one.pk], reason, suggestion=one)
            for one in suggestions
        ]
        + [_candidate(selection, Honour.UNIT, of_units[one.pk], reason, unit=one) for one in units]
    )


def _candidate(selection, honour, score, reason, **whom) -> Candidate:
    return Candidate(
        congress_id=selection.congress_id, selection=selection, honour=honour, score=score.score,
        parts=score.parts, reason=reason, **whom,
    )  # fmt: skip


@honour_steps.act(
    gettext_lazy("记录主任会议议定"),
    law="",
    who=clerk_of_the_committee,
    when=State.SHORTLISTED,
    then=State.DECIDED,
    tells=(policy.the_committee,),
)
def decide(selection, *, by, at, decided_on, decided_at, kept):
    """What the 主任会议 kept of the shortlist, recorded by its clerk."""
    _not_later_than_today(decided_on, at)
    if not kept or any(one.selection_id != selection.pk for one in kept):
        raise Refused(_("请从初选名单中选择主任会议同意的。"))
    selection.candidates.update(kept=False)
    selection.candidates.filter(pk__in=[one.pk for one in kept]).update(kept=True)
    selection.decided_on, selection.decided_at = decided_on, decided_at
    selection.save(update_fields=["decided_on", "decided_at"])


def _not_later_than_today(day, at) -> None:
    if day > timezone.localdate(at):
        raise Refused(_("日期不能晚于今天。"))


@honour_steps.act(
    gettext_lazy("记录党委同意"),
    law="",
    who=clerk_of_the_committee,
    when=State.DECIDED,
    then=State.CONSENTED,
    tells=(policy.the_committee,),
)
def consent(selection, *, by, at, consented_on, consent_document):
    """On which day and with which document."""
    _not_later_than_today(consented_on, at)
    if consented_on < selection.decided_on:
        raise Refused(_("党委同意的日期不能早于主任会议议定的日期。"))
    selection.consented_on, selection.consent_document = consented_on, consent_document
    selection.save(update_fields=["consented_on", "consent_document"])


@honour_steps.act(
    gettext_lazy("通报表彰"),
    law="",
    who=head_of_the_committee,
    when=State.CONSENTED,
    then=State.ANNOUNCED,
)
def announce(selection, *, by, at, text):
    """The honours stand in the duty files of lead and co-signing deputies; the circular follows."""
    kept = selection.candidates.filter(kept=True).select_related("suggestion__lead", "unit")
    HonourRecord.objects.bulk_create(
        record for one in kept for record in _records(selection, one, at)
    )
    selection.announced_at = at
    selection.save(update_fields=["announced_at"])


def _records(selection, candidate, at):
    common = {
        "congress_id": selection.congress_id, "selection": selection, "year": selection.year,
        "honour": candidate.honour, "at": at,
    }  # fmt: skip
    if candidate.unit:
        yield HonourRecord(unit=candidate.unit, **common)
        return
    item = candidate.suggestion
    yield HonourRecord(suggestion=item, deputy=item.lead, led=True, **common)
    joined = CoSignature.objects.filter(suggestion=item, answer=CosignAnswer.CONFIRMED)
    for one in joined.exclude(deputy=item.lead_id).order_by("pk"):
        yield HonourRecord(suggestion=item, deputy_id=one.deputy_id, **common)


def _as_a_circular(selection, *, by, at, text):
    yield {"selection": selection, "text": text}


@paper_steps.follows(
    announce,
    _as_a_circular,
    gettext_lazy("印发表彰通报"),
    law="",
    opens=True,
    then=PaperState.ISSUED,
    tells=(papers.the_recipients_of_the_paper,),
)
def print_circular(*, case, by, at, selection, text):
    """To every deputy and every honoured unit, with a number of the committee's own series."""
    units = selection.candidates.filter(kept=True, unit__isnull=False).order_by("pk")
    paper = issued_at_once(
        case=case,
        by=by,
        at=at,
        recipients=[one.unit for one in units.select_related("unit")],
        form=PaperForm.CIRCULAR,
        preset=PaperPreset.PRAISE,
        title=_("关于%s年度优秀代表建议和办理工作先进单位的通报") % selection.year,
        text=text,
        to_deputies=True,
    )
    selection.paper = paper
    selection.save(update_fields=["paper"])
    return paper


@honour_steps.act(
    gettext_lazy("报送评选结果"),
    law="",
    who=head_of_the_committee,
    when=State.ANNOUNCED,
    adds_row=True,
)
def send_results(selection, *, by, at, text, recipients, copies=""):
    """To the party committee, 一府一委两院 and those who appraise: a letter of its own, by number, with the
    list of the honoured; `copies` names whoever is not in the system."""
    if any(one.congress_id != selection.congress_id for one in recipients):
        raise Refused(_("收文单位只能是本级的，请重新选择。"))
    if not (recipients or copies.strip()):
        raise Refused(_("请选择报送给谁，或者写明抄送的机关。"))
    sent = PaperRecipient.objects.filter(
        paper__honour_report__selection=selection, body__in=recipients
    )
    if names := sent.order_by("pk").values_list("body__name", flat=True):
        raise Refused(_("已经报送%s，不用再报。") % "、".join(names))


def _as_a_letter(selection, *, by, at, text, recipients, copies=""):
    yield {"selection": selection, "text": text, "recipients": recipients, "copies": copies}


@paper_steps.follows(
    send_results,
    _as_a_letter,
    gettext_lazy("印发评选结果函"),
    law="",
    opens=True,
    then=PaperState.ISSUED,
    tells=(papers.the_recipients_of_the_paper,),
)
def print_results(*, case, by, at, selection, text, recipients, copies):
    """A paper like any other from here on: signed for, filed; its annex lists the honoured."""
    paper = issued_at_once(
        case=case,
        by=by,
        at=at,
        recipients=recipients,
        form=PaperForm.LETTER,
        title=_("关于报送%s年度优秀代表建议和办理工作先进单位评选结果的函") % selection.year,
        text=text,
        copies=copies,
    )
    HonourReport.objects.create(
        congress_id=case.congress_id, selection=selection, paper=paper, by=by, at=at
    )
    return paper


@honour_steps.act(
    gettext_lazy("终止评选"),
    law="",
    who=head_of_the_committee,
    when=(State.OPEN, State.SHORTLISTED, State.DECIDED, State.CONSENTED),
    then=State.CALLED_OFF,
    tells=(policy.the_committee,),
)
def call_off(selection, *, by, at, reason):
    """Nothing is given this year, and the reason says why."""
    selection.call_off_reason = reason
    selection.save(update_fields=["call_off_reason"])
