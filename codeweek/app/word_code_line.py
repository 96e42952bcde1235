"""Words of a code while they are typed: which are known, what the one being written may become."""

from dataclasses import dataclass, replace

from codeweek.blocks.block_vocabulary import plain
from codeweek.diagnostic import Diagnostic
from codeweek.progress.transfer import transfer_code, wordcode
from codeweek.progress.transfer.transfer_content import Carried
from codeweek.text import Text

SURE = 3  # letters from which a word that nothing begins with is told


@dataclass(frozen=True)
class WordCodeLine:
    """Words as they were typed; at a place, one of them or after the last, something is being written."""

    first: str  # the language whose list is looked at first
    words: tuple[str, ...] = ()
    place: int = 0
    writing: str = ""
    why: Diagnostic | None = None  # what is not right, and what to try

    @property
    def language(self) -> str:
        """The list that these words are of."""
        return wordcode.language_of([*self.words, *wordcode.typed(self.writing)], self.first)

    @property
    def shown(self) -> tuple[str, ...]:
        """The words as they are in the list, and an empty one to write in while the code is not complete."""
        known = wordcode.words(self.language)
        numbers = [wordcode.number_of(self.language, word) for word in self.words]
        found = tuple("?" if number is None else known[number] for number in numbers)
        whole = self.place < len(found) or self.code
        return found if whole else (*found, "")

    @property
    def offers(self) -> tuple[str, ...]:
        """What the word being written may become."""
        if self.why:
            near = str(self.why.slots.get("near", ""))
            return wordcode.alike(self.writing, self.language) if self._strange else (near,) if near else ()
        if found := wordcode.offered(self.writing, self.language):
            return found
        number = wordcode.number_of(self.language, self.writing)
        return () if number is None else (wordcode.words(self.language)[number],)

    @property
    def _strange(self) -> bool:
        """Whether what is being written is in no list."""
        return bool(self.writing) and wordcode.number_of(self.language, self.writing) is None

    @property
    def code(self) -> Carried | None:
        """What all the words bring, once they are all there."""
        found = None if self.writing else transfer_code.read(" ".join(self.words), self.first)
        return found if isinstance(found, Carried) else None

    def said(self, text: Text) -> str:
        """What is told of it: what is not right, or what to do now."""
        if self.why:
            return text.tell(self.why)
        return text("resume.offers" if self.offers else "resume.ready" if self.code else "resume.type")

    def written(self, text: str) -> "WordCodeLine":
        """What is in the field now; each word that something follows takes its place."""
        found = wordcode.typed(text)
        last = found.pop() if found and wordcode.heard(text).endswith(found[-1]) else ""
        line = replace(self, writing="", why=None)
        for at, word in enumerate(found):
            line = line.entered(word)
            if line.why:
                return replace(line, writing=" ".join([*found[at:], *([last] if last else [])]))
        return replace(line, writing=last)._told()

    def entered(self, word: str = "") -> "WordCodeLine":
        """A word is finished, the one being written or another: it takes its place if it is known."""
        line = replace(self, writing=word or self.writing, why=None)
        offers = line.offers
        if wordcode.number_of(line.language, line.writing) is not None:
            return line._put(line.writing)
        return line._put(offers[0]) if len(offers) == 1 else line._told()

    def chosen(self, word: str) -> "WordCodeLine":
        """A word that was offered."""
        return self._put(word)

    def again(self, place: int, why: Diagnostic | None = None) -> "WordCodeLine":
        """Write one of the words again."""
        line = replace(self, writing="", why=None)
        return replace(line, place=place, writing=line.shown[place], why=why)

    def taken_back(self) -> "WordCodeLine":
        """The last word goes back into the field."""
        if not self.words or self.writing:
            return self
        words = self.words[:-1]
        return replace(self, words=words, place=len(words), writing=self.shown[len(words)], why=None)

    def checked(self) -> "WordCodeLine":
        """What is not right with all the words together; the one that is perhaps another is written again."""
        found = transfer_code.read(" ".join(self.words), self.first)
        if not isinstance(found, Diagnostic):
            return replace(self, why=None)
        if "near" in found.slots:
            return self.again(int(found.slots["place"]) - 1, found)
        return replace(self, why=found)

    def _put(self, word: str) -> "WordCodeLine":
        words = (*self.words[: self.place], word, *self.words[self.place + 1 :])
        return replace(self, words=words, place=len(words), writing="", why=None)

    def _told(self) -> "WordCodeLine":
        """Say at once that no word begins like this."""
        if len(plain(self.writing)) < SURE or self.offers:
            return self
        return replace(self, why=wordcode.unknown(self.writing, self.language, self.place))
