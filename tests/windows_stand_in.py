"""A stand-in for python.org's embeddable Python: an archive of the same names, and its sum."""

import hashlib
import zipfile
from pathlib import Path

import build_windows

NAMES = (
    *("LICENSE.txt", "python.cat", "python.exe", "pythonw.exe", "python3.dll", "python312.dll"),
    *("python312.zip", "vcruntime140.dll", "vcruntime140_1.dll", "libcrypto-3.dll", "libffi-8.dll"),
    *("libssl-3.dll", "sqlite3.dll", "_asyncio.pyd", "_bz2.pyd", "_ctypes.pyd", "_decimal.pyd"),
    *("_elementtree.pyd", "_hashlib.pyd", "_lzma.pyd", "_multiprocessing.pyd", "_overlapped.pyd"),
    *("_queue.pyd", "_socket.pyd", "_sqlite3.pyd", "_ssl.pyd", "_uuid.pyd", "_wmi.pyd", "_zoneinfo.pyd"),
    *("pyexpat.pyd", "select.pyd", "unicodedata.pyd", "winsound.pyd"),
)
ITS_PATH = "python312.zip\r\n.\r\n\r\n# Uncomment to run site.main() automatically\r\n#import site\r\n"


def archive(folder: Path) -> Path:
    """Write it in a folder, under the name of the real one."""
    file = folder / build_windows.ZIP
    with zipfile.ZipFile(file, "w") as packed:
        for name in NAMES:
            packed.writestr(name, name)
        packed.writestr(build_windows.PTH, ITS_PATH)
    return file


def sum_of(file: Path) -> str:
    """Its sha256."""
    return hashlib.sha256(file.read_bytes()).hexdigest()
