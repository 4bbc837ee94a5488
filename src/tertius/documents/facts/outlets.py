"""Words that the names of outlets have and the names of persons do not."""

_WORDS = """
news times post journal review research magazine institute press guardian telegraph today daily
weekly report herald tribune monitor observer agency network blog foundation center centre council
chronicle gazette standard mail express star globe independent economist spectator nation atlantic
intercept bulletin quarterly policy affairs digest record dispatch courier examiner inquirer radio
tv broadcasting reuters afp tass cnn bbc bloomberg zeitung spiegel welt tagesspiegel rundschau
anzeiger nachrichten bote blatt woche zeit monde figaro libération humanité parisien croix presse
courrier país mundo vanguardia periódico diario razón repubblica corriere stampa giornale gazzetta
manifesto folha estado globo público expresso правда известия ведомости коммерсант газета новости
вестник forum project initiative society university college library archive wire interest
conservative progressive watch revue cahier cahiers gaceta revista hebdo ledger
"""
OUTLET_WORDS = frozenset(_WORDS.split())
"""In lower case, in the languages that datelines are read in."""
