"""A file that comes with a message is read by those who read its words, and by nobody else."""

import io

from django.test import Client

from huying.domain.suggestions.procedure import exchange
from huying.foundation.files.checking import check_file
from huying.foundation.files.models import Attachment
from tests.conftest import moment
from tests.crawl.estate import PDF

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def status(county, name) -> int:
    client = Client()
    client.force_login(getattr(county, name).person.account, backend=BACKEND)
    return client.get(f"/qingyuan/files/{Attachment.objects.get().pk}").status_code


def sent(county):
    return {"words": "见附件。", "files": [check_file(io.BytesIO(PDF), name="测算.pdf")]}


def test_a_deputys_file_is_for_the_unit_the_congress_and_the_deputies(county):
    turn = county.accepted(co=[county.finance])
    exchange.ask_the_unit(turn, by=county.lin, at=moment("2026-03-04"), **sent(county))
    names = ("lin", "sun", "chen", "liu", "he", "qian")
    assert [status(county, one) for one in names] == [200, 200, 200, 200, 404, 404]


def test_material_between_units_is_for_these_two(county):
    turn = county.accepted(co=[county.finance])
    exchange.write_to_unit(
        turn, by=county.sun, at=moment("2026-03-04"), kind="material", to_unit=county.finance,
        **sent(county),
    )  # fmt: skip
    names = ("sun", "he", "chen", "liu", "lin")
    assert [status(county, one) for one in names] == [200, 200, 404, 404, 404]


def test_it_hangs_beside_the_words_on_the_page(county):
    turn = county.accepted(co=[county.finance])
    client = Client()
    client.force_login(county.lin.person.account, backend=BACKEND)
    url = f"/qingyuan/handling/{turn.pk}/ask_the_unit"
    upload = io.BytesIO(PDF)
    upload.name = "现场.pdf"
    done = client.post(url, {"words": "请看", "files": upload, "idem": "a" * 32})
    assert done.status_code == 303
    page = client.get(f"/qingyuan/suggestions/{turn.suggestion_id}/").content.decode()
    assert page.count("现场.pdf") == 1
