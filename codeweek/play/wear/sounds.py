"""The files of the sounds that are worn."""

from collections.abc import Mapping

BRASS, YES, NO, FOGHORN, WHISTLE = (f"worn/{name}" for name in ("brass", "yes", "no", "foghorn", "whistle"))
FILES: Mapping[str, tuple[str, ...]] = {
    "brass": (BRASS,),
    "frog": (YES, NO),
    "foghorn": (FOGHORN,),
    "whistle": (WHISTLE,),
}  # the first one is heard when it is put on
