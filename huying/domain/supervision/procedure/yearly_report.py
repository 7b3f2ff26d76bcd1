"""年度办理情况报告: drafted from data, settled with its figures, heard, printed for the next session."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, head_of_the_committee
from huying.domain.suggestions.letters.words import session_in_full
from huying.domain.suggestions.policy import papers
from huying.domain.suggestions.procedure import paper_steps
from huying.domain.suggestions.procedure.papers import issued_at_once
from huying.domain.suggestions.states import Paper as PaperState
from huying.domain.suggestions.states import PaperForm
from huying.foundation.procedure.procedure import Procedure
from huying.foundation.procedure.refusal import Refused, Why

from ..models import ReportFigure, YearlyReport
from ..policy import clocks
from ..policy import yearly_report as policy
from ..policy.figures import FIGURES, TABLES, Scope, report, words
from ..states import YearlyReport as State

LAW = "reports.committee_due"
report_steps = Procedure("yearly_report", gettext_lazy("年度办理情况报告"), State, cite=clocks.cite)


@report_steps.opens(
    gettext_lazy("起草年度报告"), law=LAW, who=clerk_of_the_committee, then=State.DRAFT
)
def draft(*, case, by, at, year):
    """Words and marks; the figures are counted whenever it is read."""
    if YearlyReport.objects.filter(congress=case.congress_id, year=year).exists():
        raise Refused(_("%s年的报告已经起草，请在原件上修改。") % year, Why.STATE)
    scope = Scope(case.congress, year, timezone.localdate(at))
    if not scope.items().exists():
        raise Refused(_("%s年没有召开会议，或者没有收到建议，没有可报告的内容。") % year)
    return YearlyReport.objects.create(
        case=case,
        congress_id=case.congress_id,
        year=year,
        title=report.title_of(scope),
        text=report.drafted(scope),
        drafted_by=by,
        drafted_at=at,
    )


@report_steps.act(gettext_lazy("修改报告"), law="", who=clerk_of_the_committee, when=State.DRAFT)
def edit_words(one, *, by, at, title, text):
    """The words, not the figures: a number of items that was typed is refused."""
    if wrong := words.what_is_wrong(text):
        raise Refused(wrong)
    one.title, one.text = title, text
    one.save(update_fields=["title", "text"])


@report_steps.act(
    gettext_lazy("报告定稿"),
    law="",
    who=clerk_of_the_committee,
    when=State.DRAFT,
    then=State.SETTLED,
    tells=(policy.the_head,),
)
def settle(one, *, by, at):
    """From now on the figures are those of this moment, each with the rows that were counted."""
    scope = policy.scope_of(one, at)
    rows = [
        _row(one, name, "", figure.label, figure.found(scope)) for name, figure in FIGURES.items()
    ]
    for name, table in TABLES.items():
        for line in table.rows(scope):
            rows.append(_row(one, name, line.of, line.label, table.found(scope, line.of)))
    ReportFigure.objects.bulk_create(rows)
    one.settled_at = at
    one.save(update_fields=["settled_at"])


def _row(one, name, of, label, found) -> ReportFigure:
    keys = [str(key) for key in found.order_by("pk").values_list("pk", flat=True)]
    return ReportFigure(
        congress_id=one.congress_id, report=one, name=name, of=of, label=str(label),
        number=len(keys), keys=keys,
    )  # fmt: skip


@report_steps.act(
    gettext_lazy("退回修改报告"),
    law="",
    who=clerk_of_the_committee,
    when=State.SETTLED,
    then=State.DRAFT,
)
def reopen(one, *, by, at, reason):
    """Before it is heard: the figures are counted anew."""
    one.figures.all().delete()
    one.settled_at = None
    one.save(update_fields=["settled_at"])


@report_steps.act(
    gettext_lazy("记录听取报告"),
    law=LAW,
    who=clerk_of_the_committee,
    when=State.SETTLED,
    then=State.HEARD,
    tells=(policy.the_committee,),
)
def hear(one, *, by, at, heard_on, heard_at, opinions=""):
    """The standing committee has heard it: on which day, in which meeting, with what opinion."""
    if heard_on > timezone.localdate(at):
        raise Refused(_("听取报告的日期不能晚于今天。"))
    one.heard_on, one.heard_at, one.heard_opinions = heard_on, heard_at, opinions
    one.save(update_fields=["heard_on", "heard_at", "heard_opinions"])


@report_steps.act(
    gettext_lazy("印发代表大会"),
    law=LAW,
    who=head_of_the_committee,
    when=State.HEARD,
    then=State.ISSUED,
)
def issue(one, *, by, at, session, number, recipients):
    """As a numbered paper of the session that follows, to every deputy; bodies sign for it."""
    if any(row.congress_id != one.congress_id for row in (session, *recipients)):
        raise Refused(_("会议和收文单位只能是本级人大的，请重新选择。"))
    if timezone.localdate(session.opens_at).year <= one.year:
        raise Refused(_("报告印发下一次会议：请选择%s年以后的会议。") % one.year)
    if not policy.number_is_free(one.congress_id, _numbered(session, number)):
        raise Refused(_("“%s”已经用过，请换一个编号。") % _numbered(session, number))


def _numbered(session, number: int) -> str:
    """清源县第十八届人民代表大会第二次会议文件（7）."""
    named = session_in_full(session.congress, session)
    return _("%(session)s文件（%(number)s）") % {"session": named, "number": number}


def _as_a_paper(one, *, by, at, session, number, recipients):
    yield {
        "report": one, "session": session, "number_text": _numbered(session, number),
        "recipients": recipients,
    }  # fmt: skip


@paper_steps.follows(
    issue,
    _as_a_paper,
    gettext_lazy("印发年度报告"),
    law=LAW,
    opens=True,
    then=PaperState.ISSUED,
    tells=(papers.the_recipients_of_the_paper,),
)
def print_report(*, case, by, at, report, session, number_text, recipients):
    """A paper like any other from here on: signed for, filed; its annex lists the items."""
    paper = issued_at_once(
        case=case,
        by=by,
        at=at,
        recipients=recipients,
        number_text=number_text,
        form=PaperForm.REPORT,
        session=session,
        title=report.title,
        text=words.filled(report.text, policy.settled_texts(report)),
        to_deputies=True,
    )
    report.paper = paper
    report.save(update_fields=["paper"])
    return paper
