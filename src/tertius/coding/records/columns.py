"""The columns of the tidy tables of records.

The rule of this module: a column is spelled here, with what it says, and the tables are built and
described from this list.
"""

from tertius.columns import Column

_QUAD = (
    (1, "verbal cooperation"),
    (2, "material cooperation"),
    (3, "verbal conflict"),
    (4, "material conflict"),
)
_SIGNS = ((-1, "hostile"), (0, "neither"), (1, "friendly"))
_EFFECTS = ((-1, "driven apart"), (0, "neither"), (1, "driven together"))

_PARTY = (
    Column("{side}", "String", "{who}: key of a state or organisation, or code of your own table"),
    Column("{side}_name", "String", "{who}: name in print"),
    Column("{side}_ccode", "Int16", "{who}: COW number; none for what never was a state"),
    Column("{side}_role", "String", "{who}: what of it acts: government, military, leader, …"),
    Column("{side}_words", "String", "{who}: as the sentence has it"),
    Column("{side}_by", "String", "{who}: what told who is meant"),
)
_SIDES = (("source", "who acts"), ("target", "towards whom"))

COLUMNS: tuple[Column, ...] = (
    Column("document", "String", "identity of the document: SHA-256 of what it says"),
    Column("record", "Int32", "number of the record in its reading, from 1"),
    Column("kind", "String", "event, standing, attitude, policy or causal"),
    *(
        Column(c.name.format(side=side), c.dtype, c.label.format(who=who))
        for side, who in _SIDES
        for c in _PARTY
    ),
    Column("ccode1", "Int16", "COW number of the dyad's first state, the smaller number"),
    Column("ccode2", "Int16", "COW number of the dyad's second state"),
    Column("reciprocal", "Boolean", "whether it holds in both directions"),
    Column("event_type", "String", "root type of PLOVER; none for what is no event"),
    Column("mode", "String", "mode of the type"),
    Column("event_code", "String", "CAMEO code nearest to type and mode"),
    Column("event_code_lossy", "Boolean", "whether the CAMEO code says more or less than the type"),
    Column("quad_class", "Int8", "quad class of the type, by PLOVER", codes=_QUAD),
    Column("goldstein", "Float64", "PLOVER's score of the type", "-10 to 10"),
    Column("sign", "Int8", "how it moves the dyad, apart from the quad class", codes=_SIGNS),
    Column("stance", "String", "asserted, opinion, reported, hypothetical or negated"),
    Column("holder", "String", "who means it so: author, a key, or words of the sentence"),
    Column("stance_words", "String", "the words that tell the stance"),
    Column("stances", "String", "all stances, the outermost first: 'level by holder > …'"),
    Column("factive", "Boolean", "whether the text itself takes the reported for true"),
    Column("when", "String", "ISO 8601 date of the precision of the words, or start/end"),
    Column("year", "Int16", "calendar year in which it begins"),
    Column("superseded", "Boolean", "whether the text says that it was so and is no longer"),
    Column("condition", "String", "the words under which it would hold"),
    Column("effect1", "String", "claims: key of the dyad's first side"),
    Column("effect2", "String", "claims: key of the dyad's second side"),
    Column("effect_ccode1", "Int16", "claims: COW number of the first side, the smaller number"),
    Column("effect_ccode2", "Int16", "claims: COW number of the second side"),
    Column("effect_sign", "Int8", "claims: what the driver does to the dyad", codes=_EFFECTS),
    Column("effect_general", "Boolean", "claims: a rule that names no dyad of its own"),
    Column("quote", "String", "the sentence as published"),
    Column("quote_start", "Int32", "first character of the sentence in the original"),
    Column("quote_end", "Int32", "character after the sentence in the original"),
    Column("trigger", "String", "the words that carry the relation, as published"),
    Column("trigger_start", "Int32", "first character of these words in the original"),
    Column("trigger_end", "Int32", "character after these words in the original"),
    Column("segment", "Int32", "number of the segment of the document"),
    Column("sentence", "Int32", "number of the sentence in the document, from 0; -1: title"),
    Column("work", "String", "key of the work that the document is a publication of"),
    Column("statement", "Int32", "number of the statement in its work; the same words, the same"),
    Column("first", "Boolean", "whether no earlier publication of the statement was read"),
    Column("publications", "Int32", "in how many of the documents the statement stands"),
    Column("said", "String", "when the statement was first said: ISO 8601, or 'from 2024-06'"),
    Column("title", "String", "title of the document, as far as it is known"),
    Column("voice", "String", "who says it in the text, as far as that is proven"),
    Column("rule", "String", "which rule or model made the record"),
    Column("sure", "Float64", "estimated probability that the record is right", "0 to 1"),
    Column("place", "String", "where the document was found"),
)
"""Of the table of records: one row per record."""

EMPTY_COLUMNS: tuple[Column, ...] = (
    Column("document", "String", "identity of the document: SHA-256 of what it says"),
    Column("place", "String", "where the document was found"),
    Column("reason", "String", "why these sentences gave no record; 'read': all sentences"),
    Column("sentences", "Int32", "how many sentences"),
)
"""Of the table of sentences without records: one row per document and reason."""
