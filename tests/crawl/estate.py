"""清源县 with a suggestion at every point of its way, so that each page and each act has its case."""

import io
from datetime import date

from huying.domain.advice.models import Liaison
from huying.domain.advice.procedure import consulting, contacts, facts, guides
from huying.domain.bills.models import Bill
from huying.domain.bills.procedure import afterwards, signing
from huying.domain.people.models import Roll
from huying.domain.suggestions.models import (
    CheckPoint,
    LikelyRepeat,
    Pledge,
    ReplyNorm,
    ReplyRound,
    RoutingModel,
    ShownUnits,
    Suggestion,
)
from huying.domain.suggestions.procedure import (
    assignment_meeting,
    classified,
    contact,
    coordination,
    handling,
    library,
    papers,
    pledge,
    reply,
    rules,
    suggestion,
)
from huying.domain.suggestions.states import Openness, Phase, Stage, Way
from huying.foundation.files.checking import check_file
from huying.foundation.jobs.models import Job
from huying.foundation.jobs.states import JobState
from huying.foundation.text.rule import Rule
from tests.assembly import Assembly
from tests.county import TEXT
from tests.crawl.supervised.commitments import commitments
from tests.crawl.supervised.followed_matters import followed_matters
from tests.crawl.supervised.honours import honours
from tests.crawl.supervised.key_themes import key_themes
from tests.crawl.supervised.listenings import listenings
from tests.crawl.supervised.look_backs import look_back_items, look_backs
from tests.crawl.supervised.promise_letters import promise_letters
from tests.crawl.supervised.revisit_draws import revisit_draws
from tests.crawl.supervised.supervising import supervised
from tests.crawl.supervised.unit_assessments import unit_assessments
from tests.crawl.supervised.unit_years import unit_years
from tests.crawl.supervised.yearly_reports import yearly_reports
from tests.kept import kept

NOW = "2026-04-13 09:00"
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    b"trailer<</Root 1 0 R/Size 4>>\nstartxref\n9\n%%EOF\n"
)
ROLES = ("lin", "zhou", "wu", "chen", "wang", "liu", "zhao", "sun", "li", "he", "qian", "gao")


def file(name: str):
    return check_file(io.BytesIO(PDF), name=name)


