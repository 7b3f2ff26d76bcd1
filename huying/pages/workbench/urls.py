"""Addresses of the workbench, below /<congress code>/."""

from django.urls import path

from . import channels, searches, views, wishes

app_name = "workbench"
urlpatterns = [
    path("", views.home, name="home"),
    path("tasks/<slug:name>", views.task_list, name="tasks"),
    path("notices", views.notices, name="notices"),
    path("notices/read", views.read_all, name="read_all"),
    path("notices/<int:pk>", views.read_notice, name="read_notice"),
    path("notices/settings", wishes.wishes, name="wishes"),
    path("notices/calendar", wishes.new_calendar_link, name="new_calendar_link"),
    path("notices/calendar/end", wishes.end_calendar_link, name="end_calendar_link"),
    path("channels", channels.channels, name="channels"),
    path("channels/new/<slug:kind>", channels.open_channel, name="open_channel"),
    path("channels/<uuid:pk>/<slug:act>", channels.change_channel, name="change_channel"),
    path("searches/save", searches.save_search, name="save_search"),
    path("searches/<int:pk>/open", searches.open_search, name="open_search"),
    path("searches/<int:pk>/rename", searches.rename_search, name="rename_search"),
    path("searches/<int:pk>/delete", searches.delete_search, name="delete_search"),
    path("phone-list", views.phone_list, name="phone_list"),
]
