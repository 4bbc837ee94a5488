"""From paths to texts: files, folders and standard input, in order; what fails is told."""

import io
import os
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from tertius.documents.model import Original, Refusal
from tertius.documents.reading import Limits, read_originals
from tertius.documents.reading.opening import opened
from tertius.documents.reading.refusing import Refused


def reading(*paths: Path | str, **options) -> tuple[list[Original], list[Refusal]]:
    refusals: list[Refusal] = []
    return list(read_originals(paths, refused=refusals.append, **options)), refusals


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_folders_are_read_through_in_the_order_of_names(tmp_path: Path) -> None:
    write(tmp_path, b_txt="B", a_txt="A", Z_txt="Z", sub__c_txt="C", sub__deep__d_md="D", t_txt="T")
    texts, refusals = reading(tmp_path)
    assert [one.text for one in texts] == ["Z", "A", "B", "C", "D", "T"]
    assert texts[0].place == str(tmp_path / "Z.txt")
    assert refusals == []


def test_paths_are_read_in_the_order_named(tmp_path: Path) -> None:
    write(tmp_path, a_txt="A", b_txt="B")
    texts, _ = reading(str(tmp_path / "b.txt"), tmp_path / "a.txt", tmp_path / "b.txt")
    assert [one.text for one in texts] == ["B", "A", "B"]


def test_hidden_files_are_counted_and_read_when_named(tmp_path: Path) -> None:
    write(tmp_path, a_txt="A")
    (tmp_path / ".hidden").write_text("H")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("X")
    texts, refusals = reading(tmp_path)
    assert [one.text for one in texts] == ["A"]
    assert [r.rule for r in refusals] == ["hidden", "hidden"]
    assert reading(tmp_path / ".hidden")[0][0].text == "H"


def test_links_in_folders_are_not_followed_but_named_ones_are(tmp_path: Path) -> None:
    write(tmp_path, a_txt="A", sub__b_txt="B")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    (tmp_path / "sub" / "z.txt").symlink_to(tmp_path / "a.txt")
    texts, refusals = reading(tmp_path / "sub")
    assert [one.text for one in texts] == ["B"]
    assert [r.rule for r in refusals] == ["link", "link"]
    assert [one.text for one in reading(tmp_path / "sub" / "z.txt")[0]] == ["A"]


def test_what_is_missing_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    write(tmp_path, a_txt="A")
    texts, refusals = reading(
        tmp_path / "no.txt", tmp_path / "a.txt", "\0", tmp_path / "a.txt" / "x"
    )
    assert [one.text for one in texts] == ["A"]
    assert [r.rule for r in refusals] == ["missing", "unreadable", "missing"]


def test_standard_input() -> None:
    texts, _ = reading("-", stdin=io.BytesIO(b'{"text": "x"}\n{"text": "y"}\n'))
    assert [(one.text, one.place) for one in texts] == [("x", "-:1"), ("y", "-:2")]
    assert reading("-")[1][0].rule == "missing"


def test_a_column_may_be_named_for_all(tmp_path: Path) -> None:
    write(tmp_path, a_csv="speech,text\nyes,no\n", b_jsonl='{"speech": "yes", "text": "no"}')
    assert [one.text for one in reading(tmp_path, column="speech")[0]] == ["yes", "yes"]


def test_the_text_is_untouched(tmp_path: Path) -> None:
    data = "One\r\nTwo\rThree\n\nFour\u2028“é”\u00a0 \n".encode()
    (tmp_path / "a.txt").write_bytes(data)
    assert reading(tmp_path)[0][0].text.encode() == data


def test_a_text_is_one_document_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Zoë met.".encode())
    (tmp_path / "b").write_bytes("Zoë met.".encode("utf-16"))
    texts, _ = reading(tmp_path)
    assert texts[0].identity == texts[1].identity


def test_a_document_past_its_limits(tmp_path: Path) -> None:
    write(tmp_path, a_txt="word " * 50, b_txt="é" * 90, c_txt="short")
    texts, refusals = reading(tmp_path, limits=Limits(characters=60))
    assert [one.text for one in texts] == ["short"]
    assert [r.rule for r in refusals] == ["too long", "too long"]


def test_a_line_that_no_text_has(tmp_path: Path) -> None:
    write(tmp_path, a_txt="one\n" + "x" * 50 + "\n", b_html="<p>" + "x" * 50)
    texts, refusals = reading(tmp_path, limits=Limits(line=40))
    assert [one.format for one in texts] == ["html"]
    assert refusals[0].place.endswith("a.txt:2")


