"""From sentences to events and claims: who did or said what to whom, in whose words.

The rule of this room: no record without the words that prove it, and no word taken for more than
it says. What a text asserts, reports, supposes, denies or merely believes is told apart, and what
a text claims is a claim, never evidence. Everything is a function from value to value; only the
back ends open a connection or a model of the user's, and only packaged data is read.

The chain: ``parsing`` gives each sentence a :class:`~tertius.coding.tree.Tree`, ``actors`` finds
who is named and who is meant, ``frames`` and ``claims`` find who is bound to whom by which words,
``typing`` gives an event its type, ``stance`` says how it is meant, and ``coder`` puts these
together into :class:`~tertius.coding.model.Record` values.
"""
