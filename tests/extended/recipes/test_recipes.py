"""Each recipe of docs/developers/recipes.md, followed as it is printed in a copy of the project."""

import json
import re
import shutil
from pathlib import Path

import pytest
from contributing import ROOT, Copy, recipe

from codeweek.progress.transfer.transfer_content import VERSION

# Levels that define `demi_tour` themselves, the word of the sample.
OWN_WORD = ("10-mes-blocs/01-definir-n-est-pas-faire", "10-mes-blocs/07-jamais-appele")
WATCHED = ("play", "watch")  # a person looks at these; a test plays the level in both shells
OWN_FILES = {"my-level.yaml", "niveau.schema.json", "my.png"}
SOME = "07b or code or chapter"  # tests of what a new level changes
CHECK_TEXTS = ("tools/check_texts.py",)


@pytest.fixture
def copy(tmp_path):
    return Copy.into(tmp_path / "copy")


def followed(copy, title):
    """The samples of a recipe put where they go and its commands run; the files named, and the others."""
    text = recipe(title)
    copy.follow(text)
    for command in text.commands:
        if command[1] not in WATCHED:
            copy.run(*command)
    named = {name for name, _sample in text.samples}
    return named, copy.changed - named


def test_a_level_is_added_to_the_course_as_it_is_printed(copy):
    named, others = followed(copy, "Add a level")
    assert named == {"levels/01-la-fusee/07b-derriere-le-mur.yaml"}
    written = {
        f"codeweek/progress/transfer/course-{VERSION + 1}.txt",
        f"tests/kept/codes-{VERSION + 1}.json",
    }
    assert {name for name in others if not name.startswith("docs/")} == {*written, *OWN_FILES}
    shutil.copytree(ROOT / "tests/levels", copy.folder / "tests/levels")
    shutil.copytree(ROOT / "tests/kept", copy.folder / "tests/kept", dirs_exist_ok=True)
    for name in ("tests/unit/test_transfer.py", "tests/conftest.py"):
        (copy.folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, copy.folder / name)
    pytest_of = ("python", "-m", "pytest", "-p", "no:cacheprovider")
    copy.one(*pytest_of, "tests/unit/test_transfer.py", "tests/levels/test_shipped_levels.py", "-k", SOME)
    told = copy.one(*pytest_of, "tests/levels/test_proofs.py", "-k", "no_limit and 07b", ends=1)
    assert "07b-derriere-le-mur is not proved: run `make prove`" in told


def test_a_block_is_added_as_it_is_printed(copy):
    named, others = followed(copy, "Add a block")
    assert len(named) == 4
    assert {name for name in others if not name.startswith("docs/")} == set()
    copy.one("python", *CHECK_TEXTS)
    (copy.folder / "around.yaml").write_text(
        'title: A\nmap: "G<"\ntoolbox: [turn_around, move]\ngoals: [flag]\nsolution: |\n  move()\n', "utf-8"
    )
    program = copy.folder / "around.py"
    program.write_text("faire_demi_tour()\ndemi_tour()\navancer()\n", "utf-8")
    assert "turn_around" in (copy.folder / "docs/schema/niveau.schema.json").read_text("utf-8")
    copy.one("codeweek", "run", "around.yaml", "around.py")


def test_the_word_of_a_new_block_breaks_no_level_that_gives_it_to_a_block_of_its_own(copy):
    """Of the course, with the proofs that were found before: some levels define the word themselves."""
    copy.follow(recipe("Add a block"))
    mark = copy.one("python", "-c", "from codeweek.commands.searching import code; print(code())").strip()
    proofs = copy.folder / "levels" / "proofs.json"
    kept = proofs.read_text("utf-8")
    proofs.write_text(kept.replace(json.loads(kept)["code"], mark, 1), "utf-8")
    told = copy.one("codeweek", "check", "levels")
    assert all(level in told for level in OWN_WORD)
    assert "À revoir : 0" in told
    assert "--save" not in told, "a level was searched again"


GOAL = "Add a goal, its field and its sentences"
CARRIED = """\
titre: Deux pommes
histoire: Garde deux pommes.
carte: {grille: ">**", porter: 2}
blocs: [avancer, ramasser]
buts: [porter]
solution: |
  avancer()
  ramasser()
  avancer()
  ramasser()
"""


