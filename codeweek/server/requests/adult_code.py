"""The code of the adult of a room that is kept: shown once, when the room is made, then only its hash."""

import base64
import hashlib
import hmac
import secrets

DIGITS = 10  # a machine that guesses as fast as it may needs centuries
GROUP = 5
_COST = {"n": 2**13, "r": 8, "p": 1}  # some hundredths of a second
_SALT, _LONG = 16, 32  # bytes


def new_adult_code() -> str:
    """A code."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def spaced(code: str) -> str:
    """A code as it is read aloud."""
    return " ".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def kept(code: str) -> str:
    """What is kept of a code."""
    salt = secrets.token_bytes(_SALT)
    return base64.b64encode(salt + _hash(code, salt)).decode()


def is_right(code: str, secret: str) -> bool:
    """Whether a code is the one of which this is kept."""
    there = base64.b64decode(secret)
    return hmac.compare_digest(_hash(code, there[:_SALT]), there[_SALT:])


def signed(text: str, secret: str) -> str:
    """The mark that only the server can put under a text."""
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()


def _hash(code: str, salt: bytes) -> bytes:
    told = "".join(code.split()).encode()
    return hashlib.scrypt(told, salt=salt, dklen=_LONG, n=_COST["n"], r=_COST["r"], p=_COST["p"])
