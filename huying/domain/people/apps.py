from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "huying.domain.people"
