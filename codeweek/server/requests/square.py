"""An address as a picture to point a camera at."""

import io

import segno

LONGEST = 300  # letters
_BORDER = 4  # modules: some cameras find none with less


def square(address: str) -> bytes:
    """An address as a QR code, in SVG. Raises ValueError when it is too long, or nothing."""
    if not 0 < len(address) <= LONGEST:
        raise ValueError("text")
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", xmldecl=False, border=_BORDER, omitsize=True, light="#fff"
    )
    return drawn.getvalue()
