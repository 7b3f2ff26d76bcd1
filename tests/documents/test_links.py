"""What a document points to is there; what must be said is said."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

pytestmark = pytest.mark.documents
ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
# Pictures are taken from the running product, by the browser tests.
ROLES = (
    *("代表", "代表工委", "承办单位", "政府（党委）办公室", "管理员", "议案", "双向互动"),
    *("督办落实", "考评", "督办"),
)


def targets(text: str) -> list[str]:
    text = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    return [unquote(one) for one in re.findall(r"\]\(([^)\s]+(?:（[^）]*）[^)\s]*)?)\)", text)]


def anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: str(one.relative_to(ROOT)))
def test_every_link_leads_somewhere(document):
    text = document.read_text(encoding="utf-8")
    for target in targets(text):
        if target.startswith("https://"):
            continue
        path, _hash, anchor = target.partition("#")
        file = (document.parent / path).resolve() if path else document
        assert file.exists(), f"{target} in {document.name}"
        if anchor:
            assert anchor in anchors(file.read_text(encoding="utf-8")), target


def test_what_every_project_of_this_kind_has_is_there():
    named = [
        *(
            "README.md",
            "README.zh-CN.md",
            "ARCHITECTURE.md",
            "CONTRIBUTING.md",
            "CHANGELOG.md",
            "LICENSE",
        ),
        *("docs/glossary.md", "docs/procedure.md", "docs/new-feature.md"),
        "docs/decisions/0001-procedure-is-code.md",
        *(f"docs/handbook/{role}.md" for role in ROLES),
    ]
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_the_handbook_lists_every_role_once():
    contents = (ROOT / "docs/handbook/README.md").read_text(encoding="utf-8")
    listed = [one for one in targets(contents) if not one.startswith("..")]
    assert listed == [f"{role}.md" for role in ROLES]


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", "ARCHITECTURE.md"])
def test_a_first_page_is_one_screen(name):
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 70


def test_the_handbook_uses_the_words_of_the_buttons():
    """Bold or quoted acts in the handbook are acts of the product, by their exact names."""
    from huying.foundation.procedure.printing import registered

    labels = {str(act.label) for one in registered() for act in one.acts.values() if act.by_hand}
    text = "".join(
        (ROOT / f"docs/handbook/{role}.md").read_text(encoding="utf-8") for role in ROLES
    )
    mentioned = {label for label in labels if label in text}
    roll_and_filing = {
        str(act.label) for one in registered() if one.kind == "roll" for act in one.acts.values()
    }
    assert sorted(labels - mentioned - roll_and_filing - UNMENTIONED) == []


UNMENTIONED = {
    "会议闭幕，草稿未提交",
    "修改",
    "再邀请附议",
    "同意撤回",
    "登记沟通",
    "确认沟通",
    "核稿退回",
    "核稿通过",
    "核稿通过，送一级预审核",
    "核稿通过，送代表工委预审核",
    "代表工委预审核通过",
    "代表工委预审核退回",
    "不予签发",
    "提前结束本轮",
    "放行未确认的沟通",
    "同意延期",
    "不同意延期",
    "提醒评价",
    "记为未反馈",
}
"""Buttons that explain themselves where they stand."""
