"""Whatever a zip holds, it is a pack that plays or sentences that say why not: no other end, no long wait."""

import pytest
from mutated_packs import mutated
from tiers import deep

from codeweek import data
from codeweek.diagnostic import Diagnostic
from codeweek.levels.programs import start
from codeweek.packs.load import zipped

MANY = deep(10_000, 100, 30)
SHARE = min(MANY, 100)


@pytest.mark.parametrize("first", range(0, MANY, SHARE))
def test_a_spoilt_zip_is_a_pack_or_is_told(first):
    for number in range(first, first + SHARE):
        pack = zipped(mutated(number))
        assert pack.levels or pack.problems, number
        for problem in pack.problems:
            assert isinstance(problem, Diagnostic)
            for code in data.languages():
                told = data.text(code).tell(problem, "adult")
                assert told != problem.key, problem
                assert told.encode("utf-8", "surrogatepass")
        for level in pack.levels[:5]:
            start(level)
            assert level.maps
