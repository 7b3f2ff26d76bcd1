"""Rulebooks that only tests know: one option of a place laid over 河北, by the loader itself.

A congress of a test names one of them like a shipped one.
"""

from functools import cache

from huying.domain.suggestions import rulebook

ON_ORDER = """
[clocks.rehandle]
amount = 2
unit = "m"
anchor = "redo_ordered_at"
source = "default"
"""
OWN = {
    "studied": '[evaluation]\nredo_trigger = "finding"\nsource = "default"' + ON_ORDER,
    "ordered": '[evaluation]\nredo_trigger = "order"\nsource = "default"' + ON_ORDER,
    "experts": '[evaluation]\nsecond_dissatisfied = "expert_evaluation"\nsource = "default"',
    "study": '[evaluation]\nsecond_dissatisfied = "study_opinion"\nsource = "default"',
    "asked": """[evaluation]
dimensions = ["attitude", "result"]
evaluators = "lead_after_asking"
source = "default"
""",
    "stars": """[evaluation]
dimensions = ["overall", "promise"]
scale = "five_stars"
evaluators = "lead"
source = "default"
""",
    "weighted": """[evaluation]
scale = "weighted_100"
source = "default"
dimensions = [
    { code = "contact", weight = 10 },
    { code = "face_reply", weight = 30 },
    { code = "fulfilment", weight = 50 },
    { code = "follow_up", weight = 10 },
]
""",
}
_shipped = rulebook.get


@cache
def _get(name: str) -> rulebook.Rulebook:
    return rulebook.read(name, OWN[name], "hebei") if name in OWN else _shipped(name)


rulebook.get = _get
