"""Invented documents of many kinds, each line with the role it must get.

A line is a code, a bar and the text: T title, Y byline, D dateline, S standfirst, B body, C
caption, H host's comment, I bio, F furniture. All names, places and events are made up.
"""
# ruff: noqa: E501 - a line of a document is a line here

CODES = {
    "T": "title", "Y": "byline", "D": "dateline", "S": "standfirst", "B": "body", "C": "caption",
    "H": "host_comment", "I": "bio", "F": "furniture",
}  # fmt: skip

DOCUMENTS: dict[str, str] = {}
"""Name → lines with codes."""

DOCUMENTS["forwarded mail"] = """
H|Dear all, this came in this morning from our friend in Vellmar. I think he is right about the ferry, and the committee should see it before Thursday.
F|-------- Forwarded Message --------
Y|From: Ilse Brandvoll <ilse@harbour.example>
D|Date: Tue, 4 Mar 2025 08:12:44 +0100
F|To: Port Committee <port@harbour.example>
T|Subject: The ferry treaty and what it costs us
B|The ferry treaty between Vellmar and Ostrand was signed in a hurry, and it shows. Nobody asked the crews, who now sail under two sets of rules and two flags.
B|In January the Ostrand side stopped paying for the pilots. The treaty says nothing about pilots, because those who wrote it had never stood on a bridge in fog.
B|I propose that we write to both governments, attach the log books of the winter, and ask for a new annex before the summer timetable. The crews will sign it too.
B|It would be the first time that the two ports speak with one voice since the war.
"""

DOCUMENTS["statement of a government"] = """
T|Statement on the incident in the Strait of Merrow
D|3 May 2024
B|The Government of Ostrand condemns the boarding of the survey vessel Halcyon by armed persons on the night of 1 May. The vessel was in international waters and carried no cargo.
B|The Government has summoned the ambassador of Vellmar and handed over a note of protest. It expects a full account within seven days.
B|Ostrand stands by the Convention of 1987 and by its duty to keep the strait open to the ships of all nations. It will take every lawful step to protect them.
B|The Minister will brief the Assembly on Monday. Until then no further comment will be made on the operation or on the persons involved.
"""

DOCUMENTS["wire story"] = """
B|MERROW, May 3 (Transcoast) - Ostrand said on Friday that gunmen had boarded one of its survey ships in the Strait of Merrow, the third such incident this year.
B|Nobody was hurt, the foreign ministry said.
B|"We will not be pushed out of our own waters," Foreign Minister Pelle Ankarsen told reporters in the capital.
B|Vellmar denied any part in it. A spokesman for its navy said that none of its boats had been near.
B|The strait carries a tenth of the region's grain. Insurers raised their rates by a quarter after the second incident in March.
B|Talks between the two governments broke down last autumn over the rights of fishermen.
"""

DOCUMENTS["op-ed with German furniture"] = """
T|Wer die Meerenge schließt, schließt auch die Häfen
Y|Von Marit Ostendorf
D|Der Küstenbote, 12. Mai 2024
F|Artikel teilen
F|Newsletter abonnieren
B|Die Regierung in Vellmar glaubt, sie könne die Meerenge sperren, ohne den eigenen Häfen zu schaden. Das ist ein Irrtum, und zwar ein teurer.
B|Seit der Krieg vorbei ist, leben beide Küsten vom selben Verkehr. Wer die Schiffe der einen Seite anhält, hält auch das Korn der anderen auf.
B|Ein Vertrag, den niemand kontrolliert, ist kein Vertrag. Die Fischer wissen das seit langem, die Minister lernen es gerade.
B|Es wäre klug, die Lotsen zu fragen. Sie kennen jede Untiefe und jeden Beamten, und sie haben nichts davon, dass Schiffe warten.
I|Marit Ostendorf ist Professorin für Seerecht an der Universität Hohwacht.
F|Der Beitrag gibt die Meinung der Autorin wieder, nicht die der Redaktion.
F|Lesen Sie auch: Die vergessenen Fischer von Merrow
F|Kommentar schreiben
F|© 2024 Der Küstenbote. Alle Rechte vorbehalten.
"""

