"""Addresses of the workbench, below /<congress code>/."""

from django.urls import path

from . import views

app_name = "workbench"
urlpatterns = [
    path("", views.home, name="home"),
    path("tasks/<slug:name>", views.task_list, name="tasks"),
    path("notices", views.notices, name="notices"),
    path("notices/read", views.read_all, name="read_all"),
    path("notices/<int:pk>", views.read_notice, name="read_notice"),
    path("phone-list", views.phone_list, name="phone_list"),
]
