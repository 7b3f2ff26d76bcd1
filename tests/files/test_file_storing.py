import hashlib
import io
import os
import stat
import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from huying.foundation.files.checking import check_file
from huying.foundation.files.models import Attachment, StoredFile
from huying.foundation.files.refusals import FileRefused
from huying.foundation.files.storing import Swept, attach, detach, open_file, sweep
from tests.files.file_samples import PDF, docx_with, image

HOUR = timedelta(hours=1)


def hang(case, at, content=PDF, name="建议.pdf", purpose="suggestion", about=""):
    return attach(
        case, io.BytesIO(content), name=name, purpose=purpose, about=about, by=None, at=at
    )


def on_disk(files_dir) -> list[str]:
    return sorted(p.relative_to(files_dir).as_posix() for p in files_dir.rglob("*") if p.is_file())


def grow_old(files_dir, at):
    """Everything on disk is as if written two hours before `at`."""
    for path in files_dir.rglob("*"):
        if path.is_file():
            os.utime(path, (at.timestamp() - 7200,) * 2)


def test_an_attached_file_is_read_back_as_it_was_sent(case, at):
    attachment = hang(case, at)
    with open_file(attachment) as content:
        assert content.read() == PDF
    stored = attachment.file
    assert (attachment.name, attachment.purpose, attachment.about) == ("建议.pdf", "suggestion", "")
    assert (attachment.case_id, attachment.congress_id) == (case.pk, case.congress_id)
    assert (attachment.added_at, attachment.added_by, stored.created_at) == (at, None, at)
    assert (stored.size, stored.sha256) == (len(PDF), hashlib.sha256(PDF).hexdigest())
    assert stored.media_type == "application/pdf"


def test_a_file_that_the_form_has_checked_is_taken_as_it_is(case, at):
    checked = check_file(io.BytesIO(image("JPEG")), name="现场.jpg")
    attachment = attach(case, checked, purpose="contact", by=None, at=at)
    checked.content.seek(0)
    with open_file(attachment) as content:
        assert content.read() == checked.content.read()
    assert attachment.name == "现场.jpg"


def test_nothing_unchecked_is_taken_in(case, at, files_dir):
    with pytest.raises(FileRefused):
        hang(case, at, content=b"<html>")
    assert (Attachment.objects.count(), StoredFile.objects.count()) == (0, 0)
    assert on_disk(files_dir) == []


def test_on_disk_the_name_is_random_and_nobody_else_may_read(case, at, files_dir):
    first = hang(case, at).file.path
    second = hang(case, at, content=docx_with({}), name="a.docx").file.path
    digest = hashlib.sha256(PDF).hexdigest()
    congress, folder, name = first.split("/")
    assert (congress, folder, len(name)) == (str(case.congress_id), digest[:2], 32)
    assert on_disk(files_dir) == sorted([first, second])
    assert {stat.S_IMODE(p.stat().st_mode) for p in files_dir.rglob("*") if p.is_file()} == {0o600}
    folders = [files_dir, *(p for p in files_dir.rglob("*") if p.is_dir())]
    assert {stat.S_IMODE(p.stat().st_mode) for p in folders} == {0o700}


def test_the_same_file_sent_twice_is_one_content_and_two_references(case, at, files_dir):
    first = hang(case, at)
    second = hang(case, at, name="又一份.pdf", purpose="reply")
    assert (first.file_id, first.pk != second.pk) == (second.file_id, True)
    assert on_disk(files_dir) == [first.file.path]


def test_two_congresses_do_not_share_a_content(new_case, at, files_dir):
    first, second = hang(new_case("linhe"), at), hang(new_case("xishan"), at)
    assert first.file_id != second.file_id
    assert on_disk(files_dir) == sorted([first.file.path, second.file.path])


def test_the_eleventh_file_of_one_object_is_refused_and_another_object_has_its_own_ten(case, at):
    for number in range(10):
        hang(case, at, purpose="contact", about="7", name=f"{number}.pdf")
    with pytest.raises(FileRefused) as refused:
        hang(case, at, purpose="contact", about="7")
    assert refused.value.message == "每处最多十个附件，请先删去不需要的，或合并成一个文件。"
    hang(case, at, purpose="contact", about="8")
    hang(case, at, purpose="reply", about="7")
    assert case.attachments.count() == 12


