"""双向互动 for the matrix: `own` concerns 水利局 and 林秀英, `other` the party's 宣传部 and somebody else."""

from datetime import date

from huying.domain.advice.models import AdviceLine, FactRequest, Invitation, Liaison
from huying.domain.advice.procedure import consulting, contacts, facts, guides
from huying.foundation.cases.models import Case

KINDS = ("consultation", "fact_request", "guide", "contact_rule", "liaison")
NOT_FORWARDED = ("asked", "declined")
FAR = date(2099, 12, 31)  # the pages look at today's date


class AdviceCast:
    KINDS = KINDS

    def __init__(self, cast):
        c, self.at = cast.county, cast.at
        self.own = self._all(c, c.sun, c.lin, c.water)
        self.other = self._all(c, c.fan, cast.elsewhere, c.publicity)

    def _all(self, c, by, deputy, unit) -> dict:
        asked = consulting.ask(
            by=by, at=self.at, title="问题", question="……", wanted="代表", advise_by=FAR
        )
        Invitation.objects.create(
            congress=c.congress, consultation=asked, deputy=deputy, at=self.at
        )
        AdviceLine.objects.create(
            congress=c.congress, consultation=asked, deputy=deputy, text="意见", at=self.at
        )
        rule = contacts.lay_down(
            by=by, at=self.at, title="办法", text="……", each_year=4, in_force_from=self.at.date()
        )
        contacts.record(
            rule, by=by, at=self.at, held_on=self.at.date(), way="visit", content="……",
            deputies=[deputy], opinions="意见",
        )  # fmt: skip
        return {
            "consultation": asked,
            "fact_request": facts.ask(
                by=deputy, at=self.at, unit=unit, way="facts", title="情况", question="……"
            ),
            "guide": guides.publish(by=c.chen, at=self.at, kind="topics", title="选题", text="……"),
            "contact_rule": rule,
            "liaison": Liaison.objects.get(rule=rule),
        }

    def subject(self, kind: str, capacity: str, relation: str):
        own = self.other if capacity == "party_office" else self.own
        other = self.own if own is self.other else self.other
        one = (own if relation == "own" else other)[kind]
        return type(one).objects.select_related("case", "congress").get(pk=one.pk)

    def put(self, kind: str, state: str) -> None:
        Case.objects.filter(kind=kind).update(state=state)
        if kind == "fact_request":
            FactRequest.objects.update(forwarded_at=None if state in NOT_FORWARDED else self.at)


def nobody_has_advised(cast) -> None:
    AdviceLine.objects.all().delete()


ARRANGED_ADVICE = {("consultation", "end"): nobody_has_advised}
