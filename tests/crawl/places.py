"""Every address of the site, by name and by what stands at it, in one congress."""

from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from huying.domain.advice.views import acts as advice
from huying.domain.bills.procedure import bill_steps
from huying.domain.people.models import Appointment, Body, Delegation, Session, Term
from huying.domain.people.queries import acting
from huying.domain.suggestions.letters import LETTERS
from huying.domain.suggestions.models import (
    AssignmentMeeting,
    ClassifiedItem,
    CoordinationMeeting,
    Handling,
    Paper,
    Pledge,
    Regulation,
    ReplyRound,
    RulebookVersion,
    Survey,
)
from huying.domain.suggestions.procedure import (
    classified_steps,
    coordination_steps,
    handling_steps,
    meeting_steps,
    paper_steps,
    pledge_steps,
    reply_steps,
    suggestion_steps,
    survey_steps,
)
from huying.domain.supervision.letters import LETTERS as SUPERVISION_LETTERS
from huying.domain.supervision.views import acts as supervision
from huying.domain.supervision.views.listing import PARTS
from huying.foundation.files.models import Attachment
from huying.foundation.notices.models import Notice
from huying.foundation.procedure.procedure import choose
from huying.foundation.procedure.refusal import Why
from huying.pages.workbench.lists import lists_of

NOBODYS = "01a1fd8b-b006-739b-a10b-1250d0a93cff"
WITHOUT_A_CONGRESS = (
    "people:front", "people:choose", "people:account", "people:large_type", "large_type", "language",
    "account_login", "account_logout", "account_inactive", "account_change_password",
    "account_reauthenticate", "mfa_index", "mfa_authenticate", "mfa_reauthenticate",
    "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes", "first_run", "demo_sign_in",
)  # fmt: skip
WITH_A_CONGRESS = (
    "insight:ledger", "insight:export", "insight:print", "insight:director", "insight:incoming",
    "insight:themes", "insight:theme_items",
    "suggestions:new", "suggestions:for_delegation", "suggestions:hints", "suggestions:like_ones",
    "suggestions:paper", "suggestions:import", "suggestions:keep",
    "suggestions:procedure_page", "suggestions:deadline",
    "suggestions:library", "suggestions:library_enter", "suggestions:rules",
    "suggestions:rules_adopt", "suggestions:holidays", "suggestions:holidays_preview",
    "suggestions:handover",
    "suggestions:holidays_apply", "suggestions:meetings", "suggestions:call_meeting",
    "advice:list", "advice:facts", "advice:guides", "advice:contacts",
    "supervision:list", "supervision:library", "supervision:practices", "supervision:promise_letters",
    "supervision:open_unit_years", "supervision:repeats", "supervision:repeats_compare",
    "suggestions:prepare_meeting", "suggestions:issue_pledges",
    "bills:list", "bills:new", "bills:hours", "bills:rules", "bills:convert", "bills:converted",
    "suggestions:review_desk", "suggestions:assignment_desk", "suggestions:categories",
    "suggestions:category_add", "suggestions:check_points", "suggestions:check_point_add",
    "suggestions:check_points_adopt", "suggestions:check_points_refused",
    "suggestions:reply_norms", "suggestions:reply_norm_add", "suggestions:routing",
    "suggestions:routing_learn",
    "suggestions:classified", "suggestions:classified_enter",
    "suggestions:papers", "suggestions:compose_paper", "suggestions:letter_settings",
    "suggestions:calendar", "suggestions:assessments", "insight:unit_ledger", "insight:outcomes",
    "insight:unit_ledger_export", "insight:outcomes_export",
    "insight:duty", "insight:duty_export", "insight:units",
    "insight:ledgers", "insight:search", "insight:search_live", "workbench:save_search",
    "jobs:list", "workbench:home", "workbench:notices", "workbench:read_all", "workbench:phone_list",
    "workbench:wishes", "workbench:new_calendar_link", "workbench:end_calendar_link",
    "workbench:channels",
    "roll:deputies", "roll:bodies", "roll:staff", "roll:terms", "roll:composition", "roll:changes",
)  # fmt: skip


def names(patterns=None, prefix: str = "") -> set[str]:
    """Every name that the site's addresses have."""
    found = set()
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLPattern):
            found.add(prefix + str(one.name))
        else:
            space = f"{prefix}{one.namespace}:" if one.namespace else prefix
            found |= names(one.url_patterns, space)
    return found


