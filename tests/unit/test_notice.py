"""All that is shipped has its licence in the notice; what has none is refused by its name."""

from functools import cache
from importlib.metadata import PathDistribution, distribution
from pathlib import Path

import licences
import make_notice
import pytest
from licences import LicenceError, Part

from codeweek import __version__

ROOT = Path(__file__).parents[2]
METADATA = "Metadata-Version: 2.1\nName: nobodys\nVersion: 1\n"


@cache
def parts() -> tuple[Part, ...]:
    """All that is shipped: Node is asked for a part of it."""
    return licences.everything()


def installed(place: Path, *more: str) -> PathDistribution:
    """A made-up Python package, with these files beside its metadata."""
    info = place / "nobodys-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(METADATA, encoding="utf-8")
    for name in more:
        (info / name).write_text("Do what you like.", encoding="utf-8")
    files = ["METADATA", *more]
    (info / "RECORD").write_text("".join(f"{info.name}/{name},,\n" for name in files), encoding="utf-8")
    return PathDistribution(info)


def unknown(*names: str) -> list[str]:
    return [*make_notice.uncovered(names, parts())]


def test_a_python_package_without_a_licence_text_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(LicenceError, match="nobodys"):
        licences.of_distribution(installed(tmp_path), {})


@pytest.mark.parametrize("name", ["LICENSE", "LICENCE.txt", "COPYING", "LGPL.txt"])
def test_a_licence_text_among_the_files_of_a_package_is_found(tmp_path: Path, name: str) -> None:
    assert licences.of_distribution(installed(tmp_path, name), {}).texts == ("Do what you like.",)


def test_a_package_is_told_once_however_others_write_its_name() -> None:
    names = [each.name for each in licences.distributions("codeweek")]
    assert len(names) == len({*names})


def test_another_version_of_a_package_than_the_installed_one_is_known_by_its_name(tmp_path: Path) -> None:
    part = licences.of_distribution(installed(tmp_path, "LICENSE"), {})
    names = ["app/nobodys-2.0.1.dist-info/METADATA", "app/nobodys-too-1.dist-info/METADATA"]
    assert [*make_notice.uncovered(names, [part])] == names[1:]


def test_a_text_named_in_the_table_does_as_well(tmp_path: Path) -> None:
    part = licences.of_distribution(installed(tmp_path), {"python:nobodys": {"texts": ["MIT"]}})
    assert "without restriction" in part.texts[0]


def test_a_package_of_the_page_without_a_licence_text_is_refused_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"name": "nobodys", "license": "MIT", "version": "1"}')
    with pytest.raises(LicenceError, match="nobodys"):
        licences.of_npm(tmp_path, {})


def test_a_part_that_names_a_text_that_is_not_there_is_refused() -> None:
    with pytest.raises(LicenceError, match=r"a thing \(Nothing-1\.0\)"):
        licences.of_table({"name": "a thing", "licence": "Nothing-1.0"})


