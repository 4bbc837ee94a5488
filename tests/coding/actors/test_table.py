"""The user's own actors: a CSV file that is used whole or not at all."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tertius.coding.actors import TableActor, actor_index, find_mentions, read_actor_table
from tertius.coding.tree import Tree
from tertius.errors import CodingError, InputProblems


@pytest.fixture
def table(tmp_path: Path) -> Callable[[str | bytes], Path]:
    """Write a table."""

    def write(content: str | bytes) -> Path:
        path = tmp_path / "actors.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


Write = Callable[[str | bytes], Path]


def test_columns_come_in_any_order_and_may_be_left_out(table: Write) -> None:
    """Name and code are needed."""
    path = table("code,name,role\nRUR,Ruritania,\nRUR,Strelsau,government\n")
    assert read_actor_table(path) == (
        TableActor("Ruritania", "RUR"),
        TableActor("Strelsau", "RUR", role="government"),
    )


def test_dates_may_be_short(table: Write) -> None:
    """A year begins on its first day and ends on its last."""
    path = table("name,code,start,end\nGrand Fenwick,FEN,1955,1962-03\n")
    (actor,) = read_actor_table(path)
    assert (actor.start, actor.end) == (date(1955, 1, 1), date(1962, 3, 31))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_cells_are_parted_by_what_parts_the_header(table: Write, separator: str) -> None:
    """Spreadsheets of other countries write semicolons."""
    path = table(f"name{separator}code\nSyldavia{separator}SYL\n")
    assert read_actor_table(path) == (TableActor("Syldavia", "SYL"),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found_out(table: Write, encoding: str) -> None:
    """With a byte order mark or without."""
    text = "name,code\nBordurië,BOR\nSão Lorenzo,LOR\nÉlbonie,ELB\n"
    names = [actor.name for actor in read_actor_table(table(text.encode(encoding)))]
    assert names == ["Bordurië", "São Lorenzo", "Élbonie"]


def test_quoted_cells_may_hold_the_separator(table: Write) -> None:
    """And doubled quotation marks."""
    path = table('name,code\n"Kravonia, Kingdom of",KRA\n"the ""Old"" Guard",KRA\n')
    names = [actor.name for actor in read_actor_table(path)]
    assert names == ["Kravonia, Kingdom of", 'the "Old" Guard']


def test_blank_lines_and_repeated_lines_are_no_matter(table: Write) -> None:
    """Each actor comes once."""
    path = table("\nname,code\n\nOrsinia,ORS\r\n,\nOrsinia,ORS\n\n")
    assert read_actor_table(path) == (TableActor("Orsinia", "ORS"),)


def test_all_problems_are_told_at_once(table: Write) -> None:
    """With line and field."""
    path = table(
        "name,code,start,end\n"
        ",RUR,,\n"
        "Ruritania,,,\n"
        "Zenda,RUR,soon,\n"
        "Hentzau,RUR,1900,1890\n"
        "Strelsau,RUR\n"
        "---,RUR,,\n"
    )
    with pytest.raises(InputProblems) as told:
        read_actor_table(path)
    lines = [str(problem).removeprefix(str(path)) for problem in told.value.problems]
    assert [line.partition(": ")[0] for line in lines] == [":2", ":3", ":4", ":5", ":6", ":7"]
    for line, words in zip(
        lines,
        ["name: is empty", "code: is empty", "start", "lies before", "has 2 cells", "no letter"],
        strict=True,
    ):
        assert words in line


def test_one_name_means_one_actor_on_a_day(table: Write) -> None:
    """Two bearers are parted by dates, or refused."""
    good = "name,code,start,end\nFreedonia,FRE,,1933\nFreedonia,SYL,1934,\n"
    assert len(read_actor_table(table(good))) == 2
    with pytest.raises(InputProblems, match=r"already means FRE \(line 2\)"):
        read_actor_table(table("name,code\nFreedonia,FRE\nFREEDONIA,SYL\n"))


def test_a_name_that_is_too_long_is_refused(table: Write) -> None:
    """It would be a paragraph in the wrong column."""
    with pytest.raises(InputProblems, match="more than 200 characters"):
        read_actor_table(table(f"name,code\n{'x' * 201},LONG\n"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "is empty"),
        ("\n\n", "is empty"),
        ("name,code\n", "no actors"),
        ("name\nRuritania\n", "lacks the column 'code'"),
        ("name,code,colour\nRuritania,RUR,red\n", "unknown column 'colour'"),
        ("name,code,name\nRuritania,RUR,Strelsau\n", "'name' twice"),
        ('name,code\n"Ruritania,RUR\n', "no row of a CSV file"),
        (b"name,code\n\x00\x01\x02\x03\x00\x00\x00\n", "no text"),
    ],
)
def test_what_is_no_table_is_refused(table: Write, content: str | bytes, words: str) -> None:
    """The message names the file and what to do."""
    with pytest.raises(CodingError, match=words) as told:
        read_actor_table(table(content))
    assert "actors.csv" in str(told.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """So is a folder."""
    with pytest.raises(CodingError, match="cannot be read"):
        read_actor_table(tmp_path / "none.csv")
    with pytest.raises(CodingError, match="cannot be read"):
        read_actor_table(tmp_path)


def test_the_users_names_win(table: Write, tree: Callable[[str], Tree]) -> None:
    """Over the registry's: in a novel, Georgia may be anybody."""
    path = table(
        "name,code,start,end,role,kind\n"
        "Georgia,NOVEL,,,government,state\n"
        "Ruritania,RUR,1890,1899,,\n"
        "Ruritanian,RUR,1890,1899,,\n"
    )
    index = actor_index(read_actor_table(path))
    sentence = tree("Ruritanian troops marched from Georgia to Russia.")

    def keys(on: date) -> list[tuple[str, str, str]]:
        mentions = find_mentions(sentence, index=index, on=on)
        return [(m.parties[0].key, m.parties[0].by, m.parties[0].role) for m in mentions]

    assert keys(date(1895, 1, 1)) == [
        ("RUR", "table", "military"),
        ("NOVEL", "table", "government"),
        ("RUS", "name", ""),
    ]


def test_the_same_table_gives_the_same_index() -> None:
    """It is built once."""
    table = (TableActor("Ruritania", "RUR"),)
    assert actor_index(table) is actor_index((TableActor("Ruritania", "RUR"),))
    assert actor_index(table) is not actor_index()
