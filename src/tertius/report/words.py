"""The sentences of an explanation. They describe what moved with what, and never say why."""

from collections.abc import Sequence

from tertius.explanation import Explanation, PartyShare, Turn
from tertius.explanation.rankings import first_in

FRIENDLY, HOSTILE = 0.2, -0.2
"""Alignments above or below these are put into words as friendly or hostile."""

NAMED = 5
"""How many third parties a sentence names at most."""

TINY_PULL = 0.005
"""Pulls smaller than this print as 0.00 and are not named."""

ALWAYS = 3
"""So many parts are named however small they are."""

TINY_SHARE = 0.02
"""Third parties with a smaller share of the movement are not named in sentences."""


def signed(value: float | None, digits: int = 2) -> str:
    """Write a number with its sign, with a true minus, or a dash where there is none."""
    if value is None:
        return "–"
    text = f"{value:+.{digits}f}"
    if float(text) == 0:
        text = text[1:]
    return text.replace("-", "−")


def plural(count: int, noun: str) -> str:
    """Write a number with its noun: '1 row', '2,300 rows'."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def describe_alignment(value: float | None) -> str:
    """Put an alignment into a word.

    Parameters
    ----------
    value
        In [−1, 1], or None where not observed.

    Returns
    -------
    str
    """
    if value is None:
        return "not observed"
    for bound, word in ((0.7, "close friends"), (FRIENDLY, "friendly"), (HOSTILE, "near neutral")):
        if value >= bound:
            return word
    return "hostile" if value > -0.7 else "enemies"


def headline(explanation: Explanation) -> str:
    """Say where the dyad stands at the end of the span.

    Parameters
    ----------
    explanation
        Of a dyad.

    Returns
    -------
    str
    """
    first, second = explanation.names
    place = last_observed(explanation)
    if place is None:
        return f"No source covers {first} and {second} in this span."
    value, pressure = explanation.alignment[place], explanation.pressure[place]
    return (
        f"In {explanation.periods[place]} {first} and {second} are {describe_alignment(value)} "
        f"(alignment {signed(value)} on a scale from −1 to +1). The pressure on them is "
        f"{signed(pressure)} pulls, summed over {explanation.third_parties[place]} third parties: "
        f"their ties, taken together, point {_pointing(pressure)}.{_strongest(explanation)}"
    )


def _pointing(pressure: float | None) -> str:
    if pressure is None or round(pressure, 2) == 0:
        return "neither together nor apart"
    return "together" if pressure > 0 else "apart"


def _strongest(explanation: Explanation) -> str:
    """Name the largest pulls at the end of the span: a level, where turns tell of movement."""
    pulls = [
        f"{triad.name} {signed(triad.pull)} ({triad.channel})"
        for triad in explanation.triads_now[:NAMED]
        if abs(triad.pull) >= TINY_PULL
    ]
    return f" Largest pulls: {', '.join(pulls)}." if pulls else ""


def records_note(explanation: Explanation) -> str:
    """Say what the shown records are, where the recipe did not read them.

    Parameters
    ----------
    explanation
        Of a dyad.

    Returns
    -------
    str
        Empty where the ties were made from the chronicle.
    """
    if "chronicle" in explanation.sources:
        return ""
    return (
        f"The ties come from {', '.join(explanation.sources)}; the records shown are those of the "
        "chronicle about the same dyads and years, not what the recipe read."
    )


def last_observed(explanation: Explanation) -> int | None:
    """Give the number of the last period with both alignment and pressure, if there is one."""
    both = zip(explanation.alignment, explanation.pressure, strict=True)
    seen = [n for n, pair in enumerate(both) if None not in pair]
    return seen[-1] if seen else None


def describe_turn(turn: Turn, names: tuple[str, str]) -> list[str]:
    """Tell a turning point in a few sentences.

    Parameters
    ----------
    turn
        Of the alignment of the dyad.
    names
        Short names of the two states.

    Returns
    -------
    list of str
        The shift; what pressure did; who has which part; whether recipes agree.
    """
    sign = 1 if turn.direction == "together" else -1
    shift = (
        f"{turn.period}: {names[0]} and {names[1]} move {turn.direction} (mean alignment "
        f"{signed(turn.alignment_before)} before, {signed(turn.alignment_after)} from then on)."
    )
    change = (
        f"{signed(turn.pressure_before)} in {turn.before} to {signed(turn.pressure_after)} in "
        f"{turn.after}"
    )
    if turn.pressure_before is None or turn.pressure_after is None:
        pressure = (
            f"In {turn.before} or {turn.after} no third party is observed with both: nothing can "
            "be said of pressure around this turn."
        )
    elif turn.same_way is None:
        pressure = (
            f"Pressure hardly changes ({change} pulls): third parties do not account for this turn."
        )
    elif turn.same_way:
        pressure = f"Pressure moves the same way, from {change} pulls."
    else:
        pressure = (
            f"Pressure moves the other way, from {change} pulls: third parties do not account for "
            "this turn."
        )
    sentences = [shift, pressure]
    leading = _worth_naming([s for s in turn.parties if s.part * sign > 0])
    against = _worth_naming([s for s in turn.parties if s.part * sign < 0][::-1])
    if leading:
        sentences.append(
            f"Parts in the direction of the turn, counting only what moved between {turn.before} "
            f"and {turn.after}: {_named(leading)}{_others(leading)}."
        )
    if against:
        sentences.append(f"Parts against it: {_named(against[:3])}.")
    if abs(turn.coverage) >= 0.05:
        sentences.append(
            f"{signed(turn.coverage)} pulls come from third parties that entered or left the "
            "observed set."
        )
    if leading and turn.first_share is not None:
        sentences.append(robustness(turn, leading[0].name))
    return sentences


def robustness(turn: Turn, first: str) -> str:
    """Say in how many recipes the first third party stays first.

    Parameters
    ----------
    turn
        With rankings.
    first
        Name of the third party that ranks first.

    Returns
    -------
    str
    """
    speaking = [ranking for ranking in turn.rankings if ranking.observed]
    count = sum(first_in(first, ranking) for ranking in speaking)
    others = [r.ranking[0] for r in speaking if r.ranking and not first_in(first, r)]
    nobody = [r.recipe for r in speaking if not r.ranking]
    mute = [r.recipe for r in turn.rankings if not r.observed]
    tail = f"; elsewhere first: {', '.join(dict.fromkeys(others))}" if others else ""
    tail += f"; nobody moves that way under {', '.join(nobody)}" if nobody else ""
    tail += f"; {', '.join(mute)} cannot speak here" if mute else ""
    return f"{first} ranks first under {count} of {len(speaking)} recipes{tail}."


def _worth_naming(shares: Sequence[PartyShare]) -> list[PartyShare]:
    """Leave out the tiny parts, but always keep the three largest."""
    return [s for n, s in enumerate(shares) if n < ALWAYS or abs(s.share) >= TINY_SHARE]


def path_of(share: PartyShare) -> str:
    """Say through which channel a third party pulls, before and after.

    Parameters
    ----------
    share
        Of a third party.

    Returns
    -------
    str
    """
    before, after = (
        name.replace("none", "no pull") for name in (share.channel_before, share.channel_after)
    )
    return f"{before} throughout" if before == after else f"{before} → {after}"


def movers(share: PartyShare, names: tuple[str, str]) -> str:
    """Say which of a third party's two ties moved its part, and whose acts moved that tie.

    Parameters
    ----------
    share
        Of a third party.
    names
        Short names of the two states of the dyad.

    Returns
    -------
    str
        The largest contributions, largest first; a dash for a part that prints as 0.00.
    """
    if abs(share.part) < TINY_PULL:
        return "–"
    lines = []
    for name, moved in zip(names, (share.moved_i, share.moved_j), strict=True):
        words = {
            "standing": f"treaties, wars and regimes with {name}",
            "acts of the state": f"acts of {name}",
            "acts of the third party": f"acts of {share.name} towards {name}",
            "mutual acts": f"mutual acts with {name}",
            "coverage": f"a layer of its tie with {name} that begins or ceases to speak",
            "remainder": f"how these combine in its tie with {name}",
        }
        lines += [(words[key], part) for key, part in moved.items()]
    if share.via_weight:
        lines.append(("its own weight", share.via_weight))
    total = sum(abs(part) for _, part in lines) or 1.0
    kept = sorted((line for line in lines if abs(line[1]) >= 0.1 * total), key=lambda x: -abs(x[1]))
    return "; ".join(f"{text} {signed(part)}" for text, part in kept[:3])


def _named(shares: Sequence[PartyShare]) -> str:
    return ", ".join(
        f"{share.name} {signed(share.part)} ({abs(share.share):.0%} of all movement; "
        f"{path_of(share)})"
        for share in shares[:NAMED]
    )


def _others(shares: Sequence[PartyShare]) -> str:
    rest = shares[NAMED:]
    if not rest:
        return ""
    return f", and {len(rest)} more with {signed(sum(share.part for share in rest))} together"
