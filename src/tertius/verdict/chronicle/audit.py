"""The hand audit: how often records drawn at random were found wrong."""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files
from typing import Any

from tertius.chronicle import Record
from tertius.verdict.chronicle.intervals import clustered_share
from tertius.verdict.chronicle.model import AuditRow

VERDICTS = ("ok", "wrong", "unverifiable")


def read_audit() -> tuple[dict[str, str], ...]:
    """Read the audit that ships with the chronicle.

    Returns
    -------
    tuple of dict
        ``id, audited_on, verdict, remark``.
    """
    text = files("tertius.chronicle").joinpath("data/audit.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def audit_rows(
    entries: Iterable[Mapping[str, str]], kind_of: Mapping[str, str]
) -> tuple[AuditRow, ...]:
    """Count an audit by kind.

    Parameters
    ----------
    entries
        With ``id`` and ``verdict``; those of records that no longer exist count as of kind
        ``(record dropped)``.
    kind_of
        Kind by identifier.

    Returns
    -------
    tuple of AuditRow
        All kinds together first, then by number drawn.
    """
    verdicts: dict[str, list[str]] = {}
    everything: list[str] = []
    for entry in entries:
        kind = kind_of.get(entry["id"], "(record dropped)")
        verdicts.setdefault(kind, []).append(entry["verdict"])
        everything.append(entry["verdict"])
    ordered = sorted(verdicts.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(
        _row(kind, found) for kind, found in [("all audited kinds", everything), *ordered] if found
    )


def _row(kind: str, found: list[str]) -> AuditRow:
    judged = [verdict == "wrong" for verdict in found if verdict != "unverifiable"]
    doubtful = [verdict != "ok" for verdict in found]
    return AuditRow(
        kind,
        len(found),
        found.count("wrong"),
        found.count("unverifiable"),
        clustered_share(judged, range(len(judged))),
        clustered_share(doubtful, range(len(doubtful))),
    )


@dataclass(frozen=True, slots=True)
class AuditReport:
    """The whole audit.

    Attributes
    ----------
    rows
        By kind.
    sample
        File, number of its records, drawn, wrong.
    remarks
        Identifier, verdict and remark of what was not simply right.
    """

    rows: tuple[AuditRow, ...]
    sample: tuple[tuple[str, int, int, int], ...]
    remarks: tuple[tuple[str, str, str], ...]

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for JSON.

        Returns
        -------
        dict
        """
        names = ("file", "records", "drawn", "wrong")
        return {
            "rows": [asdict(row) for row in self.rows],
            "sample": [dict(zip(names, line, strict=True)) for line in self.sample],
            "remarks": [
                dict(zip(("id", "verdict", "remark"), line, strict=True)) for line in self.remarks
            ],
        }


def audit_report(
    records: Sequence[Record], entries: Iterable[Mapping[str, str]] | None = None
) -> AuditReport:
    """Summarise the audit by kind and by file.

    Parameters
    ----------
    records
        Of the chronicle.
    entries
        Of the audit; by default those that ship with the chronicle.

    Returns
    -------
    AuditReport
    """
    drawn = tuple(read_audit() if entries is None else entries)
    file_of = {r.id: r.where.partition(":")[0] for r in records}
    sizes = Counter(file_of.values())
    taken = Counter(file_of.get(e["id"], "(record dropped)") for e in drawn)
    wrong = Counter(
        file_of.get(e["id"], "(record dropped)") for e in drawn if e["verdict"] == "wrong"
    )
    names = sorted(set(sizes) | set(taken))
    return AuditReport(
        audit_rows(drawn, {r.id: r.kind for r in records}),
        tuple((name, sizes[name], taken[name], wrong[name]) for name in names),
        tuple((e["id"], e["verdict"], e["remark"]) for e in drawn if e["verdict"] != "ok"),
    )
