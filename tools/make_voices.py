"""Makes the clips of `clips/`, what a child who cannot read hears in the first three chapters: `make voices`.

python tools/make_voices.py                  those that are missing; what nothing says any more goes away
python tools/make_voices.py --check          tells what is missing or left over; changes nothing
python tools/make_voices.py --script fr      what a person has to say, with the name of each recording
python tools/make_voices.py --record fr DIR  takes a person's recordings (`name.wav`): never made again

A maintainer's tool: it needs `pico2wave` (Debian's `libttspico-utils`, in non-free) and `lame`; no test does.
"""

import array
import json
import subprocess
import sys
import tempfile
import wave
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import voice_texts

from codeweek import data
from codeweek.play import read_aloud
from codeweek.play.read_aloud import sentences, spoken

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "clips"
LANGUAGES = {"fr": ("fr-FR", 85), "en": ("en-GB", 95)}  # as Pico calls them; how fast it speaks, in per cent
PICO, PERSON = "pico", "person"
RATE, BITS = 16000, 24  # Hz, kbit a second
QUIET = 300  # of 32767: what is silence
TAIL, HEAD = 0.15, 0.02  # seconds of it left after the words, and before them
MOST = 10_000_000  # bytes of a language

Entries = dict[str, dict[str, Any]]  # by the name of the clip: text, seconds, by


def wanted(language: str) -> dict[str, str]:
    """The words of every clip by its name, the most important first."""
    text = data.text(language)
    told = sorted(voice_texts.all_texts(text), key=lambda each: each.order)
    said = (spoken(part, read_aloud.signs(text)) for each in told for _start, part in sentences(each.words))
    return {read_aloud.name(language, words): words for words in said}


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
    yield from (
        f"{language}: clips/{name}.mp3 is listed, and not there"
        for name in there
        if not _file(name).is_file()
    )


def make(language: str) -> str:
    """Make the clips that are missing, and forget those of no text; what a person said stays."""
    asked, there = wanted(language), entries(language)
    kept = {name: told for name, told in there.items() if name in asked or told["by"] == PERSON}
    for name in there.keys() - kept.keys():
        _file(name).unlink(missing_ok=True)
    missing = {name: words for name, words in asked.items() if name not in kept or not _file(name).is_file()}
    for name, words in missing.items():
        kept[name] = {"text": words, "seconds": _pico(language, words, _file(name)), "by": PICO}
    _write(language, kept)
    size = sum(_file(name).stat().st_size for name in kept)
    assert size <= MOST, f"{language}: {size} bytes are too many"
    seconds = sum(told["seconds"] for told in kept.values())
    long = f"{seconds / 60:.1f} minutes, {size / 1e6:.2f} MB"
    return f"{language}: {len(kept)} clips, {len(missing)} of them new, {long}"


def record(language: str, folder: Path) -> str:
    """Take a person's recordings in place of the clips of the same names."""
    asked, there = wanted(language), entries(language)
    taken = [path for path in sorted(folder.glob("*.wav")) if path.stem in asked]
    for path in taken:
        seconds = _encoded(path, _file(path.stem))
        there[path.stem] = {"text": asked[path.stem], "seconds": seconds, "by": PERSON}
    _write(language, there)
    return f"{language}: {len(taken)} recordings taken"


def _file(name: str) -> Path:
    return FOLDER / f"{name}.mp3"


def _write(language: str, kept: Mapping[str, Any]) -> None:
    ordered = dict(sorted(kept.items(), key=lambda item: str(item[1]["text"])))
    lines = ",\n".join(
        f"{json.dumps(name)}: {json.dumps(told, ensure_ascii=False)}" for name, told in ordered.items()
    )
    (FOLDER / f"{language}.json").write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


def _pico(language: str, words: str, out: Path) -> float:
    """Say it by Pico; the seconds of the clip."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "said.wav"
        voice, speed = LANGUAGES[language]
        slowly = f"<speed level='{speed}'>{words}</speed>"
        subprocess.run(["pico2wave", "-l", voice, "-w", str(path), slowly], check=True)
        return _encoded(path, out)


def _encoded(recorded: Path, out: Path) -> float:
    """A recording without the silence around it, as MP3; its seconds."""
    with wave.open(str(recorded)) as file:
        rate, wide, channels = file.getframerate(), file.getsampwidth(), file.getnchannels()
        samples = array.array("h", file.readframes(file.getnframes()))
    if (wide, channels) != (2, 1):
        raise SystemExit(f"{recorded}: one voice and 16 bits are needed")
    loud = [i for i, value in enumerate(samples) if abs(value) > QUIET]
    first, last = (loud[0], loud[-1]) if loud else (0, len(samples))
    kept = samples[max(0, first - round(HEAD * rate)) : last + round(TAIL * rate)]
    _lame(kept.tobytes(), rate, out)
    return round(len(kept) / rate, 2)


def _lame(samples: bytes, rate: int, out: Path) -> None:
    shape = ["-m", "m", "-b", str(BITS), "--cbr", "--resample", str(RATE / 1000), "-t", "--noreplaygain"]
    with tempfile.TemporaryDirectory() as folder:
        trimmed = Path(folder) / "trimmed.wav"
        with wave.open(str(trimmed), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(rate)
            file.writeframes(samples)
        subprocess.run(["lame", "--silent", *shape, str(trimmed), str(out)], check=True)


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
