import io

import pytest
from django.http import Http404
from django.test import RequestFactory

from huying.foundation.files.names import clean_name
from huying.foundation.files.storing import attach
from huying.foundation.files.views import attachment_response, disposition, file_of_a_case
from tests.files.file_samples import PDF


@pytest.fixture
def attachment(case, at):
    return attach(case, io.BytesIO(PDF), name="校车 建议.pdf", purpose="suggestion", by=None, at=at)


def test_a_file_is_handed_out_to_be_saved_and_kept_by_no_cache(attachment):
    response = attachment_response(attachment)
    assert b"".join(response.streaming_content) == PDF
    assert dict(response.items()) == {
        "Content-Type": "application/pdf",
        "Content-Length": str(len(PDF)),
        "Content-Disposition": (
            'attachment; filename="attachment.pdf"; '
            "filename*=UTF-8''%E6%A0%A1%E8%BD%A6%20%E5%BB%BA%E8%AE%AE.pdf"
        ),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "private, no-store",
    }


def test_a_file_is_asked_for_by_its_key_and_only_its_readers_get_it(attachment):
    request = RequestFactory().get("/")
    request.congress = attachment.congress
    assert file_of_a_case(request, attachment.pk, lambda found: True).status_code == 200
    with pytest.raises(Http404):
        file_of_a_case(request, attachment.pk, lambda found: False)


def test_a_content_lost_on_disk_is_a_404(attachment, files_dir):
    (files_dir / attachment.file.path).unlink()
    with pytest.raises(Http404):
        attachment_response(attachment)


@pytest.mark.parametrize(
    "name",
    ['a";b=c.pdf', "a\r\nSet-Cookie: x.pdf", "a'b\\c.pdf", "CON.pdf", "..", "\ud800.pdf", ""],
)
def test_no_name_can_break_the_header_even_if_it_was_never_cleaned(name):
    header = disposition(name)
    plain, real = header.split("; ")[1:]
    assert plain in ('filename="attachment.pdf"', 'filename="attachment"')
    assert real.startswith("filename*=UTF-8''")
    rest = real.removeprefix("filename*=UTF-8''")
    assert [c for c in rest if not (c.isascii() and (c.isalnum() or c in "%-._~"))] == []


def test_a_name_of_120_characters_fits_into_a_header():
    assert len(disposition(clean_name("长" * 300 + ".pdf"))) < 1200
