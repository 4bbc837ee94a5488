"""Sphinx: MyST pages, docstrings in NumPy style, and pages generated from the code."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import generate  # noqa: E402 - it lies beside this file
from docutils.nodes import SkipNode  # noqa: E402
from docutils.utils.math.latex2mathml import tex2mathml  # noqa: E402

from tertius import __version__  # noqa: E402

project = "tertius"
author = "The tertius developers"
copyright = "The tertius developers"
release = version = __version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
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
# Formulas become MathML while building: pages ask nobody else for anything.
html_math_renderer = "mathml"
html_title = f"tertius {release}"
html_show_sphinx = False
html_static_path: list[str] = []


def inline_formula(writer, node):
    """Write a formula within a line."""
    writer.body.append(tex2mathml(node.astext()))
    raise SkipNode


def displayed_formula(writer, node):
    """Write a formula that stands alone."""
    writer.body.append(f'<div class="formula">{tex2mathml(node.astext(), as_block=True)}</div>')
    raise SkipNode


def setup(app):
    """Write the generated pages before Sphinx looks for its sources."""
    generate.write_all(HERE / "reference" / "generated")
    app.add_html_math_renderer("mathml", (inline_formula, None), (displayed_formula, None))
    return {"parallel_read_safe": True}
