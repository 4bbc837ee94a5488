"""The values that a check of the chronicle gives."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Share:
    """A share of units with its 95 % interval.

    Attributes
    ----------
    hits, n
        Units that agree, and all units.
    low, high
        Wilson interval at the number of independent units that the clusters leave.
    clusters
        Records or dyads that the units come from: units within one are not independent.
    """

    hits: int
    n: int
    low: float
    high: float
    clusters: int

    @property
    def value(self) -> float:
        """The share itself."""
        return self.hits / self.n


@dataclass(frozen=True, slots=True)
class Row:
    """One kind against one reference.

    Attributes
    ----------
    kind
        A kind of the chronicle, or the name of a group of kinds.
    reference
        The source, or ``any of …``.
    unit
        What is counted: ``dyad-years`` or ``records`` (or the unit of the recall, where other).
    first_year, last_year
        The window: years that both the chronicle and the reference cover.
    records
        Records of the kind with at least one unit in the window.
    units
        Units of the chronicle that could be tested.
    precision
        Share of the chronicle's units that the reference has; None where not defined.
    recall
        Share of the reference's units that the chronicle has; None where not defined.
    agrees, sought
        In words: what counts as agreement, and which rows of the reference are sought.
    """

    kind: str
    reference: str
    unit: str
    first_year: int
    last_year: int
    records: int
    units: int
    precision: Share | None
    recall: Share | None
    agrees: str
    sought: str


@dataclass(frozen=True, slots=True)
class SignRow:
    """Whether positive ties or acts stand higher than negative ones in a measured series.

    Attributes
    ----------
    kind
        A kind, or ``+ against −``.
    reference, unit, first, last
        Source, what is counted, and the window.
    positive, negative
        Units of either sign; for a single kind the other one is 0.
    statistic
        ``auc``, ``rank`` (mean rank among untied pairs, 0–1; both also ``, centred``) or ``same
        sign`` (share of units).
    value, low, high
        The statistic and its 95 % interval: a jackknife over states; for ``same sign`` Wilson's
        with dyads as clusters.
    """

    kind: str
    reference: str
    unit: str
    first: str
    last: str
    positive: int
    negative: int
    statistic: str
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class AuditRow:
    """Hand audit of one kind, or of all.

    Attributes
    ----------
    kind
        A kind, or ``all audited kinds``.
    audited, wrong, unverifiable
        Records drawn, found wrong, and without any page or data at hand to judge them.
    error
        Wrong among those that could be judged; None where none could.
    worst
        Wrong or unverifiable among all drawn.
    """

    kind: str
    audited: int
    wrong: int
    unverifiable: int
    error: Share | None
    worst: Share | None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Where the chronicle and a reference differ.

    Attributes
    ----------
    kind, reference
        What was compared.
    side
        ``only in the chronicle``, ``only in the reference`` or ``opposite sign``.
    ccode1, ccode2, party1, party2
        The dyad; for records with several, the first.
    first, last
        First and last year (or month, or day) of an unbroken run.
    units
        Number of units in the run.
    near
        Whether the whole run lies within one year of years on which both agree.
    record
        Identifiers of the records, joined by spaces; empty where the chronicle has none.
    row
        What the reference says.
    noted
        Whether a note on one of the records names the reference.
    """

    kind: str
    reference: str
    side: str
    ccode1: int
    ccode2: int
    party1: str
    party2: str
    first: str
    last: str
    units: int
    near: bool
    record: str
    row: str
    noted: bool


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A record that the references of its kind contradict.

    Attributes
    ----------
    record, kind, references
        The record and what it was held against.
    parties
        The parties for which it fails.
    why
        In words, with years.
    noted
        Whether its note names one of the references.
    note
        The note.
    where
        File and line.
    """

    record: str
    kind: str
    references: tuple[str, ...]
    parties: tuple[str, ...]
    why: str
    noted: bool
    note: str
    where: str


@dataclass(frozen=True, slots=True)
class Check:
    """All of a check.

    Attributes
    ----------
    rows, signs, audit
        The tables.
    disagreements, contradictions
        The lists.
    absent
        References that were not at hand.
    no_reference
        Kinds that no dataset can contradict, with the number of their records.
    remarks
        What was seen while reading.
    """

    rows: tuple[Row, ...]
    signs: tuple[SignRow, ...]
    audit: tuple[AuditRow, ...]
    disagreements: tuple[Disagreement, ...]
    contradictions: tuple[Contradiction, ...]
    absent: tuple[str, ...]
    no_reference: tuple[tuple[str, int], ...]
    remarks: tuple[str, ...]

    @property
    def open_contradictions(self) -> tuple[Contradiction, ...]:
        """Contradicted records without a note that names a reference."""
        return tuple(c for c in self.contradictions if not c.noted)

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for JSON; shares carry their value.

        Returns
        -------
        dict
        """
        plain = asdict(self)
        for row, given in zip(self.rows, plain["rows"], strict=True):
            _with_values(given, precision=row.precision, recall=row.recall)
        for entry, given in zip(self.audit, plain["audit"], strict=True):
            _with_values(given, error=entry.error, worst=entry.worst)
        plain["no_reference"] = dict(self.no_reference)
        plain["open_contradictions"] = len(self.open_contradictions)
        return plain


def _with_values(given: dict[str, Any], **shares: Share | None) -> None:
    for name, share in shares.items():
        if share is not None:
            given[name]["value"] = share.value