class Estate:
    """`at[name]` is the suggestion that stands where the name says."""

    @kept
    def __init__(self, county, mark: str = ""):
        self.county, self.mark, self.moment = county, mark, county.moment
        self.at: dict[str, Suggestion] = {}
        self.bills: dict[str, Bill] = {}
        self._with_the_deputy()
        self._with_the_committee()
        self._with_the_units()
        self._reply_on_its_way()
        self._elsewhere()
        self._replied()
        self._texts_of_its_own()
        suggestion.propose_units(
            self.at["registered"], by=county.chen, at=county.moment("2026-03-02"),
            lead_unit=county.water,
        )  # fmt: skip
        self.package = assignment_meeting.prepare(
            by=county.chen,
            at=county.moment("2026-03-03"),
            held_at=county.moment("2026-03-10 09:00"),
            place=f"{mark}礼堂",
        )
        self.classified = classified.enter(
            by=county.chen,
            at=county.moment("2026-03-03"),
            number=f"{mark}1号",
            unit=county.water,
            assigned_on=county.moment("2026-03-02").date(),
        )
        self.meeting = coordination.call(
            by=county.chen,
            at=county.moment("2026-03-05"),
            held_at=county.moment("2026-03-06 14:00"),
            place=f"{mark}三楼会议室",
        )
        self.pledge = self._pledge()
        self.paper = self._paper()
        self.reply_norm = ReplyNorm.objects.create(
            congress=county.congress,
            kind="norm",
            title=f"{mark}答复规范",
            text="逐条答复。",
            added_at=self.moment("2026-03-01"),
        )
        self.routing_model = RoutingModel.objects.create(
            congress=county.congress, version=1, learnt_at=self.moment("2026-03-01"),
            by=county.system, texts=20, units=2, tried=20, first=15, among_three=18,
            newly_known=[f"{mark}水利局"], rule=Rule(("1",), {}, [], [], [0.0]).packed(),
            in_use=False,
        )  # fmt: skip
        ShownUnits.objects.create(
            congress=county.congress, suggestion=self.at["assigned"], model=self.routing_model,
            first=county.water, decided=county.water, place=1, by=county.chen,
            at=self.moment("2026-03-02"),
        )  # fmt: skip
        said = {"dismissed_by": county.chen, "dismissed_at": self.moment("2026-03-06")}
        self.likely_repeats = [
            LikelyRepeat.objects.create(
                congress=county.congress, earlier=self.at["delivered"], later=self.at[later],
                alike=alike, found_at=self.moment("2026-03-05"), **more,
            )
            for later, alike, more in (
                ("registered", 80, {}),
                ("assigned", 70, said | {"dismiss_reason": f"{mark}不是同一条渠"}),
            )
        ]  # fmt: skip
        self.check_point = CheckPoint.objects.create(
            congress=county.congress,
            stage=Stage.UNIT,
            aspect="tone",
            text=f"{mark}简洁诚恳",
            active=False,
        )
        self.job = Job.objects.create(
            congress=county.congress, account=county.chen.person.account, kind="ledger",
            label=f"{mark}办理台账", state=JobState.STOPPED, asked_at=county.moment("2026-03-05"),
        )  # fmt: skip
        self._bills()
        self.advice = self._advice()
        self.supervision = self._supervision()

    def keep(self, name: str, subject) -> Suggestion:
        found = getattr(subject, "suggestion", subject)
        self.at[name] = Suggestion.objects.select_related("case").get(pk=found.pk)
        return self.at[name]

    def people(self) -> dict:
        return {name: getattr(self.county, name) for name in ROLES}

    def _texts_of_its_own(self):
        c, at = self.county, self.moment("2026-03-02")
        roll = library.enter_regulation(
            Roll.objects.get(congress=c.congress),
            by=c.chen,
            at=at,
            title=f"{self.mark}代表建议办理办法",
            adopted_by=f"{self.mark}人大常委会",
            in_force_from=at.date(),
            text=f"第一条　{self.mark}承办单位应当在三个月内答复。",
        )
        library.tie_to_article(
            roll, by=c.chen, at=at, regulation=roll.made, what="reply", article="第一条"
        )

        rules.adopt_rules(
            roll,
            by=c.wang,
            at=at,
            preset="hebei",
            title=f"{self.mark}本县规则",
            reason=f"{self.mark}主任会议决定",
            effective_on=date(2099, 1, 1),
            overrides=[
                {
                    "code": "withdrawal.until",
                    "value": "assigned",
                    "article": f"{self.mark}本县办法第四条",
                    "reason": "",
                }
            ],
        )

    def _paper(self):
        """Issued to 水利局 and 财政局 with each unit's own list."""
        c = self.county
        drafted = papers.compose(
            by=c.chen, at=self.moment("2026-04-09"), form="notice", session=c.session,
            lists="items", title=f"{self.mark}关于报送进展的通知", text=f"{self.mark}请报送进展。",
            recipients=[c.water, c.finance],
        )  # fmt: skip
        return papers.issue(drafted, by=c.wang, at=self.moment("2026-04-09 10:00"))

    def _pledge(self) -> Pledge:
        """Laid before 水利局, whose head has not signed it."""
        c = self.county
        pledge.issue_pledges(
            Roll.objects.get(congress=c.congress),
            by=c.wang,
            at=self.moment("2026-04-09"),
            session=c.session,
            units=[c.water],
            duties=f"{self.mark}逐件沟通，按期答复。",
            issuer=f"{self.mark}代表工委王海",
            targets={"met_target": 100},
        )
        return Pledge.objects.get(congress=c.congress)

    # -- before it is handled ----------------------------------------------------------------

    def _with_the_deputy(self):
        c, day = self.county, self.moment
        self.keep("draft", c.drafted())
        self.keep(
            "cosigning",
            suggestion.invite(
                c.drafted(), by=c.lin, at=day("2026-02-25 11:00"), deputies=[c.zhou, c.wu]
            ),
        )
        self.keep("submitted", c.submitted(c.zhou))
        self.keep(
            "returned",
            suggestion.return_for_revision(
                c.submitted(), by=c.chen, at=day("2026-02-27"), reason=f"{self.mark}请补充户数。"
            ),
        )
        self.keep(
            "withdrawing",
            suggestion.propose_withdrawal(
                c.submitted(c.zhou), by=c.lin, at=day("2026-02-27"), reason=f"{self.mark}已经解决。"
            ),
        )
        self.keep(
            "withdrawn",
            suggestion.withdraw(
                c.submitted(), by=c.lin, at=day("2026-02-27"), reason=f"{self.mark}已经解决。"
            ),
        )

    def _with_the_committee(self):
        c, day = self.county, self.moment
        text = {name: f"{self.mark}{TEXT[name]}" for name in ("title", "facts", "proposal")}
        self.keep(
            "paper",
            suggestion.enter_from_paper(
                by=c.chen,
                at=day("2026-02-27"),
                lead=c.lin,
                requests=[f"{self.mark}修一座桥"],
                openness=Openness.FULL,
                scans=[file(f"{self.mark}原件.pdf")],
                **text,
            ),
        )
        self.keep("registered", c.registered())
        self.keep(
            "rejected",
            suggestion.reject(
                c.submitted(),
                by=c.chen,
                at=day("2026-02-27"),
                grounds=["no_substance"],
                reason=f"{self.mark}没有具体内容。",
            ),
        )
        merged = suggestion.merge(
            c.registered(), by=c.chen, at=day("2026-03-01"), main=c.registered()
        )
        self.keep("merged", merged)
        imported = c.registered()
        Suggestion.objects.filter(pk=imported.pk).update(source_key="1", original_number="B-1")
        self.keep("imported", imported)

    # -- in handling -------------------------------------------------------------------------

    def _with_the_units(self):
        c, day = self.county, self.moment
        self.keep("assigned", c.assigned(c.zhou))
        accepted = c.accepted(co=(c.finance,))
        co = accepted.suggestion.handlings.get(role="co")
        handling.sign_for(co, by=c.he, at=day("2026-03-03"))
        contact.record_contact(
            accepted,
            by=c.sun,
            at=day("2026-03-06 16:00"),
            phase=Phase.BEFORE,
            way=Way.PHONE,
            held_at=day("2026-03-06 10:00"),
            attendees=f"{self.mark}孙敏",
            content=f"{self.mark}电话里说了办法。",
            deputies=[c.lin],
            files=[file(f"{self.mark}通话记录.pdf")],
        )
        self.keep("accepted", accepted)
        fresh = suggestion.assign(
            c.registered(), by=c.chen, at=day("2026-04-09"), lead_unit=c.water, co_units=[]
        )
        fresh = fresh.handlings.select_related("case").get()
        self.keep("fresh", handling.sign_for(fresh, by=c.sun, at=day("2026-04-10")))
        self.keep(
            "return asked",
            handling.ask_to_return(
                c.accepted(),
                by=c.sun,
                at=day("2026-03-04"),
                reason=f"{self.mark}不属本单位。",
                proposed_unit=c.finance,
            ),
        )
        self.keep(
            "extension asked",
            handling.ask_extension(
                c.accepted(),
                by=c.li,
                at=day("2026-03-10"),
                reason=f"{self.mark}面广。",
                work_done=f"{self.mark}已勘察。",
                told_deputy=f"{self.mark}电话说明",
            ),
        )

    def reviewed(self, round, *, until: str, by=None):
        """Written and passed on, up to a state; by the water bureau unless told otherwise."""
        c, at = self.county, self.moment("2026-04-10")
        by = by or {"handler": c.sun, "office": c.sun_office, "system": c.liu, "head": c.li}
        r = c.written(round, by=by["handler"])
        to = "cleared" if until == "signed" else until
        r = c.onward(r, at, until=to, text=f"{self.mark}可以。")
        if until == "signed":
            r = reply.sign_off(r, by=by["head"], at=at, document_number=f"{self.mark}1号")
        return r

    def _reply_on_its_way(self):
        c = self.county
        drafting = c.with_contacts()
        self.keep("drafting", drafting)
        c.written(drafting.rounds.get())
        for state in ("unit_check", "office_review", "committee_review", "cleared", "signed"):
            round = c.with_contacts().rounds.get()
            self.keep(state, self.reviewed(round, until=state).handling)

    def _elsewhere(self):
        """A court's reply in its own check, a party unit's before the party office."""
        c, at = self.county, self.moment("2026-03-03")
        for name, lead, unit in (
            ("court", c.court, {"handler": c.qian, "office": c.qian_head}),
            ("party", c.publicity, {"handler": c.fan, "office": c.fan_head}),
        ):
            h = handling.sign_for(c.assigned(lead=lead), by=unit["handler"], at=at)
            until = "unit_check" if name == "court" else "office_review"
            people = unit | {"system": c.zhao, "head": unit["office"]}
            self.keep(name, self.reviewed(h.rounds.get(), until=until, by=people).handling)

    # -- replied -----------------------------------------------------------------------------

    def _replied(self):
        c = self.county
        delivered = c.delivered(c.zhou)
        c.answered(delivered, c.zhou, result="dissatisfied", reason=f"{self.mark}没有修完")
        self.keep("delivered", delivered.handling)
        again = c.delivered()
        c.answered(again, c.lin, result="dissatisfied", reason=f"{self.mark}没有修完")
        self.keep("second round", again.handling)
        for name in ("closable", "closed", "archived"):
            round = c.delivered()
            c.answered(round, c.lin, praise=f"{self.mark}办得好")
            s = self.keep(name, ReplyRound.objects.get(pk=round.pk).handling)
            if name == "closed":
                told = {"was": "A", "now": "B", "reason": f"{self.mark}还没有做完"}
                reply.propose_class(
                    ReplyRound.objects.get(pk=round.pk),
                    by=c.sun, at=self.moment("2026-04-20"), **told,
                )  # fmt: skip
            if name != "closable":
                s = suggestion.close(s, by=c.chen, at=self.moment("2026-04-20"))
            if name == "archived":
                c.revisited(s.handlings.get(), at="2026-04-20")
                suggestion.archive(s, by=c.chen, at=self.moment("2026-04-20 10:00"))
            self.keep(name, s)

    # -- bills -------------------------------------------------------------------------------

    def _bills(self):
        """Those that a deputy, the secretariat and an organ may open; 周文 has signed, 吴桂 is asked."""
        c, day = self.county, self.moment
        congress = Assembly(c, self.mark)
        congress.set_hours()
        decision = {"meeting": "主席团会议", "text": f"{self.mark}决定。"}
        draft = congress.drafted(files=[file(f"{self.mark}草案.pdf")])
        cosigning = signing.invite(
            congress.signed(9), by=c.lin, at=day("2026-02-25 15:00"), deputies=[c.zhou, c.wu]
        )
        signing.sign(cosigning, by=c.zhou, at=day("2026-02-25 16:00"), version_number=1)
        deferred = congress.deferred()
        afterwards.ask_units(deferred, by=c.chen, at=day("2026-03-02"), units=[c.water])
        reported = afterwards.report_result(
            congress.deferred(), by=c.chen, at=day("2026-03-10"), heard="听取了意见。", **decision
        )
        execution = afterwards.hand_over(
            reported, by=c.chen, at=day("2026-03-20"), executor=c.water, **decision
        )
        for name, bill in {
            "draft": draft,
            "cosigning": cosigning,
            "submitted": congress.submitted(),
            "registered": congress.registered(),
            "before-presidium": congress.before_presidium(),
            "no-bill": congress.no_bill(),
            "deferred": deferred,
            "execution": execution,
        }.items():
            self.bills[name] = Bill.objects.select_related("case", "congress").get(pk=bill.pk)

    # -- asked of deputies, asked of units ----------------------------------------------------

    def _advice(self) -> dict:
        """By kind, the cases that the pages of 双向互动 are opened with."""
        c, day, mark = self.county, self.moment, self.mark
        words = {"title": f"{mark}供水改造", "question": f"{mark}怎么排先后？", "wanted": "代表"}
        by_day = day("2026-05-20").date()

        def asked(**more):
            at = day("2026-04-09")
            return consulting.ask(by=c.sun, at=at, advise_by=by_day, **words, **more)

        waiting = asked(files=[file(f"{mark}材料.pdf")])
        opened = consulting.accept(
            asked(), by=c.chen, at=day("2026-04-10"), deputies=[c.lin, c.zhou]
        )
        gathered = consulting.accept(asked(), by=c.chen, at=day("2026-04-10"), deputies=[c.lin])
        gathered = consulting.advise(gathered, by=c.lin, at=day("2026-04-11"), text=f"{mark}意见")
        gathered = consulting.close_gathering(gathered, by=c.chen, at=day("2026-04-12"))
        facts_wanted = [
            facts.ask(
                by=c.lin, at=day("2026-04-09"), unit=c.water, way="facts", title=f"{mark}支渠",
                question=f"{mark}破损多少？",
            )
            for _n in range(2)
        ]  # fmt: skip
        facts_wanted[1] = facts.forward(
            facts_wanted[1], by=c.chen, at=day("2026-04-10"), unit=c.water
        )
        guide = guides.publish(
            by=c.chen, at=day("2026-01-10"), kind="topics", title=f"{mark}选题", text="……"
        )
        rule = contacts.lay_down(
            by=c.li, at=day("2026-01-10"), title=f"{mark}联系代表办法", text="……", each_year=4,
            in_force_from=day("2026-01-15").date(),
        )  # fmt: skip
        contacts.record(
            rule, by=c.sun, at=day("2026-04-10"), held_on=day("2026-04-09").date(), way="visit",
            content=f"{mark}走访。", deputies=[c.lin], opinions=f"{mark}意见",
        )  # fmt: skip
        found = {
            "consultation": [waiting, opened, gathered],
            "fact_request": facts_wanted,
            "guide": [guide],
            "contact_rule": [rule],
            "liaison": [Liaison.objects.get(rule=rule)],
        }
        return {
            kind: [
                type(one).objects.select_related("case", "congress").get(pk=one.pk) for one in some
            ]
            for kind, some in found.items()
        }

    # -- supervised after the reply ------------------------------------------------------------

    def _supervision(self) -> dict:
        """By kind, the cases that the pages of 督办落实 are opened with; each kind has its own file."""
        return {
            "commitment": commitments(self, file),
            "yearly_report": yearly_reports(self),
            "look_back": look_backs(self),
            "followed_matter": followed_matters(self),
            "key_theme": key_themes(self),
            "look_back_item": look_back_items(self),
            "honour_selection": honours(self),
            "unit_assessment": unit_assessments(self),
            "unit_year": unit_years(self),
            **supervised(self),
            **listenings(self),
            "revisit_draw": revisit_draws(self),
            "promise_letter": promise_letters(self),
        }
