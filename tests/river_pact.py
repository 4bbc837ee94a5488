"""One invented piece in three publications, and a text that has nothing to do with it.

The piece as first printed, a blog's excerpt of it with two sentences of the blogger, and what its
author made of it two years later: three sentences kept, two edited, two dropped, one new.
"""

from pathlib import Path

PRINTED = """\
Why the River Pact Will Hold
By Mara Quill
The Delta Courier, May 4, 2019

Serbia and Hungary signed the river pact in the spring. Nobody in Belgrade had expected it to \
last. The alliance is waging a war of tariffs against both of them. Freight on the Danube has \
doubled since then. Old quarrels about the islands were put aside.

The harbour masters of the two countries meet every month. They drink plum brandy and complain \
about customs officers.
"""
BLOG = """\
Why the River Pact Will Hold, by Mara Quill

I said so for years. From Mara Quill at The Delta Courier:

Serbia and Hungary signed the river pact in the spring. Nobody in Belgrade had expected it to \
last. The alliance is waging a war of tariffs against both of them. Freight on the Danube has \
doubled since then.

Continue reading

Leave a comment
"""
REWORK = """\
Why the River Pact Held
By Mara Quill

Serbia and Hungary signed the river pact in the spring. Nobody in Belgrade had expected it to \
last. The United States is waging a war of tariffs against both of them. Freight on the Danube \
has possibly doubled since then.

The harbour masters of the two countries meet every month. In August 2021 the pact was prolonged \
by ten years.
"""
OTHER = """\
Beekeepers Count Their Losses

Half of the hives in the valley stood empty after the frost. A sack of sugar now costs more than \
the honey that it saves. The inspectors blame a mite that came with queens from abroad.
"""
ALL = {"printed.txt": PRINTED, "blog.txt": BLOG, "rework.txt": REWORK, "other.txt": OTHER}


def write_texts(folder: Path) -> Path:
    """Write all four texts into a folder that is made."""
    folder.mkdir()
    for name, text in ALL.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
