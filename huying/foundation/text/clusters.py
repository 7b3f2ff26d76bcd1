"""Some hundred or thousand texts in groups that have to do with the same thing (themes).

Pairs of characters, the title's three times, weighed by how rare they are; each text is joined to the
fifteen most like it; groups are those within which more is joined than chance would join (modularity,
Blondel et al. 2008). Texts are taken in the order of their words, whatever order they came in, so the
same texts always give the same groups. Measured on real messages: docs/performance.md.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain

from .grams import grams
from .likeness import Text

TITLE_COUNTS = 3
BODY_READ = 300
"""Characters of a body; what a suggestion is about stands in its title and at its beginning."""
MOST_GROUPS = 80  # of one text, those that say most
NEIGHBOURS = 15
LEAST_ALIKE = 0.03
FINENESS = 2.0
"""Above 1 more and smaller groups than modularity alone would give: a theme is read by people."""
LEAST = 3
"""Fewer texts are no theme."""
MOST_ROUNDS = 50

Graph = list[dict[int, float]]


def themes(texts: Sequence[Text], least: int = LEAST) -> list[list[int]]:
    """Groups of places in `texts`, the largest first, each in the order of its words."""
    order = sorted(range(len(texts)), key=lambda at: (texts[at].title, texts[at].body))
    labels = _communities(_neighbours(_weighed([texts[at] for at in order])))
    found: dict[int, list[int]] = {}
    for place, label in zip(order, labels, strict=True):
        found.setdefault(label, []).append(place)
    groups = [one for one in found.values() if len(one) >= least]
    groups.sort(key=len, reverse=True)  # of equals the first in the order of words
    return groups


def typical(texts: Sequence[Text], places: Sequence[int]) -> list[int]:
    """The same places, first the text that shares most with the others of its group."""
    if len(places) < 3:
        return list(places)
    weighed = _weighed([texts[at] for at in places])
    middle = _middle(weighed)
    near = [
        sum(weight * middle.get(group, 0.0) for group, weight in one.items()) for one in weighed
    ]
    ranked = sorted(range(len(places)), key=lambda at: (-near[at], at))
    return [places[at] for at in ranked]


def placed(
    texts: Sequence[Text], groups: Sequence[Sequence[int]], others: Sequence[Text]
) -> list[list[int]]:
    """For each group the places of other texts (of earlier years) that are as near to its middle as three
    in four of its own; a text counts for the group that it is nearest to."""
    if not groups or not others:
        return [[] for _one in groups]
    bags = [_bag(one) for one in texts]
    rarity = _rarity(bags)
    weighed = [_vector(bag, rarity) for bag in bags]
    middles: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for label, group in enumerate(groups):
        for pair, weight in _middle([weighed[at] for at in group]).items():
            middles[pair].append((label, weight))
    least = [_lower_quarter([weighed[at] for at in group]) for group in groups]
    found: list[list[int]] = [[] for _one in groups]
    for place, other in enumerate(others):
        label, how = _nearest(_vector(_bag(other), rarity), middles)
        if label >= 0 and how >= max(least[label], LEAST_ALIKE):
            found[label].append(place)
    return found


def _lower_quarter(vectors: Sequence[dict[str, float]]) -> float:
    """How near a quarter of a group's texts are at most, each to the middle of the others."""
    sums = _sum(vectors)
    square = sum(weight * weight for weight in sums.values())
    near = []
    for one in vectors:
        own = sum(weight * weight for weight in one.values())
        shared = sum(weight * sums[pair] for pair, weight in one.items())
        rest = math.sqrt(max(square - 2 * shared + own, 0.0))
        near.append((shared - own) / rest if rest > 1e-9 else 0.0)
    return sorted(near)[len(near) // 4]


def _middle(vectors: Sequence[dict[str, float]]) -> dict[str, float]:
    """What a group has in common, as a vector of length one."""
    sums = _sum(vectors)
    kept = sorted(sums, key=lambda one: (-sums[one], one))[:MOST_GROUPS]
    length = math.sqrt(sum(sums[one] ** 2 for one in kept)) or 1.0
    return {pair: sums[pair] / length for pair in kept}


def _sum(vectors: Sequence[dict[str, float]]) -> dict[str, float]:
    sums: dict[str, float] = defaultdict(float)
    for one in vectors:
        for pair, weight in one.items():
            sums[pair] += weight
    return sums


def _nearest(
    vector: dict[str, float], middles: dict[str, list[tuple[int, float]]]
) -> tuple[int, float]:
    """The group and how near; -1 where it shares nothing with any."""
    near: dict[int, float] = defaultdict(float)
    for pair, weight in vector.items():
        for label, its_weight in middles.get(pair, ()):
            near[label] += weight * its_weight
    return max(near.items(), key=lambda one: (one[1], -one[0]), default=(-1, 0.0))


def _weighed(texts: Sequence[Text]) -> list[dict[str, float]]:
    """Of each text the groups that say most, as a vector of length one."""
    bags = [_bag(one) for one in texts]
    rarity = _rarity(bags)
    return [_vector(bag, rarity) for bag in bags]


def _bag(text: Text) -> Counter[str]:
    return Counter(grams(text.title) * TITLE_COUNTS + grams(text.body[:BODY_READ]))


def _rarity(bags: Sequence[Counter[str]]) -> dict[str, float]:
    """Of the pairs that tell texts apart: what only one has joins nothing, what all have tells nothing."""
    having = Counter(chain.from_iterable(bags))
    return {
        pair: math.log(len(bags) / texts) for pair, texts in having.items() if 1 < texts < len(bags)
    }


def _vector(bag: Counter[str], rarity: dict[str, float]) -> dict[str, float]:
    weights = {
        pair: rarity[pair] if times == 1 else rarity[pair] * (1 + math.log(times))
        for pair, times in bag.items()
        if pair in rarity
    }
    kept = sorted(weights, key=lambda one: (-weights[one], one))[:MOST_GROUPS]
    length = math.sqrt(sum(weights[one] ** 2 for one in kept)) or 1.0
    return {pair: weights[pair] / length for pair in kept}


def _neighbours(vectors: list[dict[str, float]]) -> Graph:
    """Each joined to those most like it; through the lists of texts that have a group in common."""
    having: dict[str, list[tuple[int, float]]] = defaultdict(list)
    near: list[list[tuple[float, int]]] = [[] for _one in vectors]
    for at, vector in enumerate(vectors):
        alike: dict[int, float] = defaultdict(float)
        for group, weight in vector.items():
            for other, its_weight in having[group]:
                alike[other] += weight * its_weight
            having[group].append((at, weight))
        for other, how in alike.items():
            if how >= LEAST_ALIKE:
                near[at].append((-how, other))
                near[other].append((-how, at))
    graph: Graph = [{} for _one in vectors]
    for at, found in enumerate(near):
        for how, other in sorted(found)[:NEIGHBOURS]:
            graph[at][other] = graph[other][at] = -how
    return graph


def _communities(graph: Graph) -> list[int]:
    """A label for each node: moved one by one to where most is gained, then whole groups, until nothing is."""
    labels = list(range(len(graph)))
    within = [0.0] * len(graph)
    while True:
        groups = _moved(graph, within)
        names: dict[int, int] = {}
        for group in groups:
            names.setdefault(group, len(names))
        if len(names) == len(graph):
            return labels
        labels = [names[groups[label]] for label in labels]
        graph, within = _gathered(graph, within, [names[one] for one in groups])


def _moved(graph: Graph, within: list[float]) -> list[int]:
    group = list(range(len(graph)))
    degree = [sum(links.values()) + 2 * own for links, own in zip(graph, within, strict=True)]
    total, whole = list(degree), sum(degree) or 1.0
    for _round in range(MOST_ROUNDS):
        still = True
        for node, links in enumerate(graph):
            joined: dict[int, float] = defaultdict(float)
            for other, weight in links.items():
                joined[group[other]] += weight
            here, share = group[node], FINENESS * degree[node] / whole
            total[here] -= degree[node]
            best, gain = here, joined.get(here, 0.0) - share * total[here]
            for there in sorted(joined):
                gained = joined[there] - share * total[there]
                if gained > gain + 1e-9:
                    best, gain = there, gained
            total[best] += degree[node]
            if best != here:
                group[node], still = best, False
        if still:
            break
    return group


def _gathered(graph: Graph, within: list[float], group: list[int]) -> tuple[Graph, list[float]]:
    """The groups as nodes of a smaller graph; what is joined inside one is its own weight."""
    size = max(group) + 1
    smaller: Graph = [defaultdict(float) for _one in range(size)]
    inside = [0.0] * size
    for node, links in enumerate(graph):
        here = group[node]
        inside[here] += within[node]
        for other, weight in links.items():
            if group[other] == here:
                inside[here] += weight / 2
            else:
                smaller[here][group[other]] += weight
    return smaller, inside
