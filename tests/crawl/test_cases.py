"""Each bad input has its tests, and each of those exists."""

import ast
from pathlib import Path

from tests.crawl.cases import ASKED, CASES

TESTS = Path(__file__).parents[1]


def functions_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}


def test_every_case_that_is_asked_for_has_its_tests():
    assert sorted(CASES) == ASKED


def test_the_tests_of_every_case_exist():
    named = {one for tests in CASES.values() for one in tests}
    missing = []
    for one in sorted(named):
        path, _colons, name = one.partition("::")
        if name not in functions_of(TESTS / path):
            missing.append(one)
    assert missing == []
