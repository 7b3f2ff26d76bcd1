"""Addresses of the ledger and the overview, below /<code>/."""

from django.urls import path

from . import (
    assessed,
    cross_year,
    duty_page,
    honoured,
    listed,
    looked_back,
    results_page,
    revisits,
    themes,
    unit_years,
    views,
)
from .search import views as searching

app_name = "insight"
__all__ = [
    "assessed",
    "honoured",
    "cross_year",
    "looked_back",
    "revisits",
    "unit_years",
    "urlpatterns",
]  # all but the last: their import declares a ledger
urlpatterns = [
    path("search", searching.search, name="search"),
    path("search/live", searching.live, name="search_live"),
    path("suggestions/", views.ledger, name="ledger"),
    path("suggestions/export.xlsx", views.export, name="export"),
    path("suggestions/print", views.print_out, name="print"),
    path("overview/incoming", views.what_came_in, name="incoming"),
    path("overview/units", views.units, name="units"),
    path("unit-ledger/", results_page.unit_ledger, name="unit_ledger"),
    path("unit-ledger/export.xlsx", results_page.unit_ledger_export, name="unit_ledger_export"),
    path("outcomes/", results_page.outcomes, name="outcomes"),
    path("outcomes/export.xlsx", results_page.outcomes_export, name="outcomes_export"),
    path("duty/", duty_page.duty, name="duty"),
    path("duty/export.xlsx", duty_page.duty_export, name="duty_export"),
    path("themes/", themes.themes, name="themes"),
    path("themes/items", themes.theme_items, name="theme_items"),
    path("ledgers/", listed.ledgers, name="ledgers"),
    path("ledgers/<slug:name>/", listed.listed, name="listed"),
    path("ledgers/<slug:name>/export.xlsx", listed.export, name="listed_export"),
    path("ledgers/<slug:name>/print", listed.printed, name="listed_print"),
    path("overview", views.overview, name="director"),
]