DOCUMENTS["digest of three briefs"] = """
T|Strait Briefing, No. 41
T|1. Ostrand recalls its ambassador
B|Ostrand recalled its ambassador from Vellmar on Monday after the boarding of a survey ship. The foreign ministry gave no date for his return.
B|It is the first recall since the treaty of 1987.
T|2. Grain prices rise in Hohwacht
B|Wheat for June rose by four per cent in Hohwacht, the highest price since the war. Traders said that two ships were waiting outside the strait.
T|3. Pilots threaten to strike
B|The union of the pilots said that its members would stop work next week unless both governments pay for the winter. It wants an annex to the treaty.
"""

DOCUMENTS["anthology with bylines"] = """
T|The old lighthouse keeps its secret
Y|By Tora Lindqvist
B|Nobody has lived in the lighthouse of Merrow since the war, but somebody still lights the lamp. The fishermen say that it is the treaty that keeps it burning.
B|I went there in March with a boat that was too small, and came back with wet boots and a story.
T|Why the pilots will win
Y|By Edvard Rasmund
B|The pilots have the one thing that both governments lack, which is the trust of the crews. They have shown it each winter since the strait was opened again.
B|A strike of two days would be enough, and the ministers know it well.
"""

DOCUMENTS["brief of a think tank with footnotes"] = """
T|Keeping the Strait of Merrow open: three options for 2025
Y|By Henrike Solvang and Pär Tamm
B|The strait carries a tenth of the region's grain, and neither of the two coastal states can police it alone.[1] This brief weighs three options and recommends the second.
B|Option one: a joint patrol
B|A joint patrol would be cheap and quick to set up. It would also need a common chain of command, which the treaty of 1987 expressly rules out.[2]
B|Option two: a council of pilots
B|Pilots of both states already share their charts. A council with the right to publish incidents would raise the price of each boarding without a single ship.
B|Option three: arbitration
B|Arbitration takes years, but its mere beginning would freeze the claims of both sides. Vellmar has refused it twice, in 1991 and again in 2008.
B|1. Ministry of Trade of Ostrand, Grain Report 2024, page 14.
B|2. Convention on the Strait of Merrow, Article 9, in force since 1987.
I|Henrike Solvang is a senior fellow at the Hohwacht Institute for Maritime Affairs.
I|Pär Tamm is a researcher at the same institute and the author of a book on pilots.
"""

DOCUMENTS["interview"] = """
T|"We never closed the strait"
S|The former harbour master of Merrow on patrols, pilots and the price of bread.
Y|Interview by Tora Lindqvist
B|Q: You were in office when the first ship was boarded. What did you know?
B|A: We knew nothing before the radio call. The boats had no names, and the crews had no papers that I would call papers.
B|Q: Did anybody ask you to close the strait?
B|A: Both governments asked, on the same day. I told them that a strait has no door.
B|Q: Would you do it again?
B|A: Without a doubt. Bread was dear enough that winter, and the ships that waited outside carried most of the flour for two countries.
"""

DOCUMENTS["newsletter"] = """
F|View this email in your browser
T|Letters from the strait
D|Sunday, 11 May 2025
B|Good morning from Merrow, where the fog has not lifted since Tuesday. The patrol boats stay in port and so do the pilots, and for once nobody complains.
B|Last week I promised to explain the new annex. It is four pages long and says one thing: each side pays for its own pilots from June on.
B|What it leaves out is the winter. The pilots have not been paid since January, and I am told that a letter with all their names is on its way to both capitals.
B|Until next Sunday.
F|You are receiving this email because you signed up at lettersfromthestrait.example.
F|Unsubscribe
F|© 2025 Letters from the Strait
"""

DOCUMENTS["press release"] = """
F|FOR IMMEDIATE RELEASE
T|Council of Pilots publishes first report on incidents in the strait
B|HOHWACHT, 2 June 2025 - The Council of Pilots today published its first report on incidents in the Strait of Merrow. It lists 31 boardings in the first five months of the year.
B|"What is written down cannot be denied," said Runa Vestergren, who chairs the council. "We ask both governments to answer each case within a month."
B|The report is based on the log books of 240 pilots from both coasts. Each incident was confirmed by at least two of them.
B|The council will publish its next report in December.
F|###
F|Media contact: Olav Brekke, press@pilots.example, +00 555 0142
F|About the Council of Pilots
F|The Council of Pilots was founded in 2025 by the unions of both coasts.
"""

