"""Long imports, learning from assignments and comparing with earlier years, done by the worker; archives of
letters (letters/packing.py)."""

from django.utils.translation import gettext as _

from huying.domain.people.models import Roll
from huying.foundation.jobs.kinds import kind
from huying.foundation.jobs.working import JobRefused
from huying.foundation.procedure.procedure import choose
from huying.foundation.text.routing import Unavailable

from .letters import packing  # noqa: F401  (declares its kinds)
from .policy.learning import FEWEST, learn
from .policy.likely_repeats import not_compared
from .procedure.finding_repeats import find_repeats
from .procedure.ledger import act_of, carry_out, said_of
from .procedure.routing import learn_routing
from .queries.ledger import LedgerRefused, plan_import, read_ledger
from .queries.ledger.report import XLSX, report

KIND = "import_ledger"


@kind(KIND, may=lambda acting, details: acting.is_committee)
def import_ledger(doing) -> str:
    """Read and checked first, while others go on; then written quickly, all rows or none."""
    name, chosen = doing.details["name"], doing.details["chosen"]
    try:
        with doing.input() as content:
            ledger = read_ledger(content, name, chosen)
        plan = plan_import(doing.job.congress, ledger, past=doing.details["past"])
    except LedgerRefused as refused:
        raise JobRefused(refused.message) from refused
    if plan.errors:
        with doing.file(_("导入错误报告.xlsx"), XLSX) as target:
            target.write(report(plan))
        raise JobRefused(_("台账中有%d处错误，没有导入任何一行。") % len(plan.errors))
    at = doing.now()
    choice = choose(act_of(plan), None, doing.acting.appointments, at)
    if choice.refusal:
        raise choice.refusal

    def finish(number: int) -> None:
        doing.finish(said_of(plan, number))

    doing.tell(0, len(plan.to_import))
    number = carry_out(plan, by=choice.by, at=at, told=doing.tell_aside, finish=finish)
    return said_of(plan, number)


@kind("learn_routing", may=lambda acting, details: acting.is_committee or acting.is_administrator)
def learn_from_assignments(doing) -> str:
    """At once, for who does not wait for the night."""
    try:
        learnt = learn(doing.job.congress.pk)
    except Unavailable as missing:
        raise JobRefused(
            _("没有安装文本学习组件（scikit-learn），推荐仍按职能关键词或已有的一版进行。")
        ) from missing
    if learnt is None:
        raise JobRefused(_("已签收的交办还不够学习：至少要%d件，并且交给过不止一个单位。") % FEWEST)
    roll = Roll.objects.select_related("case", "congress").get(congress=doing.job.congress)
    at = doing.now()
    choice = choose(learn_routing, roll, doing.acting.appointments, at)
    if choice.refusal:
        raise choice.refusal
    learn_routing(roll, by=choice.by, at=at, learnt=learnt)
    return _("已学习：%s") % learnt.name


@kind("find_repeats", may=lambda acting, details: acting.is_committee)
def compare_with_earlier_ones(doing) -> str:
    """At once, for who does not wait for the night; also what is handed in while it runs."""
    congress = doing.job.congress.pk
    whole, done, pairs, left = not_compared(congress).count(), 0, 0, 1
    while left:
        before = done

        def told(number: int, _some: int, before: int = before) -> None:
            doing.tell(before + number, max(whole, before + number + 1))

        found = find_repeats(congress, doing.now(), told=told)
        done, pairs, left = done + found.compared, pairs + found.pairs, found.left
    return _("比对了%(done)d件，新找到%(pairs)d对可能反复提出的建议。") % {
        "done": done,
        "pairs": pairs,
    }
