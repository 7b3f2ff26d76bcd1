"""The site with one page of a congress that tests can rely on."""

from django.http import HttpResponse
from django.urls import path

from huying import urls
from huying.urls import handler400, handler403, handler404, handler500  # noqa: F401


def here(request, code):
    return HttpResponse(f"{request.acting.person} {request.congress}")


def broken(request):
    raise RuntimeError("something inside")


urlpatterns = [
    path("<slug:code>/probe", here),
    path("accounts/broken", broken),
    *urls.urlpatterns,
]
