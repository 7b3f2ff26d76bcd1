"""Addresses of suggestions, below /<code>/."""

from django.urls import path, register_converter

from .views import (
    acts,
    assessments_import,
    assignment_desk,
    attachment,
    bulk,
    calendar_page,
    categories,
    check_points,
    classified,
    deadline_page,
    handover,
    holidays,
    ledger_import,
    letter_settings,
    letters,
    library,
    like_ones,
    meetings,
    page,
    papers,
    pledges,
    procedure_page,
    repeats,
    reply_check,
    reply_norms,
    review_desk,
    routing,
    rules,
    versions,
)


class Kind:
    """The kinds of cases that acts are done on."""

    regex = "suggestion|handling|reply_round|survey|coordination|assignment_meeting|pledge|classified|paper"

    def to_python(self, value):
        return value

    to_url = to_python


class Form:
    """In which form a letter is fetched."""

    regex = "docx|pdf|ofd"

    def to_python(self, value):
        return value

    to_url = to_python


register_converter(Kind, "kind")
register_converter(Form, "form")

app_name = "suggestions"
urlpatterns = [
    path("suggestions/new", acts.new, name="new"),
    path("suggestions/for-delegation", acts.for_delegation, name="for_delegation"),
    path("suggestions/paper", acts.paper, name="paper"),
    path("suggestions/import", ledger_import.import_ledger, name="import"),
    path("suggestions/review", review_desk.desk, name="review_desk"),
    path("suggestions/assign", assignment_desk.desk, name="assignment_desk"),
    path("suggestions/assign/shown/<slug:which>", routing.shown_units, name="shown_units"),
    path("routing/", routing.versions, name="routing"),
    path("routing/learn", routing.learn, name="routing_learn"),
    path("routing/<int:pk>/use", routing.use, name="routing_use"),
    path("suggestions/hints", acts.hints_of_a_draft, name="hints"),
    path("suggestions/like", like_ones.of_a_draft, name="like_ones"),
    path("categories", categories.categories, name="categories"),
    path("categories/new", categories.add, name="category_add"),
    path("categories/<slug:act>/<int:pk>", categories.change, name="category_change"),
    path("suggestions/keep", acts.keep, name="keep"),
    path("suggestions/<uuid:pk>/", page.suggestion, name="page"),
    path("suggestions/<uuid:pk>/repeats", repeats.repeats, name="repeats"),
    path("suggestions/<uuid:pk>/beside/<uuid:other>", repeats.compare, name="compare"),
    path("suggestions/<uuid:pk>/versions", versions.versions, name="versions"),
    path("files/<uuid:pk>", attachment.download, name="attachment"),
    path("procedure", procedure_page.procedure_page, name="procedure_page"),
    path("handover/", handover.handover, name="handover"),
    path("handover/<slug:act>/<int:pk>", handover.change, name="handover_change"),
    path("holidays/", holidays.holidays, name="holidays"),
    path("holidays/preview", holidays.preview, name="holidays_preview"),
    path("holidays/apply", holidays.apply, name="holidays_apply"),
    path("rules/", rules.rules, name="rules"),
    path("rules/new", rules.adopt, name="rules_adopt"),
    path("rules/<uuid:pk>/", rules.version, name="rules_version"),
    path("rules/<uuid:pk>/revoke", rules.revoke, name="rules_revoke"),
    path("check-points/", check_points.check_points, name="check_points"),
    path("check-points/new", check_points.add, name="check_point_add"),
    path("check-points/recommended", check_points.adopt, name="check_points_adopt"),
    path("check-points/refused", check_points.refused, name="check_points_refused"),
    path("check-points/<slug:act>/<int:pk>", check_points.change, name="check_point_change"),
    path("reply-norms/", reply_norms.reply_norms, name="reply_norms"),
    path("reply-norms/new", reply_norms.add, name="reply_norm_add"),
    path("reply-norms/<slug:act>/<int:pk>", reply_norms.change, name="reply_norm_change"),
    path("library/", library.library, name="library"),
    path("library/new", library.enter, name="library_enter"),
    path("library/<int:pk>/", library.regulation, name="regulation"),
    path("library/<slug:act>/<int:pk>", library.change, name="library_change"),
    path("assessments", assessments_import.import_assessments, name="assessments"),
    path("calendar", calendar_page.visits, name="calendar"),
    path("deadline", deadline_page.deadline_page, name="deadline"),
    path("classified/", classified.classified, name="classified"),
    path("classified/new", classified.enter, name="classified_enter"),
    path("classified/<uuid:pk>/", classified.item, name="classified_item"),
    path("<kind:kind>/bulk/<slug:act>", bulk.bulk, name="bulk"),
    path("assignment_meeting/new", meetings.prepare, name="prepare_meeting"),
    path(
        "assignment_meeting/<uuid:pk>/letters.<form:form>",
        letters.meeting_letters,
        name="meeting_letters",
    ),
    path("papers/<uuid:pk>/copies.<form:form>", letters.paper_copies, name="paper_copies"),
    path("assignment_meeting/<uuid:pk>/", meetings.assignment_meeting, name="assignment_meeting"),
    path("letters/", letter_settings.settings, name="letter_settings"),
    path("letters/series/<int:body>/<slug:use>", letter_settings.series, name="letter_series"),
    path(
        "letters/<kind:kind>/<slug:name>.docx",
        letter_settings.template_file,
        name="letter_template_file",
    ),
    path(
        "letters/<slug:act>/<kind:kind>/<slug:name>",
        letter_settings.template,
        name="letter_template",
    ),
    path("papers/", papers.papers, name="papers"),
    path("papers/new", papers.compose, name="compose_paper"),
    path("papers/<uuid:pk>/", papers.paper, name="paper_page"),
    path("papers/<uuid:pk>/for/<int:body>.<form:form>", papers.copy, name="paper_copy"),
    path("pledge/new", pledges.issue, name="issue_pledges"),
    path("pledge/<uuid:pk>/", pledges.pledge, name="pledge"),
    path("coordination/", meetings.meetings, name="meetings"),
    path("coordination/call", meetings.call, name="call_meeting"),
    path("coordination/<uuid:pk>/", meetings.coordination, name="coordination"),
    path("<kind:kind>/<uuid:pk>/letter/<slug:name>.<form:form>", letters.letter, name="letter"),
    path("reply_round/<uuid:pk>/check/", reply_check.check_draft, name="check_draft"),
    path("<kind:kind>/<uuid:pk>/<slug:act>", acts.act, name="act"),
]
