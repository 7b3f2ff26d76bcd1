"""The words of 督办: who is told, and its clocks."""

from django.utils.translation import gettext_lazy

from . import (
    campaign,
    hearing,
    key,
    key_theme,
    ladder,
    listening,
    supervising,
    team_shares,
    unit_year,
)

AUDIENCES = {
    supervising.every_unit: gettext_lazy("各承办单位办公室和负责人"),
    supervising.the_supervised_unit: gettext_lazy("被督办的单位"),
    key.the_units_of_the_key: gettext_lazy("列入的单位和承办单位"),
    key.the_deputies_of_the_key: gettext_lazy("参加督办的代表和提出建议的代表"),
    key.the_committee_that_does_it: gettext_lazy("负责督办的专门委员会"),
    key.who_entered_it: gettext_lazy("列入重点督办的人员"),
    campaign.those_in_the_team: gettext_lazy("督办工作组成员"),
    campaign.the_units_of_the_team: gettext_lazy("所督办建议的承办单位"),
    campaign.the_units_of_the_item_found_last: gettext_lazy("这件建议的承办单位"),
    campaign.the_unit_visited_last: gettext_lazy("走访的单位"),
    campaign.the_teams_of_the_campaign: gettext_lazy("专项行动各督办工作组成员"),
    **key_theme.AUDIENCES,
    **hearing.AUDIENCES,
    **team_shares.AUDIENCES,
    **listening.AUDIENCES,
    **unit_year.AUDIENCES,
}
CLOCKS = {**ladder.CLOCKS, **hearing.CLOCKS, **listening.CLOCKS, **unit_year.CLOCKS}
ANCHORS = {**ladder.ANCHORS, **hearing.ANCHORS, **listening.ANCHORS, **unit_year.ANCHORS}
