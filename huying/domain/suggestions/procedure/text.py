"""Writing a text version: title, text, requests and attachments frozen together."""

from huying.foundation.files.storing import attach

from ..models import CoSignature, Request, TextVersion
from ..states import CosignAnswer


def write_version(
    suggestion,
    *,
    title,
    facts,
    proposal,
    requests,
    by,
    at,
    differs="",
    reason="",
    files=(),
    kept=(),
) -> TextVersion:
    """A new version becomes the suggestion's text; whoever confirmed an older one is asked again.

    `requests`: the 诉求 in order; `differs`: from like ones of other years; `reason`: why it
    replaces the last; `files`: checked uploads;
    `kept`: attachments of the last version.
    """
    number = suggestion.versions.count() + 1
    version = TextVersion.objects.create(
        congress_id=suggestion.congress_id,
        suggestion=suggestion,
        number=number,
        title=title,
        facts=facts,
        proposal=proposal,
        differs=differs,
        reason=reason,
        by=by,
        at=at,
    )
    Request.objects.bulk_create(
        Request(congress_id=suggestion.congress_id, version=version, order=order, text=text)
        for order, text in enumerate(requests, start=1)
    )
    hung = [
        attach(suggestion.case, file, purpose="suggestion", about=f"v{number}", by=by, at=at)
        for file in files
    ]
    if hung or kept:
        version.attachments.set([*kept, *hung])
    suggestion.text, suggestion.title = version, title
    suggestion.save(update_fields=["text", "title"])
    ask_again(suggestion)
    return version


def ask_again(suggestion) -> None:
    """A changed text needs every co-signer's confirmation anew."""
    CoSignature.objects.filter(
        suggestion=suggestion, answer__in=(CosignAnswer.CONFIRMED, CosignAnswer.LAPSED)
    ).update(answer=CosignAnswer.OPEN, version=None, answered_at=None)


def signed_on_paper(version, deputies, *, lead, at) -> None:
    """Co-signatures that stand on the paper or in the ledger already: confirmed for this very text."""
    CoSignature.objects.bulk_create(signatures(version, deputies, lead=lead, at=at))


def signatures(version, deputies, *, lead, at) -> list[CoSignature]:
    """Those rows, not stored yet."""
    return [
        CoSignature(
            congress_id=version.congress_id,
            suggestion=version.suggestion,
            deputy=deputy,
            invited_at=at,
            answer=CosignAnswer.CONFIRMED,
            version=version,
            answered_at=at,
        )
        for deputy in deputies
        if lead is None or deputy.pk != lead.pk
    ]
