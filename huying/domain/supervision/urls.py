"""Addresses of 督办落实, below /<code>/supervision/."""

from django.urls import path, register_converter

from .queries import READ
from .views import (
    acts,
    attachment,
    honours,
    letter,
    listing,
    page,
    panel,
    practices,
    promise_letters,
    repeats,
    supervising,
    unit_assessment,
    unit_year,
    yearly_report,
)
from .views import revisit_draw as draws


class SupervisionKind:
    """The kinds of cases that stand here."""

    regex = "|".join(READ)

    def to_python(self, value):
        return value

    to_url = to_python


register_converter(SupervisionKind, "supervisionkind")

app_name = "supervision"
# panel: its import puts promises on the suggestion's page; supervising: it adds its lists and pages
__all__ = ["panel", "supervising", "urlpatterns"]
urlpatterns = [
    path("supervision/", listing.first, name="list"),
    path("supervision/files/<uuid:pk>", attachment.download, name="attachment"),
    path("supervision/revisit-draws/<uuid:pk>/population.csv", draws.population, name="population"),
    path("supervision/new/<supervisionkind:kind>", acts.new, name="new"),
    path(
        "supervision/yearly_report/<uuid:pk>/figures/<slug:name>",
        yearly_report.behind,
        name="figure",
    ),
    path(
        "supervision/yearly_report/<uuid:pk>/report.<form:form>",
        yearly_report.document,
        name="report_document",
    ),
    path(
        "supervision/unit_assessment/<uuid:pk>/points/<int:unit>/<slug:criterion>",
        unit_assessment.evidence,
        name="evidence",
    ),
    path(
        "supervision/unit_assessment/<uuid:pk>/results.<form:form>",
        unit_assessment.results,
        name="results",
    ),
    path("supervision/library/", honours.library, name="library"),
    path(
        "supervision/honour_selection/<uuid:pk>/certificates/<int:candidate>.<form:form>",
        honours.certificate,
        name="certificate",
    ),
    path("supervision/promise-letters/", promise_letters.page, name="promise_letters"),
    path(
        "supervision/promise-letters/<int:year>/<int:deputy>.<form:form>",
        promise_letters.letter,
        name="promise_letter",
    ),
    path(
        "supervision/promise-letters/<int:year>/all.<form:form>",
        promise_letters.every_letter,
        name="promise_letters_all",
    ),
    path(
        "supervision/promise-letters/<int:year>/send",
        promise_letters.send,
        name="promise_letters_send",
    ),
    path("supervision/practices", practices.page, name="practices"),
    path("supervision/repeats/", repeats.page, name="repeats"),
    path("supervision/repeats/compare", repeats.compare_now, name="repeats_compare"),
    path("supervision/repeats/<int:pk>/<slug:act>", repeats.decide, name="repeat_decide"),
    path("supervision/unit-years/open", unit_year.open_many, name="open_unit_years"),
    path(
        "supervision/unit_year/<uuid:pk>/figures/<slug:name>",
        unit_year.behind,
        name="unit_figure",
    ),
    path("supervision/<slug:name>", listing.part, name="part"),
    path("supervision/<supervisionkind:kind>/<uuid:pk>/", page.page, name="page"),
    path(
        "supervision/<supervisionkind:kind>/<uuid:pk>/letter.<form:form>",
        letter.letter,
        name="letter",
    ),
    path("supervision/<supervisionkind:kind>/<uuid:pk>/<slug:act>", acts.act, name="act"),
]
