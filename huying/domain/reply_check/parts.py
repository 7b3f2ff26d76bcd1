"""格式: the formal parts of a letter. What is not there is a warning; a cut ending is not blamed."""

import re
from collections.abc import Iterator

from huying.foundation.calendar.words import gettext_noop

from . import classes
from .dates import own_day
from .findings import Finding, Severity
from .kind import CPPCC
from .reading import Letter, Span
from .unit import is_a_unit, signature

OWN_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{2,16} ?(?:[\[(](?:19|20)[0-9]{2}[\])]|(?:19|20)[0-9]{2}年?)"
    r" ?(?:第 ?)?[0-9]{0,6}(?:[-—][0-9]{1,4})? ?号"
)
_SIGNER = re.compile(
    r"(?:签发(?:人|领导)?|领导(?:签发|签批|署名)|责任领导|审签|签批(?:人)?|主要负责(?:人|同志)|承办负责人|分管领导)"
)
_CONTACT = re.compile(r"联 ?系 ?(?:人|电 ?话|方 ?式|单位)|承 ?办 ?人|电 ?话 ?:|经办人|咨询电话")
_EMPTY_CONTACT = re.compile(
    r"(?:联 ?系 ?(?:人|电 ?话|方 ?式)|电 ?话|承 ?办 ?人|签发人) ?: *$", re.MULTILINE
)
_COPIES = re.compile(r"抄 ?[送报] ?:?|^ ?(?:主)?送 ?:|分送", re.MULTILINE)
_RECEIVED = re.compile(
    r"收悉|已收到|收到|悉。|交由?[^。]{0,16}办理|转(?:来|交|我)|承办|已交|交办|办理情况|办理意见"
)
_AS_FOLLOWS = re.compile(
    r"(?:答复|回复|函复|汇报|说明|反馈|报告|意见|情况|复函|函告|回应|办复)(?:意见|情况)?如下|答复:"
)
_THANKS = re.compile(r"感谢|谢谢|致谢|谢意")
_NO_SERIAL = re.compile(r"[\[(](?:19|20)[0-9]{2}[\])] ?(?:第 ?)?[×xX*]{0,4} ?号")


def check(letter: Letter, kind: str) -> Iterator[Finding]:
    if not letter.text.strip():
        yield _absent("empty", Span(), letter, gettext_noop("没有内容。请粘贴或上传答复全文。"))
        return
    yield from _head(letter, kind)
    if not letter.end_is_cut:
        yield from _ending(letter)


def _head(letter: Letter, kind: str) -> Iterator[Finding]:
    first = letter.lines[0]
    formal = not letter.to_another_unit
    own = OWN_NUMBER.search(letter.head.text)
    if formal and not classes.marks(letter):
        yield _absent("no_class", first, letter, gettext_noop("没有答复类别。请在首页右上角标明。"))
    if own is None:
        yield _absent(
            "no_number", first, letter, gettext_noop("没有发文字号。请按本单位的文号编号。")
        )
    elif _NO_SERIAL.search(own[0]):
        span = letter.head.within(own.start(), own.end())
        yield _absent("no_number", span, letter, gettext_noop("发文字号没有填写顺序号。请补上。"))
    if not letter.title:
        yield _absent(
            "no_title",
            first,
            letter,
            gettext_noop("没有标题。请写明“关于某届某次会议第某号建议的答复”。"),
        )
    if not letter.salutation:
        message = (
            gettext_noop("没有称呼。请写明收件的委员或者提案单位。")
            if kind == CPPCC
            else gettext_noop("没有称呼。请逐一写明收件的代表。")
        )
        yield _absent("no_salutation", letter.opening or first, letter, message)
    if not _RECEIVED.search(letter.opening.text) and not _AS_FOLLOWS.search(letter.opening.text):
        yield _absent(
            "no_acknowledgement",
            letter.opening or first,
            letter,
            gettext_noop("开头没有写明哪件建议已经收悉、现答复如下。请补上。"),
        )


def _ending(letter: Letter) -> Iterator[Finding]:
    last, whole = letter.lines[-1], letter.plain
    if not signature(letter) and not _signed_otherwise(letter):
        yield _absent("no_unit", last, letter, gettext_noop("没有落款单位。请写承办单位的全称。"))
    if own_day(letter) is None:
        yield _absent("no_date", last, letter, gettext_noop("没有完整的成文日期。请写明年月日。"))
    ending = whole[: letter.opening.start] + whole[max(letter.opening.end, len(whole) - 600) :]
    if not _SIGNER.search(ending):
        yield _absent(
            "no_signer", last, letter, gettext_noop("没有签发人。请写明签发答复的负责人。")
        )
    if not _CONTACT.search(ending):
        yield _absent("no_contact", last, letter, gettext_noop("没有联系人和联系电话。请写明。"))
    for one in letter.find(_EMPTY_CONTACT, letter.tail):
        span = letter.span(one.start(), one.end())
        yield _absent("no_contact", span, letter, gettext_noop("这一项空着。请填写。"))
    if not letter.to_another_unit and not _COPIES.search(ending):
        yield _absent("no_copies", last, letter, gettext_noop("没有抄送机关。请按规定写明抄送谁。"))
    if not _THANKS.search(whole):
        yield Finding(
            "no_thanks",
            Severity.HINT,
            letter.quote(last),
            gettext_noop("没有对提出建议表示感谢，也没有请对方评价。可以加一句。"),
        )


def _signed_otherwise(letter: Letter) -> bool:
    """承办单位：某某局, or the unit on a line of its own without a day under it."""
    if re.search(r"(?:承办|答复|办理)单位 ?:", letter.tail.text):
        return True
    return any(is_a_unit(one) for one in letter.lines[-6:] if one.start >= letter.opening.end)


def _absent(rule: str, near: Span, letter: Letter, message: str) -> Finding:
    """`near`: the place of the letter where the part belongs."""
    return Finding(rule, Severity.WARNING, letter.quote(near, most=60), message)
