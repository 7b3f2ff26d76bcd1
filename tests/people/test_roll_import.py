"""A list from Excel: looked through first, nothing stored; then taken in whole, or not at all."""

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from huying.domain.people.models import Body, Delegation, Person, Seat
from huying.foundation.procedure.models import Event
from tests.county import County
from tests.people.roll_browser import Visitor, given

HEADINGS = [
    "姓名",
    "性别",
    "民族",
    "出生年月",
    "政治面貌",
    "基层代表",
    "电话",
    "代表团",
    "选区",
    "代表证号",
    "届数",
]
SHAN = [
    "单玉梅",
    "女",
    "汉",
    "1968年5月",
    "党员",
    "√",
    13800001111,
    "第一代表团",
    "柳林镇选区",
    "18007",
    "连任",
]
KE = [
    "阿依古丽·买买提",
    "女",
    "维吾尔族",
    1990,
    "群众",
    "否",
    "0311-7654321",
    "第二代表团",
    "城关选区",
    "18008",
    1,
]


def book(*rows) -> SimpleUploadedFile:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        sheet = made.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return SimpleUploadedFile("代表名单.xlsx", out.getvalue())


def upload(clerk, file, what="deputies"):
    data = given(clerk.get(f"import/{what}/").context["form"]) | {"file": file}
    return clerk.post(f"import/{what}/", data)


def confirmed(clerk, preview, what="deputies", **typed):
    return clerk.send(f"import/{what}/confirm", preview.context["form"], **typed)


def lines(response, kind):
    return [
        (one.number, one.values["name"], one.errors, one.hints)
        for one in getattr(response.context["preview"], kind)
    ]


def test_the_preview_says_what_would_be_made_and_makes_nothing(county):
    response = upload(Visitor("gongwei"), book(HEADINGS, SHAN, KE))
    assert response.status_code == 200
    assert lines(response, "new") == [
        (2, "单玉梅", [], ["连任按两届登记，请核对"]),
        (3, "阿依古丽·买买提", [], ["将设立代表团“第二代表团”"]),
    ]
    assert (Seat.objects.count(), Delegation.objects.count(), Event.objects.count()) == (4, 1, 0)


def test_the_confirmed_list_is_one_act(county):
    clerk = Visitor("gongwei")
    preview = upload(clerk, book(HEADINGS, SHAN, KE))
    response = confirmed(clerk, preview)
    assert (response.status_code, response["Location"]) == (303, "/qingyuan/roll/")
    person = Person.objects.get(name="单玉梅")
    seat = Seat.objects.select_related("delegation", "appointment").get(appointment__person=person)
    assert {
        "pinyin": person.pinyin, "sex": person.sex, "nationality": person.nationality,
        "birth": person.birth_year, "party": person.party, "grassroots": person.grassroots,
        "phone": person.phone, "delegation": seat.delegation.name, "district": seat.elected_by,
        "card": seat.card_number, "terms": seat.terms_served, "capacity": seat.appointment.capacity,
    } == {
        "pinyin": "shanyumei", "sex": "female", "nationality": "汉族",
        "birth": 1968, "party": "中共党员", "grassroots": True,
        "phone": "13800001111", "delegation": "第一代表团", "district": "柳林镇选区",
        "card": "18007", "terms": 2, "capacity": "deputy",
    }  # fmt: skip
    assert [one.act for one in Event.objects.all()] == ["roll.import_deputies"]
    again = confirmed(clerk, preview)
    assert (again.status_code, Seat.objects.count()) == (303, 6)
    second = upload(clerk, book(HEADINGS, SHAN, KE))
    assert [one[3] for one in lines(second, "known")] == [
        ["连任按两届登记，请核对", "已是本届代表，不再登记"],
        ["已是本届代表，不再登记"],
    ]


@pytest.mark.parametrize(
    ("column", "text", "says"),
    [
        (0, "", "没有姓名"),
        (0, "单\u202e玉梅", "姓名中有看不见的字符，请删去后重新输入。"),
        (0, "单" * 51, "“单单单单单单单单…”有 51 字，最多 50 字"),
        (1, "不详", "性别“不详”不能识别，请用：女、男"),
        (3, "六八年", "出生年份“六八年”不能识别，请写四位数的年份"),
        (3, "2020", "出生年份 2020 与年满十八周岁不符"),
        (5, "大概", "基层代表“大概”不能识别，请填是或否"),
        (8, "\u3000", "没有选区或原选举单位"),
        (10, "多", "任职届数“多”不能识别，请写数字"),
    ],
)
def test_a_wrong_cell_is_named_with_its_row_and_stops_the_whole_list(county, column, text, says):
    wrong = [*SHAN]
    wrong[column] = text
    clerk = Visitor("gongwei")
    preview = upload(clerk, book(HEADINGS, KE, wrong))
    assert [(one[0], one[2]) for one in lines(preview, "wrong")] == [(3, [says])]
    assert "确认导入</button>" not in preview.content.decode()
    assert confirmed(clerk, preview).status_code == 422
    assert Seat.objects.count() == 4


