from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "huying.foundation.notices"
