"""A PDF that can do more than be read is refused by what it can do."""

import io

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from huying.foundation.files.apart import asking
from huying.foundation.files.checking import check_file
from tests.files.file_samples import refusal


def pdf(poison=lambda made: None, **how) -> bytes:
    made = pikepdf.new()
    made.add_blank_page()
    poison(made)
    target = io.BytesIO()
    made.save(target, **how)
    return target.getvalue()


def script(made):
    made.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def script_on_a_page(made):
    action = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
    made.pages[0].AA = Dictionary(O=action)


def launch(made):
    made.Root.OpenAction = Dictionary(S=Name.Launch, F="cmd.exe")


def attached(made):
    made.attachments["工资.xlsx"] = b"PK"


def form(made):
    made.Root.AcroForm = Dictionary(XFA=pikepdf.Stream(made, b"<xdp/>"), Fields=pikepdf.Array())


@pytest.mark.parametrize(
    ("poison", "named"),
    [
        (script, "脚本（JavaScript）"),
        (script_on_a_page, "脚本（JavaScript）"),
        (launch, "启动其他程序的动作"),
        (attached, "嵌入的附件文件"),
        (form, "会提交数据的表单"),
    ],
)
def test_it_is_named_wherever_it_hides(poison, named):
    for hidden in (pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.generate):
        said = refusal("a.pdf", pdf(poison, object_stream_mode=hidden))
        assert said == f"这个 PDF 里有{named}，不能接收，请用“打印为 PDF”重新导出后上传。"


def test_a_font_that_is_called_like_a_script_is_none():
    def named(made):
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        made.pages[0].Resources = Dictionary(Font=Dictionary(JS=font))

    assert check_file(io.BytesIO(pdf(named)), name="a.pdf").name == "a.pdf"


def test_under_a_password_it_is_refused_and_one_that_only_may_not_be_printed_passes():
    locked = pdf(encryption=pikepdf.Encryption(user="开门", owner="主人"))
    assert refusal("a.pdf", locked) == "这个 PDF 设有打开密码，请去掉密码、重新导出后上传。"
    unprintable = pdf(encryption=pikepdf.Encryption(user="", owner="owner"))
    assert check_file(io.BytesIO(unprintable), name="a.pdf").name == "a.pdf"


def test_a_reader_that_comes_to_no_end_is_stopped(monkeypatch):
    monkeypatch.setattr(asking, "MEGABYTES", 20)  # too little to begin with
    assert refusal("a.pdf", pdf()).startswith("文件过于复杂或已损坏")
