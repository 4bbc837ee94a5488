"""Sphinx: MyST pages, docstrings in NumPy style, and pages generated from the code."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import generate  # noqa: E402 - it lies beside this file

from tertius import __version__  # noqa: E402

project = "tertius"
author = "The tertius developers"
copyright = "The tertius developers"
release = version = __version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.mathjax",
    "numpydoc",
]
myst_enable_extensions = ["dollarmath", "amsmath", "deflist", "colon_fence"]
myst_heading_anchors = 4
exclude_patterns = ["_build"]

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_use_legacy_class_based = False
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True
add_module_names = False
numpydoc_show_class_members = False
numpydoc_use_plots = False

html_theme = "furo"
html_title = f"tertius {release}"
html_show_sphinx = False
# Formulas are set by the browser; without network they stay readable as TeX.
html_static_path: list[str] = []


def leave_out_missing(app, docname, source):
    """Drop pages from the index that another part of the project has yet to bring."""
    if docname == "index":
        for name in {"chronicle", "commands"} - app.env.found_docs:
            source[0] = source[0].replace(f"\n{name}\n", "\n")


def setup(app):
    """Write the generated pages before Sphinx looks for its sources."""
    generate.write_all(HERE / "reference" / "generated")
    app.connect("source-read", leave_out_missing)
    return {"parallel_read_safe": True}
