"""The national articles that the acts of a suggestion rest on."""

DEPUTIES_LAW = "代表法第二十四条、第三十六条"
COMMITTEE_LAW = "代表法第五十一条"
