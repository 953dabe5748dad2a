"""Python for a browser: Pyodide's package, as npm has it, in one version and byte for byte the one that was tried."""

import hashlib
import io
import shutil
import subprocess
import tarfile
import tempfile
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path

from game.atomic_files import read_file
from game.i18n import tr

VERSION = "314.0.7"
INTEGRITY = "sha512-0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="
"""As npm writes it: the digest of the package of this version."""
PATIENCE = 300.0
"""Seconds for npm to fetch 6 MB."""


class NotThere(Exception):
    """Pyodide cannot be had; the message says why, and what can be done."""


@dataclass(frozen=True, slots=True)
class Pyodide:
    """The parts of the package that a page needs."""

    wasm: bytes
    engine: bytes
    """The script around the former."""
    loader: bytes
    library: bytes
    """The standard library, a zip file."""
    lock: bytes


def pyodide(package: Path | None = None) -> Pyodide:
    """The parts, from the package in this file, or else from npm. Raises NotThere."""
    packed = read_file(package) if package else _fetched()
    if "sha512-" + b64encode(hashlib.sha512(packed).digest()).decode() != INTEGRITY:
        raise NotThere(tr("This is not the package of Pyodide {version} that was tried.", version=VERSION))
    with tarfile.open(fileobj=io.BytesIO(packed)) as files:

        def part(name: str) -> bytes:
            file = files.extractfile(f"package/{name}")
            assert file
            return file.read()

        engine, loader = part("pyodide.asm.mjs"), part("pyodide.mjs")
        return Pyodide(part("pyodide.asm.wasm"), engine, loader, part("python_stdlib.zip"), part("pyodide-lock.json"))


def _fetched() -> bytes:
    """The package, by npm, which keeps what it once has fetched."""
    npm = shutil.which("npm")
    if npm is None:
        told = tr(
            "Python for the browser comes from npm, which is not here. Install Node.js, or fetch pyodide-{version}.tgz "
            "elsewhere and name it with --pyodide.",
            version=VERSION,
        )
        raise NotThere(told)
    with tempfile.TemporaryDirectory() as folder:
        asked = [npm, "pack", f"pyodide@{VERSION}", "--prefer-offline", "--silent", "--pack-destination", folder]
        try:
            done = subprocess.run(asked, cwd=folder, capture_output=True, timeout=PATIENCE, check=False)
        except subprocess.TimeoutExpired:
            done = None
        package = Path(folder) / f"pyodide-{VERSION}.tgz"
        if done is None or done.returncode or not package.exists():
            told = tr(
                "npm could not fetch pyodide {version}. Try again with a network, or fetch pyodide-{version}.tgz "
                "elsewhere and name it with --pyodide.",
                version=VERSION,
            )
            raise NotThere(told)
        return package.read_bytes()
