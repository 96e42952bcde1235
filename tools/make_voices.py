"""Makes the clips of `clips/`, what a child who cannot read hears: `make voices`.

python tools/make_voices.py                  those that are missing; what nothing says any more goes away
python tools/make_voices.py --check          tells what is missing or left over; changes nothing
python tools/make_voices.py --script fr      what a person has to say, with the name of each recording
python tools/make_voices.py --record fr DIR  takes a person's recordings (`name.wav`): never made again

The clips of a chapter in a language are one file of MP3s, one after another;
`fr.json` and `en.json` say where each is.

A maintainer's tool: it needs `pico2wave` (Debian's `libttspico-utils`, in non-free) and `lame`; no test does.
"""

import array
import json
import subprocess
import sys
import tempfile
import wave
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import voice_texts

from codeweek import data
from codeweek.play import read_aloud
from codeweek.play.read_aloud import sentences, spoken
from codeweek.text import Text

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "clips"
LANGUAGES = {"fr": ("fr-FR", 85), "en": ("en-GB", 95)}  # as Pico calls them; how fast it speaks, in per cent
PICO, PERSON = "pico", "person"
RATE, BITS = 16000, 12  # Hz, kbit a second on average
QUICKER = 12  # per cent, but in the first three chapters
QUIET = 300  # of 32767: what is silence
TAIL, HEAD = 0.15, 0.02  # seconds of it left after the words, and before them
MOST = 20 * 2**20  # bytes of all languages

FIRST = "first"  # the file of what is heard until the first win: small, as a first visit waits for it
COMMON = "common"  # the file of what is said in several chapters
COMMON_RUNS = "common-runs"  # that of what is told of programs in several: large, fetched when one is told
OF_RUNS = 7  # the order of those, in `voice_texts.py`
AT_ONCE = 4  # clips that are made

Entries = dict[str, dict[str, Any]]  # by the name of the clip: text, seconds, by, file, at, size


def wanted(language: str) -> dict[str, str]:
    """The words of every clip by its name, the most important first."""
    return {name: words for name, (words, _file) in placed(language).items()}


def placed(language: str) -> dict[str, tuple[str, str]]:
    """The words of every clip by its name, and the file that it belongs to."""
    text = data.text(language)
    words: dict[str, str] = {}
    chapters: dict[str, set[str]] = defaultdict(set)
    orders: dict[str, int] = {}
    for told in sorted(voice_texts.all_texts(text), key=lambda each: each.order):
        for name, said in _clips(text, told.words):
            words[name] = said
            chapters[name].add(told.chapter or COMMON)
            orders.setdefault(name, told.order)
    files = {
        name: COMMON_RUNS if orders[name] == OF_RUNS else COMMON if len(folders) > 1 else min(folders)
        for name, folders in chapters.items()
    }
    files |= {name: FIRST for heard in voice_texts.first(text) for name, _said in _clips(text, heard)}
    return {name: (said, f"{files[name]}.{language}.mp3") for name, said in words.items()}


def _clips(text: Text, words: str) -> Iterator[tuple[str, str]]:
    """The clips of a text, a sentence each: name and words."""
    for _start, part in sentences(words):
        if said := spoken(part, read_aloud.signs(text)):
            yield read_aloud.name(text.language, said), said


def entries(language: str) -> Entries:
    """The list of the clips there are."""
    path = FOLDER / f"{language}.json"
    found: Entries = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def problems(language: str) -> Iterator[str]:
    """What is missing or left over, one sentence each: only warnings, as another voice says the rest."""
    asked, there = wanted(language), entries(language)
    yield from (f"{language}: no clip says « {words} »" for name, words in asked.items() if name not in there)
    yield from (
        f"{language}: nothing says « {there[name]['text']} » any more" for name in there if name not in asked
    )
    for file in sorted({told["file"] for told in there.values()}):
        if not (FOLDER / file).is_file():
            yield f"{language}: clips/{file} is listed, and not there"


def make(language: str) -> str:
    """Make the clips that are missing, and forget those of no text; what a person said stays."""
    asked, there = placed(language), entries(language)
    kept = {name: told for name, told in there.items() if name in asked or told["by"] == PERSON}
    sounds = {name: _cut(told) for name, told in kept.items()}
    missing = {name: words for name, (words, _file) in asked.items() if not sounds.get(name)}
    with ThreadPoolExecutor(AT_ONCE) as several:
        made = several.map(lambda name: _pico(language, *asked[name]), missing)
        for (name, words), (sound, seconds) in zip(missing.items(), made, strict=True):
            kept[name], sounds[name] = {"text": words, "seconds": seconds, "by": PICO}, sound
    for name, (_words, file) in asked.items():
        kept[name]["file"] = file
    size = _write(language, kept, sounds)
    seconds = sum(told["seconds"] for told in kept.values())
    long = f"{seconds / 60:.1f} minutes, {size / 1e6:.2f} MB"
    return f"{language}: {len(kept)} clips, {len(missing)} of them new, {long}"