DOCUMENTS["blog with an excerpt"] = """
T|The price of fog
H|I have said for years that nobody can police this water alone. Here is a good piece that says it better. From Edvard Rasmund at The Ostrand Review:
B|Fog is the oldest ally of the smuggler, and the strait has more of it than any other water on this coast. No patrol has ever changed that.
B|What patrols have changed is the price. Each boarding adds a few coins to a loaf, and the loaf is bought by people who have never seen a patrol boat.
B|The ministers of both countries should look at bakeries before they look at maps. The treaty was written for bakers, although no baker was asked.
F|Read the rest
F|Leave a comment
F|Posted in: Straits, Bread
"""

DOCUMENTS["French page"] = """
T|Le détroit ne se ferme pas à clef
Y|Par Élodie Marchenoir
F|Partager sur Facebook
B|Le gouvernement de Vellmar croit pouvoir fermer le détroit sans nuire à ses propres ports. C'est une erreur, et elle coûtera cher aux deux rives.
B|Depuis la fin de la guerre, les deux côtes vivent du même trafic. Celui qui arrête les navires de l'un arrête aussi le blé de l'autre.
F|À lire aussi : Les pilotes oubliés de Merrow
B|Il serait sage d'interroger les pilotes, qui connaissent chaque banc de sable et chaque douanier. Ils n'ont rien à gagner à l'attente.
F|Laisser un commentaire
F|Tous droits réservés
"""

DOCUMENTS["Spanish page"] = """
T|El estrecho no tiene puerta
Y|Por Inés Olmedo
F|Compartir en Twitter
B|El gobierno de Vellmar cree que puede cerrar el estrecho sin dañar sus propios puertos. Es un error, y lo pagarán las dos orillas.
B|Desde que terminó la guerra, las dos costas viven del mismo tráfico. Quien detiene los barcos de una detiene también el trigo de la otra.
F|Lee también: Los pilotos olvidados
F|Deja un comentario
"""

DOCUMENTS["Chinese report"] = """
T|海峡不会关门
B|奥斯特兰外交部周五表示，武装人员在海峡登上了该国的一艘测量船，这是今年以来的第三起事件。没有人受伤。
B|外交部长对记者说，两国应当尽快恢复谈判，并邀请引航员参加。他说，没有引航员的条约只是一张纸。
F|版权所有
"""

FORUM = """
F|Home
F|Forums
F|Search
F|Log in
F|Register
T|What will Vellmar do about the strait?
F|Reply
F|captain_haddlock
B|I have sailed through the strait for twenty years and never saw so many patrol boats as this spring. They check papers that nobody ever checked before.
F|Reply
F|Report
F|Quote
F|merrow_fan
B|The treaty is dead, that is what it means. Both sides only wait for the other to say so, and then the insurers will close the route.
F|Reply
F|Report
F|Quote
F|Privacy policy
F|Terms of use
F|Contact us
"""
"""Whose title stands amid menus: only what people say in it is asked for."""

BARE: dict[str, str] = {
    "an op-ed pasted by hand": """
For ten years the two coasts have argued about a line that no ship can see. It is time to stop.

The line was drawn by a clerk in a hurry. He had a map of the wrong year and a pencil that was not sharp, and the result has fed lawyers ever since.

First things first

Ships need water, pilots and a harbour. None of these is on the map, and all of them were there before it.

What the ministers call sovereignty the crews call waiting. They wait for papers, for stamps and for the patrol boat that brings the man with the stamp.

A modest proposal

Let the pilots run the strait for a year. If bread is cheaper at the end, keep them. If it is not, the clerk still has his pencil.
""",
    "a mail": """
Hi Tora,

thanks for the draft. I read it on the ferry, which was late because of the fog.

Two remarks only:

- the treaty is from 1987, not 1978;
- the pilots have not been paid since January, both sides owe them.

Could you send me the log books? I would like to count the boardings myself.

Best,
Edvard
""",
    "one line": "Ostrand recalled its ambassador from Vellmar on Monday.",
    "a transcript": """
MODERATOR: Welcome to the second evening of our series on the strait. My guest is the harbour master.

MASTER: Good evening.

MODERATOR: How many ships went through last night?

MASTER: Forty, and two of them were boarded. One had grain and the other nothing at all.

MODERATOR: And tonight?

MASTER: Tonight there is fog.
""",
}
"""Texts without anything of a site: each line is body."""


def parted(marked: str) -> tuple[list[str], list[str]]:
    """Give the roles and the lines of a document."""
    lines = [line.partition("|") for line in marked.strip().split("\n")]
    return [CODES[code] for code, _, _ in lines], [text for _, _, text in lines]
