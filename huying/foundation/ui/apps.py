from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "huying.foundation.ui"