def record(language: str, folder: Path) -> str:
    """Take a person's recordings in place of the clips of the same names."""
    asked, there = placed(language), entries(language)
    sounds = {name: _cut(told) for name, told in there.items()}
    taken = [path for path in sorted(folder.glob("*.wav")) if path.stem in asked]
    for path in taken:
        sounds[path.stem], seconds = _encoded(path)
        words, file = asked[path.stem]
        there[path.stem] = {"text": words, "seconds": seconds, "by": PERSON, "file": file}
    _write(language, there, sounds)
    return f"{language}: {len(taken)} recordings taken"


def _cut(told: Mapping[str, Any]) -> bytes:
    """The sound of a clip of the list; nothing where its file is not there."""
    path = FOLDER / told["file"]
    return path.read_bytes()[told["at"] : told["at"] + told["size"]] if path.is_file() else b""


def _write(language: str, kept: Entries, sounds: Mapping[str, bytes]) -> int:
    """Write the files and the list of a language; the bytes of all its sounds."""
    ordered = dict(sorted(kept.items(), key=lambda item: (item[1]["file"], str(item[1]["text"]))))
    files: dict[str, bytearray] = defaultdict(bytearray)
    for name, told in ordered.items():
        file = files[told["file"]]
        told["at"], told["size"] = len(file), len(sounds[name])
        file += sounds[name]
    size = sum(map(len, files.values()))
    others = sum(path.stat().st_size for path in FOLDER.glob("*.mp3") if f".{language}." not in path.name)
    assert size + others <= MOST, f"{language}: {size} bytes beside {others} are too many"
    for path in FOLDER.glob(f"*.{language}.mp3"):
        if path.name not in files:
            path.unlink()
    for file, sound in files.items():
        (FOLDER / file).write_bytes(sound)
    lines = ",\n".join(
        f"{json.dumps(name)}: {json.dumps(told, ensure_ascii=False)}" for name, told in ordered.items()
    )
    (FOLDER / f"{language}.json").write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    return size


def _pico(language: str, words: str, file: str) -> tuple[bytes, float]:
    """It said by Pico, and the seconds of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "said.wav"
        voice, speed = LANGUAGES[language]
        speed += 0 if file.startswith(("01-", "02-", "03-")) else QUICKER
        slowly = f"<speed level='{speed}'>{escape(words)}</speed>"
        subprocess.run(["pico2wave", "-l", voice, "-w", str(path), slowly], check=True)
        return _encoded(path)


def _encoded(recorded: Path) -> tuple[bytes, float]:
    """A recording without the silence around it, as MP3; its seconds."""
    with wave.open(str(recorded)) as file:
        rate, wide, channels = file.getframerate(), file.getsampwidth(), file.getnchannels()
        samples = array.array("h", file.readframes(file.getnframes()))
    if (wide, channels) != (2, 1):
        raise SystemExit(f"{recorded}: one voice and 16 bits are needed")
    loud = [i for i, value in enumerate(samples) if abs(value) > QUIET]
    first, last = (loud[0], loud[-1]) if loud else (0, len(samples))
    kept = samples[max(0, first - round(HEAD * rate)) : last + round(TAIL * rate)]
    return _lame(kept.tobytes(), rate), round(len(kept) / rate, 2)


def _lame(samples: bytes, rate: int) -> bytes:
    shape = ["-m", "m", "--abr", str(BITS), "--resample", str(RATE / 1000), "-t", "--noreplaygain"]
    with tempfile.TemporaryDirectory() as folder:
        trimmed = Path(folder) / "trimmed.wav"
        with wave.open(str(trimmed), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(rate)
            file.writeframes(samples)
        out = Path(folder) / "out.mp3"
        subprocess.run(["lame", "--silent", *shape, str(trimmed), str(out)], check=True)
        return out.read_bytes()


def check(languages: Iterable[str] = LANGUAGES) -> list[str]:
    """All the warnings."""
    return [problem for language in languages for problem in problems(language)]


def main() -> int:
    """Do what was asked."""
    asked = sys.argv[1:]
    if asked[:1] == ["--check"]:
        print("\n".join(check()) or "each text has its clip")
    elif asked[:1] == ["--script"] and len(asked) == 2:
        print("\n".join(f"{name}.wav\t{words}" for name, words in wanted(asked[1]).items()))
    elif asked[:1] == ["--record"] and len(asked) == 3:
        print(record(asked[1], Path(asked[2])))
    elif not asked:
        FOLDER.mkdir(exist_ok=True)
        print("\n".join(make(language) for language in LANGUAGES))
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
