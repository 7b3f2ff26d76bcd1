"""标题 in lines of at most twenty characters: of even length, never torn inside a name or number.

GB/T 9704-2012 7.3.1: 回行时做到词意完整, 排列对称, 长短适宜. Least of all does one character stand alone.
"""

import unicodedata

PER_LINE = 20  # 156 mm hold 20 characters of 22 pt
NOT_FIRST = "，。、；：！？）》”’】〕的和及等"
NOT_LAST = "（《“‘【〔第对关"
GOOD_AFTER = ("人民代表大会", "会议", "》", "建议", "的", "、", "委员会", "关于", "做好", "开展")


def width(text: str) -> float:
    """In Chinese characters; a Latin letter or digit is half of one."""
    return sum(1.0 if unicodedata.east_asian_width(one) in "WFA" else 0.5 for one in text)


def title_lines(title: str, per_line: int = PER_LINE) -> list[str]:
    """The lines that cost least: as even as possible, torn where a reader would pause."""
    if width(title) <= per_line:
        return [title]
    count = -(-int(width(title) * 2) // (per_line * 2))
    # Where no good place is left within the fewest lines, one more line is the smaller evil.
    found = [best for more in (0, 1) if (best := _best(title, count + more, per_line))]
    return min(found, key=lambda one: one[0])[1] if found else [title]


def _best(title: str, count: int, per_line: int) -> tuple[float, list[str]] | None:
    aim = width(title) / count
    # best[end] = (cost, lines) of title[:end] in so many lines as have been laid so far
    best: dict[int, tuple[float, list[str]]] = {0: (100.0 * count, [])}
    for _line in range(count):
        laid: dict[int, tuple[float, list[str]]] = {}
        for start, (cost, lines) in best.items():
            for end in range(start + 2, len(title) + 1):
                piece = title[start:end]
                if width(piece) > per_line:
                    break
                price = cost + (width(piece) - aim) ** 2 + _tear(title, end)
                if end not in laid or price < laid[end][0]:
                    laid[end] = (price, [*lines, piece])
        best = laid
    return best.get(len(title))


def _tear(title: str, at: int) -> float:
    """What it costs to begin a new line there."""
    if at >= len(title):
        return 0
    before, after = title[at - 1], title[at]
    cost = 0.0
    if before.isascii() and before.isalnum() and after.isascii() and after.isalnum():
        cost += 1000
    if after in NOT_FIRST or before in NOT_LAST:
        cost += 400
    if "第" in title[max(0, at - 6) : at] and _in_a_number(title, at):
        cost += 200
    return cost - (30 if title[:at].endswith(GOOD_AFTER) else 0)


def _in_a_number(title: str, at: int) -> bool:
    """Between 第 and what it counts: 第 | 36 | 号, 第 | 十八 | 届."""
    since = title[max(0, at - 6) : at].rpartition("第")[2]
    return not any(one in since for one in "号届次轮")
