"""How names are read, and the usernames made from it."""

import pytest

from huying.domain.people.procedure.accounts import free_username
from huying.domain.people.roll.pinyin import spell


@pytest.mark.parametrize(
    ("name", "read", "initials"),
    [
        ("林秀英", "linxiuying", "lxy"),
        ("单玉梅", "shanyumei", "sym"),
        ("曾国", "zengguo", "zg"),
        ("仇和", "qiuhe", "qh"),
        ("解学军", "xiexuejun", "xxj"),
        ("区志", "ouzhi", "oz"),
        ("朴正", "piaozheng", "pz"),
        ("查良", "zhaliang", "zl"),
        ("尉迟恭", "yuchigong", "ycg"),
        ("万俟明", "moqiming", "mqm"),
        ("吕蒙", "lvmeng", "lm"),
        ("阿依古丽·买买提", "ayigulimaimaiti", "ayglmmt"),
        ("Anna Lee", "annalee", "a"),
        ("𠮷野", "ye", "y"),
        ("", "", ""),
    ],
)
def test_a_name_is_read_as_its_bearer_reads_it(name, read, initials):
    assert spell(name) == (read, initials)


@pytest.mark.parametrize(
    ("proposed", "free"),
    [("daibiao", "daibiao2"), ("x", "userx"), ("Lin Xiu", "linxiu"), ("", "user")],
)
def test_a_username_is_free(county, proposed, free):
    assert free_username(proposed) == free
