"""What cannot be a name gets one clear error, at once."""

import pytest

from tertius import states
from tertius.errors import TertiusError, UnknownState

HOSTILE = [
    "",
    "   ",
    "\t\n",
    "x" * 10_000,
    "\u0301" * 10_000,
    "Rus\u200fsia",
    "\u202eaissuR",
    "Rus\x00sia",
    "Russia\u200b\u200bX",
    "\ud800",
    "Rus\u2028sia",
    None,
    True,
    False,
    365.0,
    float("nan"),
    float("inf"),
    b"Russia",
    ["Russia"],
    {},
    object(),
    -1,
    0,
    10**30,
    "-2",
    "365.0",
    "3 6 5 0 0",
    "9" * 200,
    "!!!",
    "'",
    "the",
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "' OR 1=1 --",
    "{{7*7}}",
    "None",
    "NULL",
    "nan",
]


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: ascii(name)[:20])
@pytest.mark.parametrize("on", [None, 2000])
def test_it_is_refused_in_one_short_message(name, on):
    with pytest.raises(UnknownState) as caught:
        states.resolve(name, on)
    assert 10 < len(str(caught.value)) < 700
    assert str(caught.value).isprintable() or "\n" in str(caught.value)


def test_a_float_is_told_how_to_be_written():
    with pytest.raises(UnknownState, match="write 365"):
        states.resolve(365.0)


def test_the_character_that_does_not_show_is_named():
    with pytest.raises(UnknownState, match=r"U\+200F, place 4"):
        states.resolve("Rus\u200fsia")


def test_surrounding_space_and_wide_digits_are_forgiven():
    assert states.resolve("  Russia\n").ccode == 365
    assert states.resolve("３６５").ccode == 365


@pytest.mark.parametrize("key", ["", "Russia", "rus", None, True, 2.0, 10**9, ["RUS"]])
def test_state_takes_keys_and_numbers_only(key):
    for ask in (states.state, states.name_of, states.leaders_of, states.names_of):
        with pytest.raises(UnknownState):
            ask(key)


def test_numpy_integers_are_numbers():
    import numpy as np

    assert states.resolve(np.int64(365)).ccode == 365
    assert states.state(np.int32(2)).key == "USA"
    assert states.gw_to_cow(np.uint16(260), np.int64(2020)) == 255
    with pytest.raises(TertiusError):
        states.resolve(np.float64(365))
