"""How a yearly report begins: the sentences of each section, with the figures that they name.

Another part of the work adds its own with `say`. What did not happen in the year is not spoken of; a section
in which nothing happened says so.
"""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .declared import Scope, numbers


@dataclass
class Section:
    heading: Any
    nothing: Any
    sentences: list[tuple[Any, tuple[str, ...]]] = field(default_factory=list)


SECTIONS: dict[str, Section] = {
    "outline": Section(_("一、基本情况"), _("本年度没有收到代表建议。")),
    "handling": Section(_("二、办理和答复情况"), _("本年度的建议还没有答复。")),
    "judged": Section(_("三、代表评价情况"), _("还没有收回代表评价。")),
    "supervision": Section(_("四、督办情况"), _("本年度没有登记督办活动。")),
    "promises": Section(_("五、承诺事项落实情况"), _("本年度没有承诺事项。")),
}


def say(section: str, text, *of: str) -> None:
    """A sentence that stands in the draft where any of these figures is not nought."""
    SECTIONS[section].sentences.append((text, of))


say(
    "outline",
    _(
        "代表共提出建议、批评和意见【收到建议】件，其中大会期间【大会期间提出】件，"
        "闭会期间【闭会期间提出】件；提出建议的代表【提出建议的代表】人。"
    ),
    "received",
)
say(
    "outline",
    _(
        "经审查登记【已登记】件，交办【已交办】件，由【承办单位】个单位承办，"
        "其中主办单位【主办单位】个。"
    ),
    "assigned",
)
say(
    "handling",
    _("已答复【已答复】件，答复率【答复率】；按期答复【按期答复】件，占【按期答复率】。"),
    "replied",
)
say("handling", _("与代表沟通并经代表确认的【经代表确认沟通】件，占【沟通占比】。"), "talked_over")
say(
    "handling",
    _(
        "答复的建议中，已经解决【已经解决】件，占【解决率】；"
        "正在解决或列入计划【正在解决或列入计划】件，占【列入计划占比】；说明解释【说明解释】件，"
        "占【说明解释占比】。"
    ),
    "replied",
)
say("handling", _("重新办理【重新办理】件。"), "again")
say("handling", _("通过办理形成政策、制度、项目等成果【办理成果】项。"), "outcomes")
say(
    "judged",
    _(
        "已收回评价的建议【已评价】件。对办理过程表示满意的占【过程满意占比】，"
        "基本满意的占【过程基本满意占比】，不满意的占【过程不满意占比】；"
        "对办理结果表示满意的占【结果满意占比】，基本满意的占【结果基本满意占比】，"
        "不满意的占【结果不满意占比】。"
    ),
    "judged",
)
say(
    "judged",
    _("满意率（含基本满意）为【满意率（含基本满意）】，同期解决率为【解决率】。"),
    "judged",
)
say(
    "judged",
    _("有【留言肯定的代表】名代表在评价的同时专门留言给予肯定，涉及建议【留有表扬的建议】件。"),
    "praising",
)


@translation.override(settings.LANGUAGE_CODE)  # as the report will be
def drafted(scope: Scope) -> str:
    """The text of a report with the marks of its figures; none is written out."""
    counted, lines = numbers(scope), []
    for one in SECTIONS.values():
        said = [text for text, of in one.sentences if any(counted[name] for name in of)]
        lines += [str(one.heading), "".join(str(text) for text in said) or str(one.nothing)]
    return "\n".join(lines)


@translation.override(settings.LANGUAGE_CODE)
def title_of(scope: Scope) -> str:
    return gettext("关于%(year)s年代表建议、批评和意见办理情况的报告") % {"year": scope.year}