def test_a_goal_is_added_with_its_field_as_it_is_printed(copy):
    named, others = followed(copy, GOAL)
    committed = {*named, *(name for name in others if not name.startswith(".")), "levels/proofs.json"}
    assert "tests/unit/worlds/test_robot_carry.py" in named
    assert len(committed) <= 8, committed
    copy.one("python", *CHECK_TEXTS)
    assert '"porter"' in (copy.folder / "docs/schema/niveau.schema.json").read_text("utf-8")
    assert "| `porter` | `carry` |" in (copy.folder / "docs/guide-niveaux.md").read_text("utf-8")
    level = copy.folder / "carried.yaml"
    level.write_text(CARRIED, "utf-8")
    assert "À revoir : 0" in copy.one("codeweek", "check", "carried.yaml")
    told = copy.one("python", str(ROOT / "tests/extended/recipes/goal_and_forms.py"), "carried.yaml", "carry")
    assert "page: Dans le panier à la fin: 2 3" in told
    assert "window: 2 3" in told
    assert re.search(r"spoken: .*À la fin, mon panier doit contenir 2 \w+\.", told)
    assert "goals: carry 0/2" in told


def test_a_world_is_added_as_it_is_printed(copy):
    named, others = followed(copy, "Add a world")
    assert {name for name in others if not name.startswith("docs/")} == {
        "web/src/generated/constants.ts",
        "my-snail.yaml",
        "my.png",
        "niveau.schema.json",
    }
    assert "codeweek/worlds/snail/__init__.py" in named
    copy.one("python", *CHECK_TEXTS)
    assert '"feuille"' in copy.one("codeweek", "schema")
    copy.one("codeweek", "new", "--kind", "escargot", "--mode", "lancer", "shown.yaml")
    assert copy.one(
        "python", str(ROOT / "tests/extended/recipes/window_and_page.py"), "shown.yaml"
    ).splitlines()[-2:] == [
        "window: won",
        "page: won",
    ]


@pytest.mark.parametrize("mode", ["predict", "modify", "parsons", "debug", "solo", "create"])
def test_a_new_world_has_a_fresh_level_for_every_way_to_play(mode, snail):
    name = f"{mode}.yaml"
    snail.one("codeweek", "new", "--kind", "snail", "--mode", mode, name)
    assert "À revoir : 0" in snail.one("codeweek", "check", name)


@pytest.fixture(scope="module")
def snail(tmp_path_factory):
    made = Copy.into(tmp_path_factory.mktemp("snail"))
    made.follow(recipe("Add a world"))
    return made


SPANISH = Path(__file__).parent / "spanish"


PAGE_IS_TOLD = "import sys; sys.path.append('tools'); import build_web_python; dict(build_web_python.ready())"


def spoken(copy):
    """A copy where Spanish is a language, with the words of `meta.toml` and fifty sentences."""
    folder = copy.folder / "codeweek" / "locale" / "es"
    folder.mkdir()
    meta = (
        (folder.parent / "en" / "meta.toml")
        .read_text("utf-8")
        .replace('name = "English"', 'name = "Español"')
    )
    (folder / "meta.toml").write_text(meta.replace('decimal = "."', 'decimal = ","'), "utf-8")
    return folder


def test_a_language_is_there_with_its_name_and_says_in_english_what_it_does_not_say_itself(copy):
    text = recipe("Add a language")
    assert all(f"`{name}`" in text.text for name in ("name", "one", "decimal", "tied"))
    folder = spoken(copy)
    assert "sentences are said in English" in copy.one("python", *CHECK_TEXTS)
    for path in SPANISH.glob("*.toml"):
        shutil.copy(path, folder)
    assert sum(path.read_text("utf-8").count(" = ") for path in SPANISH.glob("*.toml")) >= 50
    assert "texts complete" in copy.one("python", *CHECK_TEXTS)
    window = str(ROOT / "tests/extended/recipes/window_speaks.py")
    told = copy.one("python", window, "es", "Ejecutar", "Settings")
    assert "no key" in told
    copy.one("python", "-c", PAGE_IS_TOLD)
    assert {name for name in copy.changed if not name.startswith("codeweek/locale/es/")} == set()
