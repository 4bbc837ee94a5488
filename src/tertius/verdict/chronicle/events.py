"""Dated acts and agreements against lists of disputes, exercises and agreements.

The unit is the record: an act among several states agrees if the reference has it for one pair of
them at least, since lists of disputes name the states that met, not all that took part.
"""

from dataclasses import dataclass

import polars as pl

from tertius.chronicle import kinds
from tertius.chronicle.coverage import dense_dyads
from tertius.verdict.chronicle.expand import in_system
from tertius.verdict.chronicle.intervals import clustered_share
from tertius.verdict.chronicle.model import Contradiction, Disagreement, Row
from tertius.verdict.chronicle.notes import Notes
from tertius.verdict.chronicle.yardsticks import DYAD, window

KEY = [*DYAD, "year"]
FORCE = {"attack": 4, "clash": 4, "seizure": 4, "incursion": 3, "mobilisation": 3, "threat": 2}
"""Kinds of act that a militarized dispute can stand for, with the hostility level it must reach."""

FOUGHT = ("war", "armed_conflict")
_LEVEL = {2: "any level", 3: "a display of force or more", 4: "a use of force"}


@dataclass(frozen=True, slots=True)
class Held:
    """What holding acts against one reference gives."""

    rows: tuple[Row, ...]
    disagreements: tuple[Disagreement, ...]
    contradictions: tuple[Contradiction, ...] = ()


def against_disputes(
    acts: pl.DataFrame, years: pl.DataFrame, disputes: pl.DataFrame, notes: Notes
) -> Held:
    """Hold acts of force against militarized disputes.

    Parameters
    ----------
    acts
        From :func:`tertius.verdict.chronicle.expand.acts`.
    years
        From :func:`tertius.verdict.chronicle.expand.spell_years`.
    disputes
        Dyad-years of ``cow_mid`` with ``hostility``.
    notes
        The records' notes.

    Returns
    -------
    Held
        A row per kind, and the recall of all of them together.
    """
    span = window("cow_mid")
    rows, differing, contradicted = [], [], []
    for kind, level in FORCE.items():
        dated = _act_years(acts.filter(pl.col("kind") == kind), span)
        hit = disputes.filter(pl.col("hostility") >= level).select(*KEY, hit=pl.lit(True))
        judged = dated.join(hit, on=KEY, how="left").with_columns(pl.col("hit").fill_null(False))
        records = _by_record(judged, "hit")
        agrees = f"COW has a dispute of one of the pairs in that year, with {_LEVEL[level]}"
        rows.append(_row(kind, "cow_mid", span, records, agrees))
        missing = records.filter(~pl.col("hit"))
        differing += _listed(kind, "cow_mid", missing, "no dispute of that level", notes)
        if kinds()[kind].reference == "cow_mid":
            contradicted += _contradicted(missing, dated, disputes, notes)
    together, missed = _recall(acts, years, disputes, span, notes)
    return Held((*rows, *together), (*differing, *missed), tuple(contradicted))


def _act_years(acts: pl.DataFrame, span: tuple[int, int]) -> pl.DataFrame:
    """Give the years that the date of an act can mean, where all lie in the window."""
    first, last = pl.col("start").dt.year(), pl.col("end").dt.year()
    inside = acts.filter((first >= span[0]) & (last <= span[1]))
    years = inside.with_columns(year=pl.int_ranges(first, last + 1, dtype=pl.Int32))
    return in_system(years.explode("year"), span)


def _by_record(judged: pl.DataFrame, hit: str) -> pl.DataFrame:
    return (
        judged.group_by("record")
        .agg(pl.col(hit).any(), pl.col(*DYAD, "start", "end").first())
        .sort("record")
    )


def _row(
    kind: str, reference: str, span: tuple[int, int], records: pl.DataFrame, agrees: str
) -> Row:
    dyads = records.select(pl.format("{}-{}", *DYAD)).to_series().to_list()
    return Row(
        kind, reference, "records", *span, records.height, records.height,
        clustered_share(records["hit"].to_numpy(), dyads), None, agrees,
        "not defined: the reference does not tell such acts apart",
    )  # fmt: skip


