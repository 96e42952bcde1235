"""Words that authors try, and the word of codeweek that means it: letters alone would suggest another."""

from collections.abc import Iterable, Mapping

from codeweek.blocks.block_vocabulary import nearest, plain

NEAR = 0.65  # how alike two words are, so that one may be a slip for the other
# A word as people think of it, and what it may mean: the first of these that fits where it stands.
SENSES: Mapping[str, tuple[str, ...]] = {
    "texte": ("histoire",),
    "consigne": ("histoire",),
    "enonce": ("histoire",),
    "text": ("story",),
    "task": ("story",),
    "aide": ("indices",),
    "aides": ("indices",),
    "help": ("hints",),
    "jouer": ("construire",),
    "programmer": ("construire",),
    "coder": ("construire",),
    "dessiner": ("créer", "tortue"),
    "libre": ("créer",),
    "regarder": ("lancer",),
    "observer": ("lancer",),
    "deviner": ("prévoir",),
    "reparer": ("corriger",),
    "ranger": ("ordonner",),
    "trier": ("ordonner",),
    "evaluer": ("solo",),
    "evaluation": ("solo",),
    "play": ("make",),
    "build": ("make",),
    "code": ("make",),
    "draw": ("create", "turtle"),
    "free": ("create",),
    "watch": ("run",),
    "guess": ("predict",),
    "repair": ("debug",),
    "sort": ("parsons",),
    "test": ("solo",),
    "boucle": ("répéter",),
    "boucles": ("répéter",),
    "loop": ("repeat",),
    "loops": ("repeat",),
    "condition": ("si",),
    "conditions": ("si",),
    "tourner": ("pivoter_gauche", "tourner_gauche"),
    "turn": ("turn_left",),
    "marcher": ("avancer",),
    "aller": ("avancer",),
    "walk": ("move", "forward"),
    "prendre": ("ramasser",),
    "take": ("pick",),
    "parler": ("dire",),
    "ecrire": ("dire",),
    "print": ("dire", "say"),
    "foret": ("jungle",),
    "forest": ("jungle",),
    "bois": ("jungle",),
    "ville": ("village",),
    "town": ("village",),
    "ferme": ("jardin",),
    "farm": ("garden",),
    "mer": ("port",),
    "sea": ("harbour",),
    "montagne": ("terrasses",),
    "mountain": ("terrasses", "terraces"),
    "labyrinthe": ("robot",),
    "grille": ("robot",),
    "maze": ("robot",),
    "grid": ("robot",),
    "geometrie": ("tortue",),
    "dessin": ("tortue",),
    "console": ("texte",),
}


def suggested(word: str, known: Iterable[str]) -> str:
    """The known word that means the same as another, else the one it is a slip for; else empty."""
    by_plain = {plain(name): name for name in known}
    meant = (by_plain.get(plain(each)) for each in SENSES.get(plain(word), ()))
    return next(filter(None, meant), "") or nearest(word, by_plain.values(), NEAR)
