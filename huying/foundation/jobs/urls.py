"""Addresses of one's own jobs, below /<code>/jobs/."""

from django.urls import path

from . import views

app_name = "jobs"
urlpatterns = [
    path("", views.jobs, name="list"),
    path("<uuid:key>", views.job, name="job"),
    path("<uuid:key>/file", views.fetch, name="file"),
    path("<uuid:key>/stop", views.stop_job, name="stop"),
]
