"""Draws a 抽样回访 again from what was published; needs nothing but Python 3.

    python draw_again.py population.csv SEED 10%      a share of the whole, parted among the strata
    python draw_again.py population.csv SEED 2        so many of every stratum

population.csv is the file of the draw's page (编号, 分层). The list is printed, a number to a line.
"""

import csv
import hashlib
import sys

file, seed, size = sys.argv[1:]
strata = {}
with open(file, encoding="utf-8-sig", newline="") as lines:
    for row in csv.DictReader(lines):
        strata.setdefault(row["分层"], []).append(row["编号"])
names = sorted(strata)
if size.endswith("%"):
    whole = sum(len(strata[name]) for name in names)
    number = -(-whole * int(size[:-1]) // 100)  # rounded up
    takes = {name: len(strata[name]) * number // whole for name in names}
    left = number - sum(takes.values())
    names.sort(key=lambda name: (-(len(strata[name]) * number % whole), name))
    for name in names[:left]:  # the largest remainders first
        takes[name] += 1
else:
    takes = dict.fromkeys(names, int(size))


def fate(number):
    return hashlib.sha256(f"{seed}\n{number}".encode()).hexdigest()


for name in sorted(names):
    first = sorted(strata[name], key=lambda one: (fate(one), one))[: takes[name]]
    print(*sorted(first), sep="\n", end="\n" if first else "")
