"""DECISIONS.md can be looked through: each decision is in the index, with its day and whether it holds."""

import re
from pathlib import Path

PAGE = (Path(__file__).parents[2] / "DECISIONS.md").read_text(encoding="utf-8")
INDEX, *DECISIONS = re.split(r"(?m)^## ", PAGE)


def test_each_decision_is_in_the_index_once():
    titles = [each.partition("\n")[0] for each in DECISIONS]
    assert sorted(re.findall(r"\[([^]]*)\]\(#", INDEX)) == sorted(titles)


def test_each_decision_has_its_day_and_whether_it_holds():
    told = [each.split("\n")[1] for each in DECISIONS]
    wrong = [
        line for line in told if not re.fullmatch(r"\*20\d\d-\d\d-\d\d\. (Holds|Replaced by .+)\.\*", line)
    ]
    assert wrong == []


def test_a_decision_names_files_that_there_are():
    root = Path(__file__).parents[2]
    named = set(re.findall(r"`((?:codeweek/)?[\w/]+/[\w.]+\.(?:py|txt|mjs|ts|toml))`", PAGE))
    missing = [name for name in named if not ((root / name).exists() or (root / "codeweek" / name).exists())]
    assert missing == []
