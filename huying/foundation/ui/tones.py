"""Which tone a state word wears. Red is not lateness: `late` has a colour and a mark of its own."""

TONES = ("neutral", "waiting", "moving", "done", "warn", "stop", "late")

MARKS = {
    "neutral": "circle",
    "waiting": "half",
    "moving": "right",
    "done": "check",
    "warn": "warn",
    "stop": "cross",
    "late": "clock",
}

# State words that several procedures share; a word that is not here is neutral.
_WORDS = {
    "neutral": "draft archived withdrawn none closed_silently carried ended replaced left_open",
    "waiting": (
        "listed taken "
        "cosigning gate submitted registered assigned pending_receipt invited open pending asked"
        " awaiting_cosign waiting_co_opinions paused unit_check unchecked"
        " announced in_committee examination before_presidium reported executed forwarded issued away settled heard"
        " checking date_asked drop_asked explanation_asked unsettled"
    ),
    "moving": (
        "in_handling handling planning accepted signed_for received answering pre_review"
        " pre_review_1 pre_review_2 signed_off in_use running replied second_round"
        " return_requested extension_requested on_agenda deferred execution reconsideration"
        " responded sent drawn followed under_way at_work going_on"
    ),
    "done": (
        "closed delivered evaluated confirmed approved opinion_sent opinion_given finished met verified"
        " satisfied mostly_satisfied adopted active done"
        " kept checked concluded converted in_force published frozen resolved lifted"
    ),
    "warn": "wanting due_soon partly planned provisional suspended nearly_due again",
    "stop": (
        "returned denied declined dissatisfied refused rejected terminated not_adopted stopped untrue"
        " wrong dismissed"
    ),
    "late": "late overdue",
}
TONE_OF = {word: tone for tone, words in _WORDS.items() for word in words.split()}


def tone_of(state: object) -> str:
    """The tone of a tone's own name, of a state's code, or of an object with `.tone`."""
    own = getattr(state, "tone", None)
    if isinstance(own, str) and own in TONES:
        return own
    code = str(getattr(state, "value", state) or "")
    return code if code in TONES else TONE_OF.get(code, "neutral")
