"""The pictures of heroes and things on a stage, by the words of level files."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Picture:
    """A picture with its other words in level files; one seen from above `turns` with its hero."""

    image: str
    others: tuple[str, ...] = ()
    turns: bool = False


LAMP_OFF, LAMP_LIT = "stage/lamp_off", "stage/lamp_lit"  # it is night where one stands
PICTURES: Mapping[str, Picture] = {
    "robot": Picture("robot/plaza/hero", (), True),
    "rocket": Picture("robot/space/hero", ("fusée",), True),
    "postwoman": Picture("robot/village/hero", ("factrice", "facteur"), True),
    "gardener": Picture("robot/garden/hero", ("jardinier", "jardinière"), True),
    "baker": Picture("stage/baker", ("boulangère",)),
    "muddle": Picture("story/bug", ("pagaille",)),
    "ghost": Picture("stage/ghost", ("fantôme",)),
    "cat": Picture("stage/cat", ("chat",)),
    "mouse": Picture("stage/mouse", ("souris",)),
    "dog": Picture("stage/dog", ("chien",)),
    "hare": Picture("stage/hare", ("lièvre", "lapin")),
    "tortoise": Picture("stage/tortoise", ("tortue",)),
    "fish": Picture("stage/fish", ("poisson",)),
    "crab": Picture("stage/crab", ("crabe",)),
    "duck": Picture("stage/duck", ("canard",)),
    "gull": Picture("stage/gull", ("mouette",)),
    "boat": Picture("stage/boat", ("bateau",)),
    "meteor": Picture("stage/meteor", ("météorite",)),
    "ball": Picture("stage/ball", ("ballon",)),
    "lamp": Picture(LAMP_OFF, ("lampe",)),
    "lamp_lit": Picture(LAMP_LIT, ("lampe_allumée",)),
    "hourglass": Picture("pictures/hourglass", ("sablier",)),
    "door": Picture("stage/door", ("porte",)),
    "house": Picture("stage/house", ("maison",)),
    "star": Picture("robot/space/item", ("étoile",)),
    "cheese": Picture("stage/cheese", ("fromage",)),
    "apple": Picture("stage/apple", ("pomme",)),
    "key": Picture("stage/key", ("clé",)),
    "heart": Picture("stage/heart", ("cœur",)),
    "carrot": Picture("robot/garden/item", ("carotte",)),
    "letter": Picture("pictures/letter", ("lettre",)),
}
FLAG, WON, LOST, CLOCK = "robot/space/flag", "stage/won", "stage/lost", "pictures/hourglass"
TURNING = frozenset(picture.image for picture in PICTURES.values() if picture.turns)
WORDS: Mapping[str, tuple[str, ...]] = {name: picture.others for name, picture in PICTURES.items()}
