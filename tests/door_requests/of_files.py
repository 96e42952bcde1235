"""Files of teachers, good and bad."""

from codeweek import data
from door_requests.asking import asked, zipped


def of_files(language):
    """Files of teachers, good and bad."""
    good = (data.folder("levels") / "04-la-ronde" / "05-l-escalier.yaml").read_text(encoding="utf-8")
    texts = ("", "\ufeff" + good, good.replace("map:", "mpa:"), "title: [", "a: &a [*a]", "- 1", "\0", "é: è")
    for text in (*texts, "!!python/object:os.system x", "a: " + "[" * 300, "x" * 300_000):
        yield asked("open", name="a.yaml", text=text, language=language)
    pack = "title: T\nchapters:\n  - {folder: un, title: Un}\n"
    for files in (
        {},
        {"pack.yaml": pack, "un/1.yaml": good},
        {"../un.yaml": good, "/etc/x.yaml": good, "ok.yaml": good, "image.png": "x"},
        {"é/niveau.yaml": good, "__MACOSX/é/niveau.yaml": "x"},
        {"é/niveau.yaml": good, "proofs.json": _proofs(good)},
    ):
        yield asked("open", name="a.zip", base64=zipped(files), language=language)
    for content in ("AAAA", "!", "", zipped({"a.yaml": good})[:200]):
        yield asked("open", name="a.zip", base64=content, language=language)


def _proofs(text):
    """The file of proofs of a zip with one level: in three blocks, which nobody can."""
    from codeweek.packs.load import of_texts
    from codeweek.packs.proofs import Proof, Proofs, SearchOutcome, key, write

    (level,) = of_texts({"é/niveau.yaml": text}).levels
    return write(Proofs("", {level.id: (key(level), Proof(SearchOutcome(3)))}))
