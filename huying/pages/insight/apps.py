from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "huying.pages.insight"