def test_a_repeated_row_is_said(county):
    other = [*SHAN[:8], "城关选区", "18009", 1]
    card = ["周全", *SHAN[1:8], "河口选区", "18007", 1]
    preview = upload(Visitor("gongwei"), book(HEADINGS, SHAN, SHAN, other, card))
    assert [(one[0], one[2]) for one in lines(preview, "wrong")] == [
        (3, ["与第 2 行重复"]),
        (5, ["与第 2 行重复"]),
    ]
    assert [(one[0], one[3]) for one in lines(preview, "odd")][-1] == (
        4,
        ["与第 2 行同名，请核对"],
    )


def test_english_headings_and_gbk_are_understood(county):
    text = "name,sex,district,phone\n区志,male,东街选区,013800001111\n"
    clerk = Visitor("gongwei")
    preview = upload(clerk, SimpleUploadedFile("a.csv", text.encode("gbk")))
    assert confirmed(clerk, preview).status_code == 303
    person = Person.objects.get(name="区志")
    assert (person.pinyin, person.sex, person.phone) == ("ouzhi", "male", "013800001111")


def test_rare_characters_come_through_whole(county):
    clerk = Visitor("gongwei")
    preview = upload(clerk, book(["姓名", "选区"], ["𠮷野䶮", "东街选区"]))
    assert confirmed(clerk, preview).status_code == 303
    assert "𠮷野䶮" in clerk.text(q="𠮷")


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (SimpleUploadedFile("a.csv", "姓名\n甲\n".encode()), "缺少“选区或原选举单位”一列"),
        (SimpleUploadedFile("a.csv", "甲,乙\n1,2\n".encode()), "没有找到表头"),
        (SimpleUploadedFile("a.xls", b"x"), "不能读取这种表格格式"),
        (SimpleUploadedFile("a.csv", b""), "文件是空的"),
    ],
)
def test_an_unreadable_list_is_refused_with_the_reason(county, file, says):
    file.seek(0)
    response = upload(Visitor("gongwei"), file)
    assert response.status_code == 422
    assert response.context["form"].errors["file"][0].startswith(says)


def test_a_confirmation_is_only_good_for_him_who_saw_the_preview(county):
    preview = upload(Visitor("gongwei"), book(HEADINGS, SHAN))
    for who, typed in (("guanli", {}), ("gongwei", {"rows": "eyJ9:x:y"})):
        response = confirmed(Visitor(who), preview, **typed)
        assert response.status_code == 422
        assert "请重新上传名单" in response.content.decode()
    County(county.moment, code="linshui", name="临水县")
    elsewhere = Visitor("gongwei-linshui", "linshui")
    assert confirmed(elsewhere, preview).status_code == 422
    assert Seat.objects.filter(appointment__person__name="单玉梅").count() == 0


def test_units_are_imported_with_their_system(county):
    clerk = Visitor("gongwei")
    preview = upload(
        clerk,
        book(
            ["单位名称", "系统", "主要职责", "联系电话"],
            ["教育局", "政府", "基础教育", 3117654321],
            ["县人民检察院", "", "", ""],
            ["水利局", "政府", "", ""],
        ),
        "bodies",
    )
    assert [(one[1], one[3]) for one in lines(preview, "new")] == [
        ("教育局", []),
        ("县人民检察院", ["没有写系统，按名称归入“监察法检”"]),
    ]
    assert confirmed(clerk, preview, "bodies").status_code == 303
    made = Body.objects.filter(name__in=["教育局", "县人民检察院"]).order_by("pk")
    assert [(one.system, one.phone) for one in made] == [
        ("government", "3117654321"),
        ("judicial", ""),
    ]


@pytest.mark.parametrize("what", ["deputies", "bodies"])
def test_the_filled_template_comes_back_as_it_was(county, what):
    from huying.domain.people.roll.columns import COLUMNS

    response = Visitor("gongwei").get(f"import/{what}/template.xlsx")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(response.content)).get_sheet_by_index(0)
    assert sheet.to_python() == [[column.headings[0] for column in COLUMNS[what]]]
    filled = book(
        [column.headings[0] for column in COLUMNS[what]],
        [column.example for column in COLUMNS[what]],
    )
    preview = upload(Visitor("gongwei"), filled, what)
    assert (len(preview.context["preview"].new), lines(preview, "wrong")) == (1, [])
    assert preview.context["sheet"].unknown == []
