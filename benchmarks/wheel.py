"""How much a person downloads: the wheel, next to the wheels that it needs."""

import shutil
import subprocess
import tempfile
import zipfile
from collections import Counter
from importlib.metadata import distribution
from pathlib import Path

from measure import ROOT, head, table, verdict

LIMIT = 5.0
PEERS = ("networkx", "pydantic", "rich", "numpy")


def main() -> None:
    """Build the wheel into a temporary folder and weigh it."""
    head("size of the wheel", "uv build --wheel, into a temporary folder")
    uv = shutil.which("uv")
    if uv is None:
        print("skipped: uv is not installed")
        return
    with tempfile.TemporaryDirectory() as folder:
        command = [uv, "build", "--wheel", "--quiet", "--out-dir", folder, str(ROOT)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"the wheel could not be built:\n{done.stderr}")
        (wheel,) = Path(folder).glob("*.whl")
        packed, parts = wheel.stat().st_size / 1e6, _parts(wheel)
    rows = [(f"  {room}", "", f"{size / 1e6:.2f} MB") for room, size in parts.most_common(6)]
    total = sum(parts.values()) / 1e6
    rows.insert(0, ("tertius", f"{packed:.2f} MB", f"{total:.2f} MB"))
    rows += [(f"peer: {name}", "", f"{_installed(name):.2f} MB") for name in PEERS]
    table(("", "wheel", "unpacked"), rows)
    print(f"  ratio, unpacked: networkx is {_installed('networkx') / total:.1f}× as large")
    verdict("wheel", packed, LIMIT, "MB")


def _parts(wheel: Path) -> Counter[str]:
    """Add the unpacked sizes up by room."""
    sizes: Counter[str] = Counter()
    with zipfile.ZipFile(wheel) as archive:
        for item in archive.infolist():
            sizes["/".join(item.filename.split("/")[:2])] += item.file_size
    return sizes


def _installed(name: str) -> float:
    """Give the size of an installed distribution in MB, without byte code."""
    files = [file for file in distribution(name).files or () if file.suffix != ".pyc"]
    found = [Path(str(file.locate())) for file in files]
    return sum(path.stat().st_size for path in found if path.is_file()) / 1e6


if __name__ == "__main__":
    main()