def test_reading_is_lazy_and_holds_one_file_open(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number:03}.txt").write_text(f"text {number}")
    folder = Path("/proc/self/fd")
    before = len(list(folder.iterdir())) if folder.is_dir() else 0
    refusals: list[Refusal] = []
    found = read_originals([tmp_path], refused=refusals.append)
    for number, one in zip(range(150), found, strict=False):
        assert one.text == f"text {number}"
        if before:
            assert len(list(folder.iterdir())) <= before + 3
    (tmp_path / "150.txt").write_text("changed before it was read")
    assert next(found).text == "changed before it was read"


def test_a_large_file_of_records_takes_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("w") as handle:
        for number in range(1200):
            handle.write(f'{{"text": "{number} {"word " * 2000}"}}\n')
    tracemalloc.start()
    count = sum(1 for _ in read_originals([path], refused=lambda r: pytest.fail(str(r))))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 1200
    assert path.stat().st_size > 10_000_000
    assert peak < 8_000_000


def test_a_file_that_grows_while_it_is_read_gives_no_torn_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("first")

    class Growing:
        """A limit that is looked at while the file is open: a moment to write to it."""

        def __getattr__(self, name: str) -> object:
            with path.open("a") as handle:
                handle.write(" more")
            return getattr(Limits(), name)

    texts, refusals = reading(path, limits=Growing())
    assert texts == []
    assert refusals[0].rule == "changed"
    assert "changed while it was read (from 5" in refusals[0].what


def test_a_file_that_vanishes_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("first")
    with opened(path) as file:
        path.unlink()
        with pytest.raises(Refused, match="vanished while it was read"):
            file.refuse_changed()


def test_records_read_before_the_change_are_given(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "one"}\n{"text": "two"}\n')
    refusals: list[Refusal] = []
    found = read_originals([path], refused=refusals.append)
    assert next(found).text == "one"
    with path.open("a") as handle:
        handle.write('{"text": "th')
    assert list(found) == []
    assert [r.rule for r in refusals] == ["changed"]


def test_an_interrupt_goes_through(tmp_path: Path) -> None:
    write(tmp_path, a_txt="A", b_pdf="%PDF-1.7", c_txt="C")

    def refuse(refusal: Refusal) -> None:
        raise KeyboardInterrupt

    found: Iterator[Original] = read_originals([tmp_path], refused=refuse)
    assert next(found).text == "A"
    with pytest.raises(KeyboardInterrupt):
        next(found)


def test_names_that_are_no_utf_8_are_shown(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9\x1b[2J.txt"
    try:
        Path(os.fsdecode(name)).write_text("A")
    except OSError:
        pytest.skip("the file system takes UTF-8 only")
    texts, _ = reading(tmp_path)
    assert texts[0].place == f"{tmp_path}/caf\\udce9\\u001b[2J.txt"
    texts[0].place.encode("utf-8")


def test_the_seeds_are_plain_texts(shared: Path) -> None:
    texts, refusals = reading(shared / "seeds")
    assert [(one.format, one.encoding) for one in texts] == [("text", "utf-8")] * 3
    assert refusals == []


def test_archives_on_disk_are_read_without_unpacking(tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "z.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b.csv", "id,text\n1,B\n2,C\n")
        archive.writestr("a.txt", "A")
        archive.writestr("mail/c.eml", "Message-ID: <1@x>\nFrom: a@b.example\n\nD\n")
    texts, refusals = reading(tmp_path)
    assert [(one.text.strip(), one.place) for one in texts] == [
        ("A", f"{path}!a.txt"),
        ("B", f"{path}!b.csv:2"),
        ("C", f"{path}!b.csv:3"),
        ("D", f"{path}!mail/c.eml"),
    ]
    assert refusals == []
    assert sorted(p.name for p in tmp_path.iterdir()) == ["z.zip"]


def test_folders_of_any_depth(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(150):
        folder = folder / "d"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("A")
    assert [one.text for one in reading(tmp_path)[0]] == ["A"]


def test_a_folder_that_may_not_be_listed_costs_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, closed__a_txt="A", open__b_txt="B")
    really = os.scandir

    def guarded(folder: Path):
        if Path(folder).name == "closed":
            raise PermissionError(13, "Permission denied")
        return really(folder)

    monkeypatch.setattr(os, "scandir", guarded)
    texts, refusals = reading(tmp_path)
    assert [one.text for one in texts] == ["B"]
    assert [(r.place, r.rule) for r in refusals] == [(str(tmp_path / "closed"), "permission")]


def test_a_file_that_vanishes_before_it_is_opened_is_missing(tmp_path: Path) -> None:
    write(tmp_path, a_txt="A", b_txt="B")
    refusals: list[Refusal] = []
    found = read_originals([tmp_path], refused=refusals.append)
    assert next(found).text == "A"
    (tmp_path / "b.txt").unlink()
    assert list(found) == []
    assert [r.rule for r in refusals] == ["missing"]
