"""How a text is read: by clips, by the computer's own voice, in other words that have some, or not at all."""

from dataclasses import dataclass

from codeweek.play.aloud.clips import Clip, Clips
from codeweek.play.aloud.spoken import Word, sentences, words
from codeweek.play.aloud.timing import guessed, starts


@dataclass(frozen=True)
class Part:
    """What is heard in one go, of words as they are shown; without a clip it is for the system's voice."""

    words: tuple[Word, ...]
    seconds: float
    clip: Clip | None = None

    @property
    def said(self) -> str:
        """As a voice is given it."""
        return " ".join(word.said for word in self.words)

    def word_at(self, since: float) -> Word | None:
        """The word that is heard after some seconds."""
        begun = [
            word for word, at in zip(self.words, starts(self.words, self.seconds), strict=True) if at <= since
        ]
        return begun[-1] if begun else None


def parts(shown: str, aloud: str, clips: Clips, system: bool) -> tuple[Part, ...]:
    """The parts of a reading; `aloud`: another wording, shown nowhere; `system`: it has a voice."""
    recorded = _recorded(shown, clips)
    if recorded:
        return recorded
    whole = words(shown, clips.signs)
    if system:
        return (Part(whole, guessed(whole)),) if whole else ()
    return tuple(Part((), each.seconds, each.clip) for each in _recorded(aloud, clips))


def _recorded(shown: str, clips: Clips) -> tuple[Part, ...]:
    """Its sentences by their clips; none when one of them lacks its own."""
    found: list[Part] = []
    for start, sentence in sentences(shown):
        clip = clips.of(sentence)
        if clip is None:
            return ()
        here = [Word(start + w.start, start + w.end, w.said) for w in words(sentence, clips.signs)]
        found.append(Part(tuple(here), clip.seconds, clip))
    return tuple(found)