def _listed(
    kind: str, reference: str, records: pl.DataFrame, row: str, notes: Notes
) -> list[Disagreement]:
    side = "only in the chronicle"
    return [
        notes.differ(kind, reference, side, (one, other), (start, end), record=record, row=row)
        for record, one, other, start, end in records.select(
            "record", *DYAD, "start", "end"
        ).iter_rows()
    ]


def _unfound(kind: str, reference: str, marked: pl.DataFrame, notes: Notes) -> list[Disagreement]:
    """List the dyad-years of a reference that nothing in the chronicle covers."""
    missed = marked.filter(~pl.col("hit")).sort(KEY)
    side = "only in the reference"
    return [
        notes.differ(kind, reference, side, (one, other), (year, year), row=row)
        for one, other, year, row in missed.select(*KEY, "row").iter_rows()
    ]


def _contradicted(
    missing: pl.DataFrame, dated: pl.DataFrame, disputes: pl.DataFrame, notes: Notes
) -> list[Contradiction]:
    """Give the acts without a dispute of any level of any pair, within a year of their date."""
    known = disputes.select(KEY)
    around = pl.concat([known.with_columns(pl.col("year") + s) for s in (-1, 0, 1)]).unique()
    near = dated.join(around, on=KEY, how="semi")["record"].unique()
    found = missing.filter(~pl.col("record").is_in(near.implode()))
    return [
        notes.contradict(
            record,
            ("cow_mid",),
            (one, other),
            f"no dispute of the pair within a year of {start:%Y}",
        )
        for record, one, other, start in found.select("record", *DYAD, "start").iter_rows()
    ]


def _recall(
    acts: pl.DataFrame,
    years: pl.DataFrame,
    disputes: pl.DataFrame,
    span: tuple[int, int],
    notes: Notes,
) -> tuple[list[Row], list[Disagreement]]:
    """Give the share of disputes with force that any act or fighting of the chronicle covers."""
    mine = _act_years(acts.filter(pl.col("kind").is_in(list(FORCE))), span).select(KEY)
    fought = years.filter(pl.col("kind").is_in(FOUGHT)).select(KEY)
    have = pl.concat([mine, fought]).unique().with_columns(hit=pl.lit(True))
    wanted = disputes.filter(pl.col("hostility") >= FORCE["attack"])
    marked = wanted.join(have, on=KEY, how="left").with_columns(pl.col("hit").fill_null(False))
    dense = marked.join(followed(), on=KEY, how="semi")
    rows = []
    for name, part in (("followed", dense), ("all", marked)):
        cluster = part.select(pl.format("{}-{}", *DYAD)).to_series().to_list()
        share = clustered_share(part["hit"].to_numpy(), cluster)
        words = "years with use of force, found by one of the six kinds, a war or an armed conflict"
        seeks = f"{words}; {name} dyads"
        counted = (mine.height, mine.height)
        row = Row(
            f"force, {name}", "cow_mid", "dyad-years", *span, *counted, None, share, "", seeks
        )
        rows.append(row)
    return rows, _unfound("force, all", "cow_mid", marked, notes)


def followed() -> pl.DataFrame:
    """List the dyad-years that the chronicle follows act by act.

    Returns
    -------
    polars.DataFrame
        ``ccode1, ccode2, year``.
    """
    from datetime import date

    rows = {
        (min(a, b), max(a, b), year)
        for left, right, first, last in dense_dyads()
        for a in left
        for b in right
        if a != b
        for year in range(date.fromordinal(first).year, date.fromordinal(last).year + 1)
    }
    schema = dict.fromkeys(KEY, pl.Int32)
    return pl.DataFrame(sorted(rows), schema=schema, orient="row")


