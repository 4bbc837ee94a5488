"""How commands behave among other programs: pipes, signals, colours, widths, encodings."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

TERTIUS = Path(sys.executable).with_name("tertius")
CALM = {"TERTIUS_PROJECT": ""}


def _environment(**more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}}
    return kept | CALM | more


def test_a_reader_that_stops_early_is_no_error(folder):
    """As in ``tertius data list | head -1``."""
    process = subprocess.Popen(
        [TERTIUS, "data", "list"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=_environment(PYTHONUNBUFFERED="1"),
    )
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait(timeout=60) == 0
    assert "Traceback" not in errors
    assert "Exception ignored" not in errors


def test_a_closed_pipe_is_no_error_either(folder):
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [TERTIUS, "cite", "--all"], stdout=write, stderr=subprocess.PIPE, cwd=folder, check=False
    )
    os.close(write)
    assert done.returncode == 0
    assert done.stderr == b""


def test_67_an_interrupt_ends_with_130(run, monkeypatch):
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tertius.report.references.works_for", interrupted)
    done = run("cite", "atop")
    assert done.code == 130
    assert "interrupted" in done.err
    assert "Traceback" not in done.err


@pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX")
def test_67_a_signal_while_adding_leaves_nothing_half_written(folder, run):
    from tests.cli.conftest import GOOD

    (folder / "big.csv").write_text(GOOD + "2,20,1,0,0,0,1,1900,1901\n" * 400_000)
    process = subprocess.Popen(
        [TERTIUS, "data", "add", "big.csv"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=_environment(TERTIUS_PROJECT="mine"),
    )
    time.sleep(1.0)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=120)
    assert process.returncode in {0, 130}
    assert b"Traceback" not in errors
    if (folder / "mine").exists():
        assert run("data", "verify", "--project", "mine").code == 0


def test_without_a_terminal_lines_have_a_fixed_width(folder):
    shown = [
        subprocess.run(
            [TERTIUS, "states", "USSR", "--on", "1985"],
            capture_output=True,
            text=True,
            cwd=folder,
            check=True,
            env=_environment(COLUMNS=columns, TERM="xterm-256color"),
        ).stdout
        for columns in ("40", "300")
    ]
    assert shown[0] == shown[1]
    assert "\x1b" not in shown[0]
    assert max(map(len, shown[0].splitlines())) <= 100
    assert not any(line.endswith(" ") for line in shown[0].splitlines())


def test_no_colour_where_none_is_wanted(run, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[3" not in run("data", "show", "atop").out


@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1"}]
)
def test_68_other_encodings_show_escapes_and_go_on(folder, locale):
    done = subprocess.run(
        [TERTIUS, "matchmakers", "1985", "--limit", "3"],
        capture_output=True,
        cwd=folder,
        check=False,
        env=_environment(**locale),
    )
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert b"Third parties in 1985" in done.stdout


def test_68_a_file_name_that_is_no_text_is_named_and_refused(folder):
    name = os.fsencode(folder) + b"/caf\xe9.csv"
    Path(os.fsdecode(name)).write_bytes(b"a,b\n1,2\n")
    done = subprocess.run(
        [TERTIUS, "data", "check", name], capture_output=True, cwd=folder, check=False
    )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"caf" in done.stderr


def test_the_version_is_told(run):
    from importlib.metadata import version

    assert run("--version").out.strip() == version("tertius")


def test_the_list_of_commands_says_what_each_does(run):
    out = run("--help").out
    for command in ("explain", "matchmakers", "network", "panel", "chronicle", "data", "cite"):
        line = next(line for line in out.splitlines() if line.startswith(f"│ {command} "))
        assert len(line.split()) > 4


def test_work_that_takes_long_shows_a_sign_of_life_on_a_terminal(monkeypatch, capsys):
    from tertius.cli import progress

    monkeypatch.setattr(progress, "PATIENCE", 0.05)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    started = []
    monkeypatch.setattr(progress.Pulse, "start", lambda _: started.append(True))
    with progress.working("reading") as pulse:
        pulse.told(5, 10)
        time.sleep(0.3)
    assert started == [True]


def test_quick_work_shows_none(monkeypatch):
    from tertius.cli import progress

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    started = []
    monkeypatch.setattr(progress.Pulse, "start", lambda _: started.append(True))
    with progress.working("reading"):
        pass
    assert started == []


def test_a_choice_of_threads_is_kept_and_one_is_the_default(monkeypatch):
    import os

    from tertius.cli import main

    monkeypatch.setenv("MKL_NUM_THREADS", "3")
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    with pytest.raises(SystemExit):
        main(["--help"])
    assert os.environ["MKL_NUM_THREADS"] == "3"
    assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")
