"""A folder of codeweek that was moved or copied starts where it is now, without Internet."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest
import settle

ROOT = Path(__file__).parents[3]
PARTS = ("Makefile", "pyproject.toml", "codeweek", "levels", "sprites")
# As pip writes them: the Python by its path, also where that is too long for the system.
STRAIGHT = "#!{python}\n{body}"
LONG = "#!/bin/sh\n'''exec' \"{python}\" \"$0\" \"$@\"\n' '''\n{body}"
BODY = "import sys\nfrom codeweek.cli import main\nsys.exit(main())\n"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no make")


def site(folder: Path) -> Path:
    return next((folder / ".venv" / "lib").glob("python*")) / "site-packages"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Codeweek in a folder, installed in it as `make run` does with the libraries of this test."""
    made = tmp_path / "codeweek"
    made.mkdir()
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy2
        copy(ROOT / part, made / part)
    (made / "tools").mkdir()
    for tool in ("needs.py", "settle.py"):
        shutil.copy2(ROOT / "tools" / tool, made / "tools")
    venv.create(made / ".venv", with_pip=False, symlinks=True)
    libraries = [path for path in sys.path if path.endswith("site-packages")]
    (site(made) / "libraries.pth").write_text("\n".join(libraries))
    (site(made) / "_editable_impl_codeweek.pth").write_text(str(made))
    for name, form in (("codeweek", STRAIGHT), ("codeweek-long", LONG)):
        script = made / ".venv" / "bin" / name
        script.write_text(form.format(python=made / ".venv" / "bin" / "python", body=BODY))
        script.chmod(0o755)
    told(made, sys.executable, "tools/settle.py", ".venv/.ready")
    return made


def told(folder: Path, *command: str) -> str:
    """What a command says there; neither this folder nor the `make` that may run the tests is told to it."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "MAKE"))}
    environment = {**clean, "PIP_NO_INDEX": "1", "SDL_VIDEODRIVER": "dummy"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def starts(folder: Path) -> None:
    """The command of the README, its longer form, and `make` all run the codeweek of this very folder."""
    asked = "import codeweek; print(codeweek.__file__)"
    assert told(folder, ".venv/bin/python", "-c", asked).strip().startswith(str(folder))
    for command in ("codeweek", "codeweek-long"):
        assert told(folder, f".venv/bin/{command}", "--version")
    assert done_by_make(folder, "run") == [".venv/bin/python -m codeweek"]


def done_by_make(folder: Path, *words: str) -> list[str]:
    """What `make` would do, once it has looked for what it needs."""
    lines = told(folder, "make", "-n", *words, f"PYTHON={sys.executable}").splitlines()
    looked = f"{sys.executable} tools/needs.py {words[0]}"
    return lines[lines.index(looked) + 1 :]


def test_a_moved_folder_starts_and_proves_its_levels(folder: Path) -> None:
    moved = folder.rename(folder.with_name("Codeweek de l'été"))
    starts(moved)
    assert "tout va bien" in told(moved, ".venv/bin/codeweek", "--language=fr", "--self-test")
    chapter = "levels/01-la-fusee/01-decollage.yaml"
    assert "À revoir" in told(moved, "make", "level", f"FILE={chapter}", f"PYTHON={sys.executable}")


def test_a_copied_folder_starts_whatever_the_times_of_its_files(folder: Path) -> None:
    copy = Path(shutil.copytree(folder, folder.with_name("copie"), symlinks=True, copy_function=shutil.copy))
    os.utime(copy / ".venv" / ".ready", (0, 0))  # or `make` would install it again, with Internet
    shutil.rmtree(folder)
    starts(copy)


def test_the_room_is_served_without_internet_once_the_page_is_made(folder: Path) -> None:
    (folder / "build" / "web").mkdir(parents=True)
    (folder / "build" / "web" / "index.html").touch()
    done = done_by_make(folder, "serve", "PORT=8001")
    assert done[1:] == [".venv/bin/python -m codeweek serve --port 8001"]
    assert "build_web" not in done[0]


def test_a_folder_installed_before_it_could_be_moved_is_mended_by_make(folder: Path) -> None:
    for name, form in (("codeweek", STRAIGHT), ("codeweek-long", LONG)):
        there = folder / ".venv" / "bin" / name
        there.write_text(form.format(python=there.with_name("python"), body=BODY))
    (site(folder) / "_editable_impl_codeweek.pth").write_text(str(folder))
    moved = folder.rename(folder.with_name("ailleurs"))
    told(moved, "make", "help", f"PYTHON={sys.executable}")
    starts(moved)


def test_a_folder_of_a_computer_whose_python_stands_elsewhere_is_linked_to_the_one_here(folder: Path) -> None:
    for python in (folder / ".venv" / "bin").glob("python*"):
        python.unlink()
        python.symlink_to("/nowhere/bin/python3")
    told(folder, "make", "help", f"PYTHON={sys.executable}")
    starts(folder)


def test_a_folder_for_another_version_of_python_is_installed_again(folder: Path) -> None:
    lib = next((folder / ".venv" / "lib").glob("python*"))
    lib.rename(lib.with_name("python3.5"))
    assert done_by_make(folder, "run")[0] == f"{sys.executable} -m venv .venv"
    assert not (folder / ".venv").exists()


def test_what_pip_writes_is_what_is_looked_for() -> None:
    """The programs and the link of the environment that runs this test, when `make` made it."""
    made = Path(sys.prefix)
    if not (made / "bin" / "codeweek").is_file():
        made = ROOT / ".venv"
    script = (made / "bin" / "codeweek").read_bytes()
    assert settle.FIRST.match(script)
    links = [path.name for path in made.glob("lib/python*/site-packages/*codeweek*.pth")]
    assert links