def against_exercises(acts: pl.DataFrame, exercises: pl.DataFrame, notes: Notes) -> Held:
    """Hold joint exercises against the list of exercises.

    Parameters
    ----------
    acts
        From :func:`tertius.verdict.chronicle.expand.acts`.
    exercises
        Tidy frame of ``mme``.
    notes
        The records' notes.

    Returns
    -------
    Held
        Precision by record, within a month; recall by dyad-year of the followed dyads.
    """
    span = window("mme")
    dated = _act_years(acts.filter(pl.col("kind") == "exercise"), span)
    pairs = dated.join(exercises.select(*DYAD, began="start"), on=list(DYAD), how="left")
    near = pl.col("began").is_between(
        pl.col("start").dt.offset_by("-1mo"), pl.col("end").dt.offset_by("1mo")
    )
    records = _by_record(pairs.with_columns(hit=near.fill_null(False)), "hit")
    agrees = "MME has an exercise of one of the pairs that begins within a month of the date"
    row = _row("exercise", "mme", span, records, agrees)
    wanted = exercises.select(*DYAD, year=pl.col("start").dt.year()).unique()
    wanted = wanted.join(followed(), on=KEY, how="semi")
    have = dated.select(KEY).unique().with_columns(hit=pl.lit(True))
    marked = wanted.join(have, on=KEY, how="left").with_columns(pl.col("hit").fill_null(False))
    return _with_recall(row, records, marked, "an exercise listed", notes)


def against_agreements(years: pl.DataFrame, agreements: pl.DataFrame, notes: Notes) -> Held:
    """Hold defence cooperation against the list of agreements.

    Parameters
    ----------
    years
        From :func:`tertius.verdict.chronicle.expand.spell_years`.
    agreements
        Tidy frame of ``dcad``.
    notes
        The records' notes.

    Returns
    -------
    Held
        Precision by record that begins in the window, within a year of a signature; recall by
        general agreement of the followed dyads.
    """
    span = window("dcad")
    own = years.filter(pl.col("kind") == "defence_cooperation")
    began = own.group_by("record", *DYAD).agg(year=pl.col("year").min(), last=pl.col("year").max())
    began = in_system(began, span)
    signed = agreements.select(*DYAD, signed=pl.col("signed").dt.year())
    pairs = began.join(signed, on=list(DYAD), how="left").with_columns(
        hit=((pl.col("signed") - pl.col("year")).abs() <= 1).fill_null(False),
        ever=(pl.col("signed") <= pl.col("last") + 1).fill_null(False),
        start=pl.col("year"),
        end=pl.col("year"),
    )
    records = _by_record(pairs, "hit")
    agrees = "DCAD has an agreement of one of the pairs signed within a year of the start"
    row = _row("defence_cooperation", "dcad", span, records, agrees)
    general = agreements.filter(pl.col("type") == "general")
    wanted = general.select(*DYAD, year=pl.col("signed").dt.year()).unique()
    wanted = wanted.join(followed(), on=KEY, how="semi")
    have = own.select(KEY).unique()
    have = pl.concat([have.with_columns(pl.col("year") + s) for s in (-1, 0, 1)]).unique()
    marked = wanted.join(have.with_columns(hit=True), on=KEY, how="left")
    marked = marked.with_columns(pl.col("hit").fill_null(False))
    held = _with_recall(row, records, marked, "a general agreement signed", notes)
    never = pairs.group_by("record").agg(pl.col("ever").any(), pl.col(*KEY).first())
    bad = never.filter(~pl.col("ever")).select("record", *KEY).sort("record")
    found = tuple(
        notes.contradict(
            record, ("dcad",), (one, other), f"no agreement up to its end; it begins in {year}"
        )
        for record, one, other, year in bad.iter_rows()
    )
    return Held(held.rows, held.disagreements, found)


def _with_recall(
    row: Row, records: pl.DataFrame, marked: pl.DataFrame, what: str, notes: Notes
) -> Held:
    """Add a recall over the followed dyads to a row."""
    from dataclasses import replace

    dyads = marked.select(pl.format("{}-{}", *DYAD)).to_series().to_list()
    recall = clustered_share(marked["hit"].to_numpy(), dyads)
    seeks = f"dyad-years of the followed dyads with {what}, found by the kind in that year"
    listed = _listed(
        row.kind, row.reference, records.filter(~pl.col("hit")), "none at that time", notes
    )
    listed += _unfound(row.kind, row.reference, marked.with_columns(row=pl.lit(what)), notes)
    return Held((replace(row, recall=recall, sought=seeks),), tuple(listed))
