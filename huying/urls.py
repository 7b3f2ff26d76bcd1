"""Every address of the site."""

from django.urls import include, path

from huying.domain.people.views import sign_in
from huying.domain.suggestions.views.links import act_link
from huying.pages.workbench import demo
from huying.pages.workbench.calendar_feed import calendar_feed
from huying.pages.workbench.first_run import first_run

handler400 = "huying.foundation.ui.errors.bad_request"
handler403 = "huying.foundation.ui.errors.denied"
handler404 = "huying.foundation.ui.errors.missing"
handler500 = "huying.foundation.ui.errors.failed"

urlpatterns = [
    path("", include("huying.domain.people.urls")),
    path("accounts/", include("huying.domain.people.urls.accounts")),
    path("large-type", sign_in.large_type, name="large_type"),
    path("language", sign_in.choose_language, name="language"),
    path("setup", first_run, name="first_run"),
    path("link/<str:token>", act_link, name="act_link"),
    path("calendar/<str:token>.ics", calendar_feed, name="calendar_feed"),
    path("demo/sign-in", demo.sign_in, name="demo_sign_in"),
    path("<slug:code>/", include("huying.pages.insight.urls")),
    path("<slug:code>/jobs/", include("huying.foundation.jobs.urls")),
    path("<slug:code>/roll/", include("huying.domain.people.roll.urls")),
    path("<slug:code>/", include("huying.domain.suggestions.urls")),
    path("<slug:code>/", include("huying.domain.bills.urls")),
    path("<slug:code>/", include("huying.domain.advice.urls")),
    path("<slug:code>/", include("huying.domain.supervision.urls")),
    path("<slug:code>/", include("huying.pages.workbench.urls")),
]