class Places:
    """`paths` maps "name what" to an address; `estate` is a congress as tests/crawl/estate.py has it."""

    def __init__(self, estate):
        self.estate, self.county = estate, estate.county
        self.code = self.county.congress.code
        self.paths: dict[str, str] = {name: reverse(name) for name in WITHOUT_A_CONGRESS}
        self.paths |= {name: reverse(name, args=[self.code]) for name in WITH_A_CONGRESS}
        self._queries()
        self._suggestions()
        self._acts()
        self._bills()
        self._advice()
        self._supervision()
        self._lists()
        self._roll()
        self._desk()
        self.paths["act_link nobodys"] = reverse("act_link", args=["nobodys"])
        self.paths["calendar_feed nobodys"] = reverse("calendar_feed", args=["nobodys"])
        self.put("webhook", "workbench:open_channel", "webhook")
        for name in ("open", "rename", "delete"):
            self.put("kept", f"workbench:{name}_search", 1)
        self.put("strangers", "workbench:change_channel", NOBODYS, "try_channel")
        for ledger in ("class_b", "units", "promise_letters"):
            for name in ("insight:listed", "insight:listed_export", "insight:listed_print"):
                self.put(ledger, name, ledger)
        for name in ("jobs:job", "jobs:file", "jobs:stop"):
            self.put("export", name, self.estate.job.pk)

    def put(self, what: str, name: str, *args) -> None:
        self.paths[f"{name} {what}"] = reverse(name, args=[self.code, *args])

    def _queries(self):
        for what, name, query in (
            ("csv", "insight:export", "format=csv"),
            ("filtered", "insight:ledger", "q=灌溉&state=in_hand&sort=-due"),
            ("answered", "suggestions:deadline", "clock=reply&from=2026-03-02"),
            ("searched", "roll:deputies", "q=lin"),
            ("found", "insight:search", "q=灌溉&year=2026&order=best"),
            ("not_understood", "insight:search", "unit=99999999"),
            ("typed", "insight:search_live", "q=灌溉"),
        ):
            self.paths[f"{name} {what}"] = f"{self.paths[name]}?{query}"

    def _suggestions(self):
        for what, one in self.estate.at.items():
            self.put(what.replace(" ", "-"), "suggestions:page", one.pk)
        self.put("called", "suggestions:coordination", self.estate.meeting.pk)
        self.put("prepared", "suggestions:assignment_meeting", self.estate.package.pk)
        self.put("issued", "suggestions:pledge", self.estate.pledge.pk)
        self.put("handed_out", "suggestions:classified_item", self.estate.classified.pk)
        self.put("issued", "suggestions:paper_page", self.estate.paper.pk)
        self.put("water", "suggestions:letter_series", self.county.water.pk, "reply")
        self.put("reply", "suggestions:letter_template_file", "reply_round", "reply")
        for act in ("replace_letter_template", "restore_letter_template"):
            self.put(act, "suggestions:letter_template", act, "reply_round", "reply")
        for name, one in (
            ("meeting_letters", self.estate.package),
            ("paper_copies", self.estate.paper),
        ):
            self.put("pdf", f"suggestions:{name}", one.pk, "pdf")
        copy = (self.estate.paper.pk, self.county.water.pk, "docx")
        self.put("of_water", "suggestions:paper_copy", *copy)
        submitted, registered = (self.estate.at[one].pk for one in ("submitted", "registered"))
        self.put("submitted", "suggestions:versions", submitted)
        self.put("submitted", "suggestions:repeats", submitted)
        self.put("both", "suggestions:compare", submitted, registered)
        mine = Attachment.objects.filter(congress=self.county.congress)
        for purpose in ("scan", "contact"):
            self.put(purpose, "suggestions:attachment", mine.filter(purpose=purpose).first().pk)

    # -- the acts ----------------------------------------------------------------------------

    def _acts(self):
        for steps, subjects in self.subjects().items():
            for act in steps.acts.values():
                if act.by_hand and not act.opens:
                    found = self._best(act, subjects)
                    what = f"{steps.kind}.{act.name}"
                    self.put(what, "suggestions:act", steps.kind, found.pk, act.name)

        self.put("suggestion.register", "suggestions:bulk", "suggestion", "register")

        writing = self.paths["suggestions:act reply_round.write"].split("/")[-2]
        self.put("writing", "suggestions:check_draft", writing)

        self._letters()

    def _letters(self):
        by_kind = {steps.kind: found for steps, found in self.subjects().items()}
        for (kind, name), one in LETTERS.items():
            last = reversed(by_kind[kind])
            there = next((each for each in last if one.exists(each)), by_kind[kind][0])
            self.put(f"{kind}.{name}", "suggestions:letter", kind, there.pk, name, "docx")

    def _bills(self):
        bills = list(self.estate.bills.values())
        for what, one in self.estate.bills.items():
            self.put(what, "bills:page", one.pk)
        for act in bill_steps.acts.values():
            if act.by_hand and not act.opens:
                found = self._best(act, bills)
                self.put(f"bill.{act.name}", "bills:act", found.pk, act.name)
        mine = Attachment.objects.filter(congress=self.county.congress, purpose="bill")
        self.put("draft", "bills:attachment", mine.first().pk)

    def _advice(self):
        for kind, page in advice.PAGES.items():
            subjects = self.estate.advice[kind]
            for one in subjects:
                self.put(f"{kind}-{one.case.state}", "advice:page", kind, one.pk)
            for act in page.procedure.acts.values():
                if act.by_hand and not act.opens:
                    found = self._best(act, subjects)
                    self.put(f"{kind}.{act.name}", "advice:act", kind, found.pk, act.name)
            self.put(kind, "advice:new", kind)
        mine = Attachment.objects.filter(congress=self.county.congress, purpose="advice")
        self.put("question", "advice:attachment", mine.first().pk)

    def _supervision(self):
        for kind, page in supervision.PAGES.items():
            subjects = self.estate.supervision[kind]
            for one in subjects:
                self.put(f"{kind}-{one.case.state}", "supervision:page", kind, one.pk)
            for act in page.procedure.acts.values():
                if act.by_hand and not act.opens:
                    found = self._best(act, subjects)
                    self.put(f"{kind}.{act.name}", "supervision:act", kind, found.pk, act.name)
            self.put(kind, "supervision:new", kind)
        for kind in SUPERVISION_LETTERS:
            one = self.estate.supervision[kind][-1 if kind == "unit_year" else 0]
            self.put(kind, "supervision:letter", kind, one.pk, "docx")
        for name in PARTS:
            self.put(name, "supervision:part", name)
        report = self.estate.supervision["yearly_report"][0].pk
        self.put("received", "supervision:figure", report, "received")
        self.put("draft", "supervision:report_document", report, "docx")
        asked, dismissed = self.estate.likely_repeats
        self.put("dismiss", "supervision:repeat_decide", asked.pk, "dismiss_repeat")
        self.put("ask_again", "supervision:repeat_decide", dismissed.pk, "ask_again_of_repeat")
        handed_in = self.estate.supervision["unit_year"][-1].pk
        self.put("held", "supervision:unit_figure", handed_in, "held")
        assessed = self.estate.supervision["unit_assessment"][-1].pk
        water = self.county.water.pk
        honoured = self.estate.supervision["honour_selection"][-1]
        winner = honoured.candidates.get(suggestion__isnull=False).pk
        self.put("won", "supervision:certificate", honoured.pk, winner, "docx")
        self.put("year", "supervision:promise_letter", 2026, self.county.lin.pk, "docx")
        self.put("year", "supervision:promise_letters_all", 2026, "pdf")
        self.put("year", "supervision:promise_letters_send", 2026)
        self.put("in_time", "supervision:evidence", assessed, water, "in_time")
        self.put("frozen", "supervision:results", assessed, "docx")
        for one in self.estate.supervision["revisit_draw"]:
            self.put(one.case.state, "supervision:population", one.pk)
        mine = Attachment.objects.filter(congress=self.county.congress, purpose="supervision")
        self.put("evidence", "supervision:attachment", mine.first().pk)

    def subjects(self) -> dict:
        """The cases of each procedure, those of the estate in its own order."""
        own = [one.pk for one in self.estate.at.values()]
        congress = {"congress": self.county.congress}
        with_case = ("case", "congress")
        return {
            suggestion_steps: list(self.estate.at.values()),
            handling_steps: list(
                Handling.objects.filter(suggestion__in=own)
                .select_related(*with_case)
                .order_by("pk")
            ),
            reply_steps: list(
                ReplyRound.objects.filter(**congress).select_related(*with_case).order_by("pk")
            ),
            survey_steps: list(
                Survey.objects.filter(**congress).select_related(*with_case).order_by("pk")
            ),
            meeting_steps: list(
                AssignmentMeeting.objects.filter(**congress).select_related(*with_case)
            ),
            paper_steps: list(
                Paper.objects.filter(**congress).select_related(*with_case, "issuer")
            ),
            pledge_steps: list(Pledge.objects.filter(**congress).select_related(*with_case)),
            classified_steps: list(
                ClassifiedItem.objects.filter(**congress).select_related(*with_case)
            ),
            coordination_steps: list(
                CoordinationMeeting.objects.filter(**congress).select_related(*with_case)
            ),
        }

    def _best(self, act, subjects):
        """A case on which somebody may do the act; else one where only its content is missing."""
        at, second = timezone.now(), subjects[0]
        others = (self.county.sun_office, self.county.qian_head, self.county.system)
        everybody = [[one] for one in self.estate.people().values()]
        for subject in subjects:
            if subject.case.state not in act.when:
                continue
            for held in [*everybody, *([one] for one in others)]:
                refusal = choose(act, subject, held, at).refusal
                if refusal is None:
                    return subject
                if refusal.why is Why.CONTENT:
                    second = subject
        return second

    # -- the rest ----------------------------------------------------------------------------

    def _lists(self):
        at = timezone.now()
        found = set()
        for one in self.estate.people().values():
            person = acting(one.person.account, self.county.congress, at=at)
            found |= {each.name for each in lists_of(person, at)}
        for name in sorted(found):
            self.put(name, "workbench:tasks", name)
        notice = Notice.objects.filter(congress=self.county.congress).order_by("pk").first()
        self.put("one", "workbench:read_notice", notice.pk)

    def _roll(self):
        c = self.county
        rows = {
            "deputy": c.lin.person, "clerk": c.chen.person, "handler": c.sun.person,
        }  # fmt: skip
        for what, one in rows.items():
            self.put(what, "roll:person", one.pk)
        for what, one in {"unit": c.water, "committee": c.committee}.items():
            self.put(what, "roll:body", one.pk)
        for act in ("issue_account", "reset_password"):
            self.put(act, "roll:slip", c.zhou.person_id, act)
        for what in ("deputies", "bodies"):
            for name in ("import", "import_confirm", "import_template"):
                self.put(what, f"roll:{name}", what)
        for act in (
            "add_deputy", "add_staff", "add_body", "add_term", "add_session", "add_delegation",
        ):  # fmt: skip
            self.put(act, "roll:add", act)
        for act, pk in self._changes().items():
            self.put(act, "roll:change", act, pk)

    def _desk(self):
        """The congress's own rules and texts, each act on one of them."""
        c, term = self.county, Term.objects.get(congress=self.county.congress)
        for act in ("rename_body", "merge_unit", "split_unit"):
            self.put(act, "suggestions:handover_change", act, c.transport.pk)
        self.put("change_of_hands", "suggestions:handover_change", "change_of_hands", c.yu.pk)
        self.put("change_of_term", "suggestions:handover_change", "change_of_term", term.pk)
        version = RulebookVersion.objects.get(congress=self.county.congress)
        self.put("own", "suggestions:rules_version", version.pk)
        self.put("own", "suggestions:rules_revoke", version.pk)
        for act in ("replace_reply_norm", "withdraw_reply_norm"):
            self.put(act, "suggestions:reply_norm_change", act, self.estate.reply_norm.pk)
        self.put("earlier", "suggestions:routing_use", self.estate.routing_model.pk)
        self.put("all", "suggestions:shown_units", "all")
        for act in ("correct_check_point", "close_check_point", "reopen_check_point"):
            self.put(act, "suggestions:check_point_change", act, self.estate.check_point.pk)
        for act in ("correct_category", "close_category", "reopen_category"):
            self.put(act, "suggestions:category_change", act, c.category.pk)
        own = Regulation.objects.get(congress=self.county.congress)
        self.put("own", "suggestions:regulation", own.pk)
        for act in ("correct_regulation", "repeal_regulation", "tie_to_article"):
            self.put(act, "suggestions:library_change", act, own.pk)
        for act in ("check_footing", "untie_from_article"):
            self.put(act, "suggestions:library_change", act, own.footings.get().pk)

    def _changes(self) -> dict:
        c, congress = self.county, {"congress": self.county.congress}
        seat, person = c.zhou.seat.pk, c.zhou.person_id
        return {
            "correct_person": person, "give_appointment": person, "stop_account": person,
            "restart_account": person, "correct_seat": seat, "suspend_seat": seat,
            "resume_seat": seat, "end_seat": seat,
            "end_appointment": Appointment.objects.get(pk=c.yu.pk).pk,
            "correct_body": c.transport.pk, "close_body": c.transport.pk,
            "reopen_body": Body.objects.get(pk=c.transport.pk).pk,
            "correct_term": Term.objects.get(**congress).pk,
            "correct_session": Session.objects.get(**congress).pk,
            "rename_delegation": Delegation.objects.get(**congress).pk,
        }  # fmt: skip
