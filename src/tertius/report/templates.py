"""Templates of self-contained pages: filled, escaped, with their scripts named by their hashes.

A page asks the network for nothing. Its scripts are named in a content security policy, and all
that comes from data is escaped, so a name with mark-up in it is shown and never run.
"""

import base64
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from typing import Any

from tertius.report.visible import all_visible, visible
from tertius.report.words import signed


def filled(
    template: str,
    *,
    styles: Sequence[str],
    scripts: Sequence[str] = (),
    data: Any = None,
    filters: Mapping[str, Callable[..., str]] | None = None,
    **values: Any,
) -> str:
    """Fill a template of this package.

    Parameters
    ----------
    template
        Its file name in the folder ``page``.
    styles
        Files of the package with style sheets, in order.
    scripts
        Files of the package with scripts, in order.
    data
        What the scripts read, made of plain types.
    filters
        Filters of the template besides ``signed``.
    **values
        What the template names.

    Returns
    -------
    str
        HTML. The template finds ``style``, ``scripts``, ``policy`` and ``data`` besides its values.
    """
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("tertius.report", "page"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters["signed"] = signed
    environment.filters |= filters or {}
    texts = [_resource(name) for name in scripts]
    return environment.get_template(template).render(
        style="\n".join(_resource(name) for name in styles),
        scripts=texts,
        policy=" ".join(f"'sha256-{_digest(text)}'" for text in texts) or "'none'",
        data=_embedded(all_visible(data)),
        **values,
    )


def _shown(value: Any) -> Any:
    """Make what a template writes visible; its own marked-up parts stay as they are."""
    return value if hasattr(value, "__html__") or not isinstance(value, str) else visible(value)


def _resource(name: str) -> str:
    return files("tertius.report").joinpath(name).read_text(encoding="utf-8").strip()


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _embedded(value: Any) -> str:
    """Write JSON that can stand inside a script element: no text can close it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
