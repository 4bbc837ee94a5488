"""The numbers that decide, each with its reason; no other module of this room holds a threshold.

They were chosen on planted texts and on newswire pairs other than those that the benchmark
reports; where cases of the two kinds overlap, the one that joins no works was preferred.
"""

EDITED_FROM = 0.4
"""Similarity ``2 LCS / (n + m)`` of words from which on two sentences are versions of one.

Of pairs of sentences of unrelated newswire with three words in a row in common nine in ten lie
below .33, and the others are formulas of the trade; of planted edits 99 in a hundred lie above .5.
"""

IN_A_ROW = 3
"""Words in a row that two versions of a sentence share at least: words that two sentences of one
topic have in common are scattered, those of two versions stand together."""

PART_FROM = 0.6
"""Share of a sentence's words that another one must hold for being split off it or merged into
it."""

PART_WORDS = 4
"""Common words that such a part has at least; fewer are a phrase."""

JOINED_GAIN = 0.04
"""What a split or merge must add to the similarity: otherwise the part said nothing of its own."""

LEAST_CONTENT = 8
"""Common words, without function words, below which two pieces say nothing of each other, unless
they are half of one."""

MENTIONED_RUN = 5
"""Words in a row from which on something was taken over; four are a phrase of the language."""

TEMPLATE_SLOTS, LEAST_SLOTS = 0.135, 2.0
"""Share of differing numbers, dates and names in an otherwise equal frame from which on two
reports are two events; and how many it takes, as one figure may be a slip of the pen. Corrections
and updates of one newswire story lie at .08 or below in nine of ten cases, recurring reports
above .14."""

TEMPLATE_SLOTS_APART, LEAST_SLOTS_APART = 0.1, 1.0
"""The same for pieces that were published two days or more apart: a correction comes at once."""

TEMPLATE_SLOTS_EDITED = 0.12
"""The same share, with one slot, where no sentence was kept: a correction leaves most of them."""

TEMPLATE_SLOTS_KEPT, MUCH_KEPT = 0.3, 0.35
"""The same share where so much of what is common stands in kept sentences, three at least: a
recurring report fills slots in nearly every sentence, an author who corrects figures leaves the
others alone."""

FIGURES, FIGURES_KNOWN, KEPT_LITTLE = 6, 0.48, 0.25
"""Numbers from which on pieces are full of figures; the share of them, in the one that has more in
the other, below which they are two reports; and the share of common words up to which that is
asked that stand in kept sentences."""

QUOTED_FROM = 0.8
"""Share of what is common that stands inside quotation marks, for being a quotation."""

QUOTED_HERE, HARDLY_QUOTED = 0.6, 0.1
"""The same share where only one of the two quotes: a sentence that quotes has words around the
quotation; and the share up to which the other one does not quote."""

QUOTED_BELOW = 0.6
"""Share of a piece from which on it is no longer one that quotes."""

VERBATIM = 0.02
"""Words put in the place of others, for each common word, up to which a text was not edited:
spelling and house style."""

WHOLE_FROM, NEARLY_ALL = 0.75, 0.9
"""A republication has the first share of its source at least, and the second one of its own words
from it. What is shorter is an excerpt."""

MOSTLY = 0.68
"""The first of these shares where only the end was cut off; and the share of a younger, longer
piece from which on nearly all of an older one is republished in it: what it adds may be
furniture."""

ALL_BUT_TYPOS, KEPT_FOR_EDITED = 0.97, 3
"""Share of a piece that stands in another one, and kept sentences for each edited one, from which
on words in the place of others are a dateline or a slip."""

EDITED_FOR_KEPT = 0.6
"""Edited sentences for each kept one, two at least, from which on a text was gone through,
unless nearly all words of both are common: then they are of a house's style."""

RETURNED = 0.9
"""Share of an older piece that must stand in a longer, younger one for being republished in it."""

PART_OF_IT, DATED_PART = 0.6, 0.5
"""Share of its words from which on a verbatim part of another piece is an excerpt of it; and where
the other one is proven to be older."""

FRAMED_PART, FRAME_SENTENCES = 0.38, 3
"""The same for an excerpt that closes a piece, below at most so many sentences of its host; more
of them, above or below, are a text of its own."""

BACKGROUND = 0.375
"""Share of a piece up to which sentences of another one that close it are background."""

REWORK_FROM = 0.5
"""Share of both from which on two texts with an unedited part in common are versions of one; less
is a common lead with two tails, or background."""

REWORK_BOTH, REWORK_MIXED = 0.42, 0.3
"""Share of one of them from which on it is a rework where sentences were kept and others edited,
or kept at scattered places; and where these are three at least. Who repeats background copies a
run of sentences, who takes an old text up again goes through all of it."""

LIGHT_EDIT = 3.5
"""Words put in the place of others, for each edited sentence, up to which the old sentence was
retouched; who tells the news of the next day writes it anew."""

HEAVY_EDIT, HALF_OF_BOTH, MORE_OF_BOTH = 5.0, 1.0, 1.1
"""Words for each edited sentence from which on it was written anew; the sum of both shares that a
rework takes then; and the sum that it takes when it was published days later."""

BOTH_TOGETHER = 0.62
"""Sum of both shares that any rework takes: next to nothing of a long piece is a mention."""

ALIKE = 0.85
"""Share of both from which on pieces of different days with another figure are a recurring report,
unless most sentences were kept (``MOSTLY_KEPT`` of the common words)."""
MOSTLY_KEPT = 0.75

SAME_STORY, SAME_STORY_BOTH = 0.55, 0.95
"""Share of one, and sum of both shares, for a rework none of whose sentences was kept."""

LEAD_FROM = 0.42
"""Similarity of the lead of one to some sentence of the other, for being the same news."""

FURNITURE_FROM, FURNITURE_WORDS = 0.8, 160
"""Share of the common sentences' words that are furniture, for sharing nothing
else; and words up to which that is asked: bios and disclaimers are not longer."""

STRONG_LINK, ESTABLISHED = 0.6, 3
"""A rework that shares less than this does not join, alone, two works of so many members each."""

REGION_SENTENCES, REGION_SHARE = 3, 0.8
"""Sentences of a run, and the share of them that answer to one work, for being a part of its own
within a longer piece."""

TILED = 0.9
"""Share of a piece's sentences that several whole works must cover for being their collection."""
