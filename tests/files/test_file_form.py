import io

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.utils.datastructures import MultiValueDict

from huying.foundation.files.fields import AttachmentsField
from tests.files.file_samples import PDF, docx_with, image

CUT_OFF = "这个 PDF 不完整或结尾多出了别的内容，请重新导出后上传。"


class Draft(forms.Form):
    title = forms.CharField()
    files = AttachmentsField()


class Scan(forms.Form):
    scan = AttachmentsField(required=True, most=1)


def filled(*uploads: tuple[str, bytes]) -> Draft:
    files = MultiValueDict({"files": [SimpleUploadedFile(name, body) for name, body in uploads]})
    return Draft({"title": "校车"}, files)


def received(body: bytes) -> Draft:
    """The form as Django builds it from a request."""
    request = WSGIRequest(
        {
            "REQUEST_METHOD": "POST",
            "CONTENT_TYPE": "multipart/form-data; boundary=cut",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
        }
    )
    return Draft(request.POST, request.FILES)


def body_with(name: str, content: bytes) -> bytes:
    head = '--cut\r\nContent-Disposition: form-data; name="title"\r\n\r\n校车\r\n--cut\r\n'
    disposition = f'Content-Disposition: form-data; name="files"; filename="{name}"\r\n'
    kind = "Content-Type: application/octet-stream\r\n\r\n"
    return f"{head}{disposition}{kind}".encode() + content + b"\r\n--cut--\r\n"


def test_good_files_come_out_checked_in_the_order_given():
    form = filled(("b.pdf", PDF), ("a.docx", docx_with({})), ("现场.JPG", image("JPEG")))
    assert form.is_valid()
    assert [file.name for file in form.cleaned_data["files"]] == ["b.pdf", "a.docx", "现场.jpg"]
    assert form.cleaned_data["files"][0].content.read() == PDF


def test_a_form_without_files_is_good_unless_one_is_required():
    form = filled()
    assert form.is_valid()
    assert form.cleaned_data == {"title": "校车", "files": []}
    assert Scan({}, MultiValueDict()).errors == {"scan": ["请选择要上传的文件。"]}


def test_each_refused_file_is_named_beside_the_field_and_the_typed_text_stays():
    form = filled(("a.pdf", PDF), ("b.exe", b"MZ"), ("空.pdf", b""), ("半.pdf", PDF[:-8]))
    assert form.errors == {
        "files": [
            "“b.exe”：只能上传 PDF、OFD、Word（docx）、Excel（xlsx）、JPG、PNG 文件和 MP4 短视频，请换一种格式。",
            "“空.pdf”：文件是空的，请检查原文件后重新上传。",
            f"“半.pdf”：{CUT_OFF}",
        ]
    }
    assert form["title"].value() == "校车"


def test_a_hostile_name_is_shown_harmless_and_escaped():
    form = filled(("<b>x%s{0}\u202e.exe", b"MZ"))
    shown = str(form["files"].errors)
    assert "“&lt;b&gt;x%s{0}.exe”" in shown
    assert [c for c in ("<b>", "\u202e") if c in shown] == []


def test_eleven_files_are_refused_before_any_is_read():
    form = filled(*[(f"{n}.pdf", PDF) for n in range(11)])
    assert form.errors == {"files": ["一次选了 11 个文件，最多 10 个，请减少后重新选择。"]}


def test_ten_files_pass():
    assert filled(*[(f"{n}.pdf", PDF) for n in range(10)]).is_valid()


def test_the_input_offers_only_the_kinds_that_are_taken_in():
    assert str(Draft()["files"]) == (
        '<input type="file" name="files" accept=".pdf,.docx,.xlsx,.jpg,.jpeg,.png,.mp4,.ofd" multiple '
        'aria-describedby="id_files_helptext" id="id_files">'
    )


def test_a_real_request_reaches_the_field():
    body = body_with("建议.pdf", PDF)
    form = received(body)
    assert form.is_valid()
    assert form.cleaned_data["files"][0].content.read() == PDF


def test_a_nul_in_a_requests_file_name_does_not_hide_the_real_extension():
    body = body_with("a.pdf\x00.exe", PDF)
    form = received(body)
    assert form.errors == {
        "files": [
            "“a.pdf.exe”：只能上传 PDF、OFD、Word（docx）、Excel（xlsx）、JPG、PNG 文件和 MP4 短视频，请换一种格式。"
        ]
    }
