"""Every example of the guides does what the guides say, step by step; their tables and links are current."""

import importlib.util
import re
from urllib.parse import unquote

import pytest
from guides import DOCS, done, examples
from tiers import all_of

from codeweek.authoring.validate import prove
from codeweek.levels import programs
from codeweek.levels.files.field_reader import meant
from codeweek.levels.files.parse import FIELDS
from codeweek.levels.files.yaml_nodes import read
from codeweek.levels.programs import catalogue_of_kind
from codeweek.packs.load import of_texts
from codeweek.play import builtin
from codeweek.worlds.kinds import kinds

GUIDES = sorted(DOCS.glob("guide-*.md"))
PAGES = sorted(DOCS.glob("*.md"))
DEVELOPERS = sorted((DOCS / "developers").glob("*.md"))
OF_THE_PROJECT = [*DOCS.parent.glob("*.md"), *PAGES, *DEVELOPERS, *sorted((DOCS / "decisions").glob("*.md"))]
ALL = [pytest.param(each, id=f"{guide.stem}-{each.line}") for guide in GUIDES for each in examples(guide)]
BASE = {
    "titre": 'titre: "Un extrait"',
    "carte": 'carte: ">.G"',
    "blocs": "blocs: [avancer]",
    "solution": "solution: |\n  avancer()\n  avancer()",
}


def tool(name):
    """A script of `tools`."""
    spec = importlib.util.spec_from_file_location(name, DOCS.parent / "tools" / f"{name}.py")
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


MADE = tool("make_reference").written()
TOLD = ("13-quand", "16-le-carnet-de-python", "17-objectif-brevet")


def whole(extract: str) -> str:
    """A level around some fields of a guide."""
    root, problems = read(extract)
    assert root is not None
    assert problems == ()
    names = {meant(key, FIELDS) for key in root.value}
    assert None not in names
    others = [source for key, source in BASE.items() if meant(key, FIELDS) not in names]
    return "\n".join([*others, extract])


@pytest.mark.parametrize("example", [each for each in ALL if each.values[0].language == "yaml"])
def test_a_level_in_a_guide_can_be_played(example):
    if example.what == "paquet":
        level = whole(BASE["titre"] + "\n")
        pack = of_texts({"pack.yaml": example.text, "01-premiers-pas/01.yaml": level})
    else:
        pack = of_texts({"c/x.yaml": whole(example.text) if example.what == "extrait" else example.text})
    assert [problem for problem in pack.problems if problem.severity == "error"] == []
    assert len(pack.levels) == 1
    if example.what == "niveau":
        assert [p for p in prove(pack.levels[0]) if not p.key.endswith(("text_missing", "few_hints"))] == []


@pytest.mark.parametrize("guide", all_of(GUIDES), ids=lambda guide: guide.stem)
def test_each_step_of_a_guide_does_what_is_written(guide, tmp_path, request):
    """From top to bottom in one folder; `--approve` writes what is answered now in the guide."""
    found = done(guide, tmp_path)
    if request.config.getoption("--approve"):
        guide.write_text(found, encoding="utf-8", newline="\n")
    assert guide.read_text(encoding="utf-8") == found


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.stem)
def test_what_is_made_from_the_game_is_current(path):
    assert path.read_text(encoding="utf-8") == MADE[path], "make docs writes it"


def test_every_block_is_in_the_reference():
    page = (DOCS / "reference.md").read_text(encoding="utf-8")
    for kind in kinds():
        known = catalogue_of_kind(kind)
        assert all(f"`{known.words.name(name, 'fr')}`" in page for name in known.called)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The folder of the site."""
    maker, out = tool("make_docs"), tmp_path_factory.mktemp("site")
    maker.main(out)
    return out


def test_the_site_has_every_text_and_a_cover(site):
    here = {path.stem for path in site.glob("*.html")}
    of_the_root = {"contributing", "security", "code_of_conduct"}
    assert here == {"index", "decisions", *of_the_root, *(page.stem for page in [*PAGES, *DEVELOPERS])}


def test_every_link_and_picture_of_the_site_leads_somewhere_on_it(site):
    for path in site.glob("*.html"):
        for target in re.findall(r'(?:href|src|srcset)="([^"]+)"', path.read_text(encoding="utf-8")):
            file, _, name = unquote(target).partition("#")
            there = site / (file or path.name)
            assert there.is_file(), (path.name, target)
            assert not name or f'id="{name}"' in there.read_text(encoding="utf-8"), (path.name, target)


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("README.md", 8),
        ("CHANGELOG.md", 8),
        ("CONTRIBUTING.md", 15),
        ("docs/developers/tests.md", 6),
    ],
)
def test_a_paper_is_read_in_one_go(name, most):
    """In kB."""
    assert (DOCS.parent / name).stat().st_size <= most * 1024


def test_the_readme_leaves_nothing_to_fill_in():
    assert "<<" not in (DOCS.parent / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", OF_THE_PROJECT, ids=lambda path: path.stem)
def test_every_link_and_picture_of_a_text_leads_somewhere_in_the_project(path):
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r'\]\(([^)\s]+)\)|(?:src|srcset)="([^"]+)"', text):
        file = unquote("".join(target)).partition("#")[0]
        assert (path.parent / file).exists(), target


@pytest.mark.parametrize("name", ["CONTRIBUTING", "architecture", "recipes", "tests"])
def test_every_file_that_developers_are_sent_to_is_there(name):
    """A folder ends with a slash, and those of the package may go without its name."""
    root = DOCS.parent
    page = root / "CONTRIBUTING.md" if name == "CONTRIBUTING" else DOCS / "developers" / f"{name}.md"
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    named = re.findall(r"`((?:[\w.-]+/)+(?:[\w-]+\.(?:py|ts|md|toml|yml|txt))?)`", text)
    assert len(named) > 5
    bases = (root, root / "codeweek")
    assert [name for name in named if not any((base / name).exists() for base in bases)] == []


def test_the_site_asks_nothing_of_another_host(site):
    for path in [*site.glob("*.html"), *site.glob("*.css")]:
        assert not re.findall(
            r"(?:src|href)=\W?(?:https?:)?//|url\(\W?(?:https?:)?//", path.read_text(encoding="utf-8")
        )


def test_the_table_of_the_programmes_claims_what_the_levels_need_and_no_more():
    """« Ce qu'il ne travaille pas » is needed by no level; what is said of single levels is true of these."""
    needed = {}
    for number, chapter in enumerate(builtin.pack().chapters, 1):
        told = chapter.folder in TOLD  # the table says what they work on
        for place, level in enumerate(() if told else chapter.levels, 1):
            scripts = [programs.read_in(level, source).script for source in (level.solution, level.given)]
            types = {block.type for script in scripts for block in script.walk()}
            for type in types if level.mode != "create" else ():  # nothing is asked where one invents
                needed.setdefault(type, set()).add(f"{number}.{place}")
    table = (DOCS / "guide-programmes.md").read_text(encoding="utf-8")
    lacks = "les listes, les textes, « et », « ou », le hasard"
    assert lacks in table.replace("\u00a0", " ")
    assert not {"list", "item", "append", "text", "and", "or"} & needed.keys()
    assert needed["until"] == {"9.2", "9.4"}
    assert "« répéter jusqu'à » (9.2, 9.4)" in table.replace("\u00a0", " ")
    assert needed["ask"] == {"10.8", "13.3"}
    assert "entrées et sorties : les niveaux 10.8 et 13.3, les chapitres 17 et 18" in table.replace(
        "\u00a0", " "
    )
