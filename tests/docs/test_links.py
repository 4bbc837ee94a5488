"""Links inside the documentation lead somewhere, and every page can be reached."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
GENERATED = DOCS / "reference" / "generated"
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```.*?^```$", re.M | re.S)
_HEADING = re.compile(r"^#+ (.+)$", re.M)
_LABEL = re.compile(r"^\(([\w-]+)\)=$", re.M)


def pages() -> list[Path]:
    top = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
    below = [
        p for p in DOCS.rglob("*.md") if "_build" not in p.parts and GENERATED not in p.parents
    ]
    return [*top, *sorted(below)]


def anchors(text: str) -> set[str]:
    headings = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in _HEADING.findall(text))
    return {heading.strip().replace(" ", "-") for heading in headings} | set(_LABEL.findall(text))


def problems(page: Path, text: str, generated: dict[str, str]) -> list[str]:
    found = []
    for link in _LINK.findall(_FENCE.sub("", text)):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if target.parent == GENERATED:
            there = generated.get(target.stem)
        else:
            there = target.read_text(encoding="utf-8") if target.is_file() else None
        if there is None:
            found.append(f"{page.name}: {link} does not exist")
        elif anchor and anchor not in anchors(there):
            found.append(f"{page.name}: {link} has no such section")
    return found


@pytest.mark.parametrize("path", pages(), ids=lambda path: str(path.relative_to(ROOT)))
def test_links_of_written_pages_resolve(path: Path, generated):
    assert not problems(path, path.read_text(encoding="utf-8"), generated)


def test_links_of_generated_pages_resolve(generated):
    found = [
        p for n, text in generated.items() for p in problems(GENERATED / f"{n}.md", text, generated)
    ]
    assert not found


def test_no_page_of_the_repository_points_into_the_build():
    for name in ("README.md", "CONTRIBUTING.md"):
        assert "reference/generated" not in (ROOT / name).read_text(encoding="utf-8")


def test_decisions_are_numbered_without_gaps_and_say_why():
    records = sorted((DOCS / "decisions").glob("0*.md"))
    numbers = [int(record.name[:4]) for record in records]
    assert numbers == list(range(1, len(records) + 1))
    for number, record in zip(numbers, records, strict=True):
        text = record.read_text(encoding="utf-8")
        assert text.startswith(f"# {number}. ")
        assert len(text.split()) > 60