def test_a_place_that_was_given_up_can_be_taken_again(case, at):
    attachments = [hang(case, at) for _ in range(10)]
    detach(attachments[3])
    assert hang(case, at).position == 4


def test_the_database_itself_keeps_the_limit_of_ten(case, at):
    first = hang(case, at)
    for position in (0, 1, 11):
        with pytest.raises(IntegrityError), transaction.atomic():
            Attachment.objects.create(
                congress_id=case.congress_id,
                case=case,
                file=first.file,
                name="a.pdf",
                purpose="suggestion",
                position=position,
                added_at=at,
            )


def test_a_content_lost_on_disk_returns_when_it_is_sent_again(case, at, files_dir):
    attachment = hang(case, at)
    (files_dir / attachment.file.path).unlink()
    hang(case, at, purpose="reply")
    with open_file(attachment) as content:
        assert content.read() == PDF


def test_after_a_failed_act_no_row_remains_and_the_sweep_takes_the_content(case, at, files_dir):
    with pytest.raises(RuntimeError), transaction.atomic():
        hang(case, at)
        raise RuntimeError("the act fails later")
    assert (Attachment.objects.count(), StoredFile.objects.count()) == (0, 0)
    assert len(on_disk(files_dir)) == 1
    grow_old(files_dir, at)
    assert sweep(HOUR, at) == Swept(files=1, rows=0)
    assert on_disk(files_dir) == []


def test_an_upload_cut_off_leaves_nothing_and_can_be_sent_again(case, at, files_dir):
    with pytest.raises(FileRefused):
        hang(case, at, content=PDF[: len(PDF) // 2])
    assert on_disk(files_dir) == []
    with open_file(hang(case, at)) as content:
        assert content.read() == PDF


def test_a_sweep_takes_unfinished_files_and_leaves_young_and_used_ones(case, at, files_dir):
    used = hang(case, at).file.path
    (files_dir / "incoming" / "left-by-a-power-cut").write_bytes(b"x")
    grow_old(files_dir, at)
    young = files_dir / "incoming" / "being-written-now"
    young.write_bytes(b"x")
    os.utime(young, (at.timestamp() - 60,) * 2)
    assert sweep(HOUR, at) == Swept(files=1, rows=0)
    assert on_disk(files_dir) == sorted([used, "incoming/being-written-now"])
    assert sweep(HOUR, at) == Swept(files=0, rows=0)


def test_a_content_that_nothing_uses_any_more_goes_with_two_sweeps(case, at, files_dir):
    first, second = hang(case, at), hang(case, at, purpose="reply")
    later = at + timedelta(days=1)
    grow_old(files_dir, at)
    detach(first)
    assert sweep(HOUR, later) == Swept(files=0, rows=0)
    detach(second)
    assert sweep(HOUR, later) == Swept(files=0, rows=1)
    assert sweep(HOUR, later) == Swept(files=1, rows=0)
    assert on_disk(files_dir) == []


def test_a_sweep_of_nothing_does_nothing(db, files_dir, at):
    assert sweep(HOUR, at) == Swept(files=0, rows=0)


def test_attaching_and_sweeping_ask_the_database_a_known_number_of_times(
    case, at, files_dir, django_assert_num_queries
):
    hang(case, at)
    with django_assert_num_queries(6):  # savepoint, case, places taken, content, attachment, end
        hang(case, at)


@pytest.mark.django_db(transaction=True)
def test_four_people_sending_the_same_file_at_once_make_one_content(new_case, at, files_dir):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one writer in at a time")
    cases = [new_case() for _ in range(4)]
    start = threading.Barrier(4)
    failures = []

    def send(case):
        try:
            start.wait()
            hang(case, at)
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=(case,)) for case in cases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert (Attachment.objects.count(), StoredFile.objects.count()) == (4, 1)
    assert on_disk(files_dir) == [StoredFile.objects.get().path]
