"""答复类别: a letter of its scheme, the same wherever it is marked, and in keeping with the text."""

import re
from collections.abc import Iterable, Iterator

from huying.foundation.calendar.words import gettext_noop

from . import grounds
from .content import WHEN
from .findings import Finding, Severity
from .reading import Letter, Span

_LABELLED = re.compile(
    r"(?:类 *别|答复类[别型]|办理类[别型]|办理结果|办理情况分类|分类|办理等级|结果类别|解决程度)"
    r" ?: ?[“\"(]?([A-WYZ][0-9]?|[甲乙丙丁戊己]) ?类?(?![A-Za-z0-9])"
)
_STANDING = re.compile(
    r"\( ?([A-WYZ][0-9]?) ?类? ?\)|(?<![A-Za-z0-9])([A-WYZ][0-9]?) ?类(?![A-Za-z别型])"
)
_BRACKETED = re.compile(r"\( ?([A-WYZ][0-9]?) ?类? ?\)")
_ALONE = re.compile(r"[(]?([A-WYZ][0-9]?)[)]?$")
_TO_CHOOSE = re.compile(r"[□☐☑]|[A-D] ?类? ?[、/,|] ?[A-D](?![A-Za-z0-9])")
_CLAIMED = re.compile(
    r"(?:列为|定为|属于?|归为|归入|确定为|按|作为) ?[“\"]?([A-WYZ][0-9]?)[”\"]? ?类"
)
KNOWN = tuple("ABCD甲乙丙丁")
"""The letters of every scheme in use; the words of Shanghai and Beijing stand in no such mark."""
_NOT_POSSIBLE = re.compile(
    r"(?:暂|尚|目前)?(?:不具备[^。;,]{0,8}条件|无法(?:实施|解决|建设|立项|纳入|采纳)"
    r"|难以(?:实施|解决|立项)|暂时?不能(?:实施|解决|立项)|不予采纳|不宜(?:实施|建设))"
)
_ALL_DONE = re.compile(
    r"(?:问题|事项|工作|工程|项目|道路|建议)[^。;,]{0,10}(?:已(?:经)?(?:全部|全面|彻底)(?:得到)?(?:解决|完成|完工|整改到位))"
)


def marks(letter: Letter) -> list[tuple[str, Span]]:
    """(letter, where): the class marks of the head and the ending."""
    found = []
    for where in (letter.head, letter.tail):
        for line in letter.lines:
            if line.start < where.start or line.end > where.end or len(line.text) > 130:
                continue
            found += _marks_of(letter, line)
        if where.end <= 0:
            continue
    first = letter.lines[:1]
    if first and not found and len(first[0].text) <= 130 and first[0].start >= letter.head.end:
        found += _marks_of(letter, first[0])
    return found


def _marks_of(letter: Letter, line: Span) -> list[tuple[str, Span]]:
    """In the title only a mark in brackets counts, at the end only a short line; a line that offers
    several classes to choose from is a form, a line that explains one a legend."""
    if _TO_CHOOSE.search(line.text):
        return []
    title = letter.title.start <= line.start < letter.title.end
    patterns = (_LABELLED, _BRACKETED) if title else (_LABELLED, _STANDING)
    for pattern in patterns:
        found = [
            (next(part for part in one.groups() if part), line.within(one.start(), one.end()))
            for one in pattern.finditer(line.text)
        ]
        if found and pattern is not _LABELLED and line.start >= letter.tail.start:
            found = found if len(line.text) <= 8 else []
        if found:
            return found if len({code for code, _where in found}) == 1 else []
    alone = _ALONE.fullmatch(line.text)
    return [(alone[1], line)] if alone else []


def check(letter: Letter, kind: str, scheme: Iterable[str] = ()) -> Iterator[Finding]:
    """`scheme`: the classes of the congress at hand; without one, all that are in use anywhere."""
    found = marks(letter)
    allowed = tuple(scheme)
    for code, span in found:
        if (allowed and code not in allowed) or code[0] not in KNOWN:
            yield Finding(
                "class_scheme",
                Severity.ERROR,
                letter.quote(span),
                gettext_noop("没有“{code}”这一答复类别。请改为{scheme}中的一个。"),
                {"code": code, "scheme": "、".join(allowed or ("A", "B", "C", "D"))},
            )
    if not found:
        return
    first, where = found[0]
    for code, span in (*found[1:], *_claims(letter)):
        if code[0] != first[0] or (len(code) == len(first) == 2 and code != first):
            yield Finding(
                "class_differs",
                Severity.ERROR,
                letter.quote(span),
                gettext_noop("答复类别前后不一致：前面标的是“{other}”。请核对后改为同一类。"),
                {"other": letter.quote(where)},
            )
    yield from _against_the_text(letter, first)


def _claims(letter: Letter) -> Iterator[tuple[str, Span]]:
    for one in letter.find(_CLAIMED, letter.span(letter.opening.start, letter.tail.start)):
        if re.match(r"(?:的)?(?:建议|提案|答复|办理|件)", letter.plain[one.end() : one.end() + 4]):
            yield one[1], letter.span(one.start(), one.end())


def check_grounds(letter: Letter, kind: str) -> Iterator[Finding]:
    """A without a deed or a day, B without a day, C without a reason."""
    found = marks(letter)
    if not found or letter.end_is_cut or not letter.body.text.strip():
        return
    code, where = found[0]
    text = letter.span(letter.body.start, letter.tail.start).text
    missing = {
        "A": (not grounds.done_in(text), gettext_noop("A类要写明做了什么，或者何时完成。")),
        "B": (not WHEN.search(text), gettext_noop("B类要写明计划、责任单位和完成时间。")),
        "C": (not grounds.basis_in(text), gettext_noop("C类要写明办不到的法律、政策或者条件。")),
    }
    lacks, message = missing.get(code[0], (False, ""))
    if lacks:
        yield Finding("class_grounds", Severity.WARNING, letter.quote(where), message)


def _against_the_text(letter: Letter, code: str) -> Iterator[Finding]:
    if code[0] == "A" and (one := next(letter.find(_NOT_POSSIBLE, letter.body), None)):
        yield Finding(
            "class_and_text",
            Severity.WARNING,
            letter.quote(letter.span(one.start(), one.end())),
            gettext_noop(
                "标为A类（已解决），正文却说办不到。请改类别，或者写明已经解决的是哪一部分。"
            ),
        )
    if code[0] in "CD" and (one := next(letter.find(_ALL_DONE, letter.body), None)):
        yield Finding(
            "class_and_text",
            Severity.WARNING,
            letter.quote(letter.span(one.start(), one.end())),
            gettext_noop("标为{code}类，正文却说已经全部解决。请核对答复类别。"),
            {"code": code},
        )
