"""The tables of the page on types, made from the data; run as a script it writes them anew."""

import re
from pathlib import Path

from tertius.coding.ontology import (
    QUAD_CLASSES,
    cameo_codes,
    cameo_goldstein,
    cameo_name,
    cameo_of,
    departures,
    event_types,
)
from tertius.coding.ontology.tables import table
from tertius.coding.records.columns import COLUMNS

PAGE = Path(__file__).resolve().parents[3] / "docs" / "coding-types.md"
BLOCK = re.compile(r"(<!-- table: ([a-z]+) -->\n)(.*?)(?=<!-- end -->)", re.S)
SIGNS = {1: "+1", 0: "0", -1: "−1"}


def rows(header: tuple[str, ...], body: list[tuple[object, ...]]) -> str:
    """Write a table of Markdown."""
    lines = [header, ("---",) * len(header), *body]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)


def number(value: float) -> str:
    """Write a score with its sign."""
    return f"{value:+.1f}".replace("-", "−") if value else "0.0"


def types() -> str:
    """One line per type."""
    return rows(
        ("type", "meaning", "quad class", "score", "sign", "CAMEO"),
        [
            (
                f"`{t.name}`",
                t.meaning,
                f"{t.quad_class} {QUAD_CLASSES[t.quad_class]}",
                number(t.score),
                SIGNS[t.sign],
                f"`{cameo_of(t.name).code}`{' (lossy)' if cameo_of(t.name).lossy else ''}",
            )
            for t in event_types()
        ],
    )


def modes() -> str:
    """One line per mode."""
    return rows(
        ("type", "mode", "meaning", "of the manual's", "sign", "CAMEO"),
        [
            (
                f"`{t.name}`",
                f"`{d.name}`",
                d.meaning,
                f"{d.kind}s",
                SIGNS[d.sign],
                out(t.name, d.name),
            )
            for t in event_types()
            for d in t.details
        ],
    )


def out(name: str, mode: str) -> str:
    """What is written for a mode, and whether it loses something."""
    found = cameo_of(name, mode)
    if found.codes == cameo_of(name).codes and found.lossy:
        return f"none; `{found.code}` (lossy)"
    return f"`{found.code}`{' (lossy)' if found.lossy else ''}"


def rules() -> str:
    """One line per rule of the way in."""
    body = []
    for code, rule in table("cameo")["rule"].items():
        root = f"{cameo_name(code)} ({number(cameo_goldstein(code))})" if len(code) == 2 else ""
        kind = f"`{rule['type']}`" if "type" in rule else "no type"
        mode = f"`{rule['mode']}`" if "mode" in rule else ""
        body.append((f"`{code}…`", root, kind, mode))
    return rows(("codes", "root of CAMEO (score)", "type", "mode"), body)


def leaves() -> str:
    """One line per departure from the table of PLOVER's authors."""
    return rows(("codes", "what and why"), [(f"`{c}…`", why) for c, why in departures().items()])


def counts() -> str:
    """How many codes each type draws on."""
    typed = [(t.name, cameo_of(t.name).codes) for t in event_types()]
    body = [
        (f"`{name}`", len(codes), ", ".join(f"`{r}`" for r in sorted({c[:2] for c in codes})))
        for name, codes in typed
    ]
    whole = sum(len(codes) for _, codes in typed)
    body.append(("none", len(cameo_codes()) - whole, "`01`"))
    return rows(("type", "codes", "roots"), body)


def columns() -> str:
    """One line per column of the tidy table."""
    body = [(f"`{c.name}`", c.dtype, c.label + (f" ({c.unit})" if c.unit else "")) for c in COLUMNS]
    return rows(("column", "type", "meaning"), body)


TABLES = {
    "types": types,
    "modes": modes,
    "rules": rules,
    "departures": leaves,
    "counts": counts,
    "columns": columns,
}


def renewed(page: str) -> str:
    """Write every table of the page anew."""
    return BLOCK.sub(lambda found: found[1] + TABLES[found[2]](), page)


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