def test_what_is_missing_is_one_sentence_and_ends_the_build(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(make_notice, "OUT", tmp_path.parent / "NOTICE.txt")
    monkeypatch.setattr(make_notice, "everything", parts)
    (tmp_path / "libsecret.so.1").touch()
    assert make_notice.main([str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "libsecret.so.1" in said
    assert said.count("\n") == 1


def test_every_python_package_that_runs_is_listed() -> None:
    needed = {each.name for each in licences.distributions("codeweek")}
    assert {
        "click",
        "platformdirs",
        "pygame-ce",
        "PyYAML",
        "segno",
        "starlette",
        "uvicorn",
        "whitenoise",
    } <= needed
    assert needed <= {part.name for part in parts()}


def test_every_package_in_the_scripts_of_the_page_is_listed() -> None:
    assert {"blockly", "idb-keyval", "pyodide"} <= {part.name for part in parts()}


def test_every_library_in_the_wheel_of_pygame_has_a_licence() -> None:
    files = [str(path) for path in distribution("pygame-ce").files or ()]
    libraries = [name for name in files if make_notice.LIBRARY.search(f"/{name}")]
    assert libraries
    assert unknown(*libraries) == []


def test_every_file_of_the_page_has_a_licence() -> None:
    assert (ROOT / "build" / "web" / "index.html").is_file()
    make_notice.look_through(ROOT / "build" / "web", parts())


@pytest.mark.parametrize(
    "name",
    [
        "libsecret.so.1",
        "_internal/pygame/secret.dll",
        "secret.js",
        "media2/x.png",
        "_internal/other/x.py",
        "_internal/codeweek/desktop/fonts/Other.ttf",
        "_internal/codeweek/web/secret.js",
        "fonts/other.ttf",
        "_internal/numpy/core/secret.pyd",
        "_internal/python_evil/x.exe",
        "chunk-a/secret.js",
        "py/pyodide-secret.whl",
        "x/python3x/secret.zip",
        "NOTICE-secret.js",
    ],
)
def test_a_file_that_is_nobodys_is_found(name: str) -> None:
    assert unknown("app.js", name) == [name]


@pytest.mark.parametrize(
    "name",
    [
        "_internal/libssl.so.3",
        "windows/SDL2_ttf.dll",
        "python/vcruntime140_1.dll",
        "app/colorama/ansi.py",
        "_internal/codeweek/web/app.js.br",
        "_internal/lib-dynload/math.so",
        "app/codeweek/cli.py",
    ],
)
def test_what_a_build_of_any_system_holds_is_known(name: str) -> None:
    assert unknown(name) == []


def test_a_text_stands_once_however_its_lines_are_broken() -> None:
    parts = [
        Part("a", "X", ("one two\nthree",)),
        Part("b", "X", ("one\ntwo three\n",)),
        Part("c", "Y", ("four",)),
    ]
    told = make_notice.notice(parts)
    assert told.count("three") == 1
    assert [told.count(f"Texte / text {number}\n") for number in (1, 2, 3)] == [1, 1, 0]


def test_the_bill_of_materials_has_each_component_once_with_its_licence() -> None:
    bill = make_notice.bill_of_materials(parts())
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert bill["metadata"]["component"]["version"] == __version__
    all_of_them = [bill["metadata"]["component"], *bill["components"]]
    assert [each["name"] for each in all_of_them] == [part.name for part in parts()]
    assert len({each["bom-ref"] for each in all_of_them}) == len(parts())
    assert [each["name"] for each in all_of_them if not each["licenses"][0]] == []


def test_a_component_of_a_registry_is_named_as_its_registry_names_it() -> None:
    bill = {each["name"]: each for each in make_notice.bill_of_materials(parts())["components"]}
    assert bill["blockly"]["purl"] == f"pkg:npm/blockly@{bill['blockly']['version']}"
    assert bill["@codemirror/state"]["purl"].startswith("pkg:npm/%40codemirror/state@")
    assert bill["PyYAML"]["purl"].startswith("pkg:pypi/pyyaml@")
    assert "purl" not in bill["OpenSSL"]


@pytest.mark.parametrize(
    ("told", "listed"),
    [
        ("mit", {"expression": "MIT"}),
        ("IJG AND BSD-3-Clause", {"expression": "IJG AND BSD-3-Clause"}),
        ("blessing (public domain)", {"license": {"name": "blessing (public domain)"}}),
        ("", {"license": {"name": ""}}),
    ],
)
def test_a_licence_is_an_expression_where_it_is_one(told: str, listed: dict[str, object]) -> None:
    assert make_notice.licence(told) == listed


def test_no_licence_text_is_kept_for_nothing() -> None:
    used = {text for part in parts() for text in part.texts}
    kept = (ROOT / "packaging" / "licences").glob("*.txt")
    assert [path.name for path in kept if path.read_text(encoding="utf-8") not in used] == []
