"""What the gallery shows: invented rows, forms, events and clocks of one county."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator

from huying.foundation.ui.charts import bars, stacked
from huying.foundation.ui.templatetags.huying import due_tone, remaining
from tests.ui.gallery_form import SuggestionForm

TODAY = dt.date(2026, 5, 20)
ZONE = ZoneInfo("Asia/Shanghai")

TITLES = [
    ("关于加快农村小规模学校优化布局与寄宿条件改善的建议", "教育文化", "李建国", "县教育局"),
    ("关于完善城区老旧小区加装电梯补贴办法的建议", "城乡建设", "王秀英", "县住房和城乡建设局"),
    ("关于加强乡镇卫生院中医馆建设的建议", "卫生健康", "张伟", "县卫生健康委"),
    ("关于整治国道 G320 城区段大货车通行安全隐患的建议", "公安交通", "刘芳", "县公安局"),
    ("关于支持返乡青年创业园配套基础设施的建议", "农业农村", "陈敏", "县农业农村局"),
    ("关于推进饮用水水源地在线监测全覆盖的建议", "生态环境", "赵志强", "市生态环境局江源分局"),
    ("关于规范校外托管机构管理的建议", "教育文化", "李建国", "县教育局"),
    ("关于建立高标准农田建后管护长效机制的建议", "农业农村", "王秀英", "县农业农村局"),
]
STATES = [
    ("待交办", "waiting"),
    ("已答复", "done"),
    ("办理中", "moving"),
    ("已退回", "stop"),
    ("已办结", "done"),
    ("临近期限", "warn"),
    ("草稿", "neutral"),
    ("第二轮办理", "moving"),
]


def ledger_rows() -> list[dict]:
    return [
        {
            "no": f"2026-{place + 1:04d}",
            "title": title,
            "category": category,
            "lead": lead,
            "unit": unit,
            "state": STATES[place],
            "due": TODAY + dt.timedelta(days=place * 3 - 4),
        }
        for place, (title, category, lead, unit) in enumerate(TITLES)
    ]


def _at(day: int, hour: int, minute: int, month: int = 3) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=ZONE)


def _detail() -> dict:
    return {
        "standing": {
            "where": "县教育局正在拟写答复",
            "who": "县教育局 · 赵敏",
            "until": dt.date(2026, 5, 26),
            "remaining": "还有6天",
            "tone": "neutral",
        },
        "events": [
            {
                "label": "提交",
                "when": _at(18, 9, 20, 1),
                "who": "李建国",
                "capacity": "县人大代表",
                "note": "三名代表联名，均已确认。",
            },
            {
                "label": "登记",
                "when": _at(21, 15, 2, 1),
                "who": "陈静",
                "body": "代表工委",
                "capacity": "经办人",
                "article": "内部程序",
                "tone": "neutral",
            },
            {
                "label": "申请退回",
                "when": _at(27, 8, 41, 2),
                "who": "周强",
                "body": "县财政局",
                "capacity": "主要负责人",
                "tone": "stop",
                "note": "不属于本单位职责，建议改由县教育局承办。",
            },
            {
                "label": "重新交办",
                "when": _at(2, 10, 0),
                "who": "刘洋",
                "body": "县政府办公室",
                "capacity": "督查室",
                "article": "河南办法第十四条",
            },
            {
                "label": "逾期提醒",
                "when": _at(9, 0, 1),
                "who": "系统",
                "tone": "late",
                "note": "签收期限已过 1 天。",
            },
            {
                "label": "办中沟通",
                "when": _at(16, 16, 30, 4),
                "who": "赵敏",
                "body": "县教育局",
                "capacity": "承办人",
                "note": "当面走访代表，代表已确认。",
                "now": True,
            },
            {"label": "代表评价", "who": "李建国", "future": True},
        ],
        "clocks": [
            {
                "label": "答复",
                "due": dt.date(2026, 5, 26),
                "remaining": "还有6天",
                "tone": "neutral",
                "article": "代表法第五十一条：三个月内答复",
                "started": dt.date(2026, 2, 26),
                "explained": "交办之日不计，三个月，到 2026年5月26日。",
                "elapsed": 92,
            },
            {
                "label": "协办意见",
                "due": dt.date(2026, 5, 11),
                "remaining": "逾期9天",
                "tone": "late",
                "article": "河南办法第十八条",
                "elapsed": 100,
            },
            {
                "label": "办理退回",
                "due": dt.date(2026, 6, 1),
                "paused": True,
                "tone": "waiting",
                "elapsed": 40,
                "moved_from": dt.date(2026, 5, 30),
            },
        ],
        "acts": [
            {"label": "报送预审核", "url": "#", "primary": True},
            {"label": "登记沟通", "url": "#"},
            {
                "label": "申请延期",
                "refused": "答复期限内已延期一次，不能再延。如确有困难，请联系代表工委。",
            },
        ],
        "blocked": [
            {
                "label": "签发答复",
                "refused": "还差两件事：办中沟通未经代表确认；县财政局的协办意见未到（5月31日到期）。",
            },
            {"label": "退回重新交办", "url": "#", "danger": True},
        ],
        "facts": [
            ("领衔代表", "李建国（城关代表团）"),
            ("主办单位", "县教育局"),
            ("协办单位", "县财政局、县交通运输局"),
            ("公开", "全文公开"),
        ],
        "people": [
            {"name": "王秀英", "note": "石桥代表团", "state": "已确认", "tone": "done"},
            {"name": "单玉梅", "note": "城关代表团", "state": "待确认", "tone": "waiting"},
        ],
        "text": "我县现有农村小规模学校 27 所，在校学生 1140 人，平均每校不足 45 人。\n"
        "石桥、河湾两镇的学生单程上学超过 5 公里，寄宿床位缺 216 张，冬季取暖仍靠煤炉。",
    }


def _workbench() -> dict:
    tasks = [
        (
            "关于加快农村小规模学校优化布局与寄宿条件改善的建议",
            "请签发对代表的答复",
            -2,
            "单位负责人",
        ),
        ("关于加强乡镇卫生院中医馆建设的建议", "请确认县卫生健康委 5月12日的办前沟通", 1, "代表"),
        ("关于整治国道 G320 城区段大货车通行安全隐患的建议", "请对答复作出评价", 9, "代表"),
    ]
    shown = []
    for title, why, days, capacity in tasks:
        due = TODAY + dt.timedelta(days=days)
        shown.append(
            {
                "title": title,
                "url": "#",
                "why": why,
                "due": due,
                "capacity": capacity,
                "remaining": remaining(due, TODAY),
                "tone": due_tone(due, TODAY),
                "number": "2026-0001",
            }
        )
    return {"tasks": shown, "steps": ["提交", "登记", "交办", "答复", "评价"]}


def context(name: str) -> dict:
    base = {
        "congress_name": "江源县人大",
        "person_name": "王海",
        "capacity": "代表工委经办人",
        "unread": 3,
        "notices_url": "/notices",
        "home_url": "/",
        "sign_out_url": "/out",
        "account_url": "/me",
        "nav": [
            {
                "label": label,
                "url": "#",
                "current": label == "建议办理",
                "count": 7 if label == "工作台" else 0,
            }
            for label in ("工作台", "建议办理", "办理流程", "名册", "统计")
        ],
        "congresses": [
            {"name": "江源县人大", "url": "#", "current": True},
            {"name": "石桥镇人大", "url": "#"},
        ],
    }
    if name == "list":
        base |= {
            "rows": ledger_rows(),
            "today": TODAY,
            "page": Paginator(range(400), 20).page(3),
            "figures": [
                {
                    "label": "本次会议建议",
                    "value": 394,
                    "unit": "件",
                    "note": "比上次多 12 件",
                    "url": "#",
                },
                {
                    "label": "办理中",
                    "value": 158,
                    "unit": "件",
                    "note": "21 件临近期限",
                    "url": "#",
                },
                {
                    "label": "逾期",
                    "value": 7,
                    "unit": "件",
                    "note": "最长 9 天",
                    "url": "#",
                    "tone": "late",
                },
                {"label": "满意率", "value": "96.2%", "note": "基本满意 3.1%", "url": "#"},
            ],
            "chart": bars(
                [
                    ("教育文化", 82),
                    ("城乡建设", 96),
                    ("卫生健康", 54),
                    ("公安交通", 47),
                    ("农业农村", 75),
                ],
                title="各类别件数",
                unit="件",
            ),
            "chart2": stacked(
                [
                    ("县教育局", (12, 5, 1)),
                    ("县住房和城乡建设局", (20, 9, 3)),
                    ("县公安局", (9, 2, 0)),
                ],
                ["办理中", "已答复", "逾期"],
                title="各单位进度",
                colours=(1, 2, 5),
            ),
        }
    elif name == "detail":
        base |= _detail()
    elif name == "workbench":
        base |= _workbench()
    elif name == "form":
        base["form"] = SuggestionForm(
            {
                "title": "关于加强乡镇卫生院中医馆建设的建议",
                "facts": "第一段。\n第二段。",
                "due": "2026-02-30",
                "system": "g",
                "cosigners": ["5"],
            }
        )
        base["clean"] = SuggestionForm(prefix="clean")
    return base
