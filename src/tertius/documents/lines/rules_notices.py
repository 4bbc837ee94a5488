"""Rules for notices: of rights and sources, of pictures, of advertisers, of whom to write to.

They match at the start of a line. Order matters: the first match wins.
"""

from tertius.documents.lines.rules import Rule, rule

NOTICE_RULES: tuple[Rule, ...] = (
    rule(
        "copyright sign",
        "furniture",
        "copyright",
        0.96,
        r"[©ⓒ]|\(c\)\s|copyright\b|.{0,60}版权所有|.{0,40}著作権|.{0,40}無断転載|.{0,30}未经.{0,20}(?:授权|许可)",
        longest=200,
    ),
    rule(
        "copyright",
        "furniture",
        "copyright",
        0.96,
        r"""(?:.{0,120}\ball\s+rights\s+reserved|.{0,80}alle\s+rechte\s+vorbehalten
        |.{0,80}tous\s+droits\s+réservés|.{0,80}(?:todos\s+los\s+)?derechos\s+reservados
        |.{0,60}\bcontains?\s+copyrighted\s+material
        |.{0,40}\bunder\s+(?:the\s+provisions\s+of\s+)?"fair\s+use"
        |.{0,60}(?:may|must|darf)\s+not\s+be\s+(?:published|reproduced|copied|republished
        |redistributed)
        |(?:this\s+(?:work|article|content)\s+is\s+)?licensed\s+under)""",
        longest=200,
        needs="rights rechte droits derechos copyrighted fair may must darf licensed",
    ),
    rule(
        "disclaimer",
        "furniture",
        "copyright",
        0.95,
        r"""(?:disclaimer\b|haftungsausschluss|(?:the\s+)?(?:views?
        |opinions?)(?:\s+and\s+opinions?)?\s+
        (?:expressed|reflected|presented)\b.{0,200}\b(?:author|those\s+of|not\s+necessarily
        |do\s+not)
        |.{0,60}\bsole\s+responsibility\s+of\s+the\s+author|die\s+(?:hier\s+)?(?:geäußerten
        |vertretenen)\s+
        (?:meinungen|ansichten)|der\s+(?:beitrag|artikel|text)\s+gibt\s+(?:nicht\s+)?.{0,40}meinung
        |les\s+(?:opinions|propos|points\s+de\s+vue)\s+exprimé|las\s+opiniones\s+(?:expresadas
        |vertidas))""",
        longest=200,
        needs="""
            disclaimer haftungsausschluss expressed reflected presented responsibility meinungen
            ansichten meinung opinions propos points opiniones""",
    ),
    rule(
        "permission",
        "furniture",
        "copyright",
        0.93,
        r"""(?:re-?published\s+(?:here\s+)?(?:with|by)\s+(?:kind\s+)?permission
        |.{0,60}\bpermission\s+to\s+
        (?:cross-?post|re-?publish|reprint)|to\s+(?:republish|reprint)\s+this
        |republish\s+(?:this|our)\b
        |mit\s+freundlicher\s+genehmigung|avec\s+l'aimable\s+autorisation)""",
        longest=120,
        needs="republished permission republish reprint genehmigung autorisation re",
    ),
    rule(
        "cookie notice",
        "furniture",
        "other",
        0.95,
        r"""(?:.{0,90}\b(?:uses?|verwende[nt]|utilis\w+|utiliza(?:mos)?
        |nutz\w+)\s+(?:\w+\s+){0,3}cookies
        |.{0,60}\baccept\s+(?:all\s+)?cookies|cookie\s+(?:policy|settings|notice)
        |cookies?\s+akzeptieren)""",
        needs="cookie cookies",
    ),
    rule(
        "source credit",
        "furniture",
        "credit",
        0.93,
        r"""(?:(?:this|the|a\s+version\s+of\s+this)\s+(?:article|piece|essay|post|story|column
        |op-?ed|text|commentary|interview|analysis)
        \s+(?:was\s+|has\s+been\s+|is\s+|has\s+)?(?:first\s+|originally\s+|also\s+|previously\s+
        |re-?)?(?:appeared|appears|published|posted|republished|reprinted|syndicated)
        |(?:first|originally)\s+(?:published|appeared|posted)\b|the\s+original\s+source\s+of
        |re-?(?:posted|printed|published)\s+from
        |(?:zuerst\s+(?:erschienen|veröffentlicht)|dieser\s+(?:artikel|beitrag
        |text)\s+(?:erschien|ist\s+zuerst|wurde))
        |(?:cet\s+article|ce\s+texte)\s+(?:a\s+été|est)\s+.{0,20}(?:publié|paru)
        |este\s+(?:artículo|texto)\s+(?:fue|se)\s+.{0,20}public
        |(?:this|the\s+(?:above|following|foregoing|text\s+above))\s+(?:\w+\s+)?(?:is|was)\s+
        (?:an?|the)\s+(?:\w+\s+)?(?:excerpt|extract|adaptation|abridged\s+version
        |edited\s+version|shortened\s+version|translation)\s+(?:of|from)\b
        |(?:excerpted|extracted|adapted|abridged)\s+(?:with\s+permission\s+)?from\b
        |(?:auszug\s+aus|gekürzte\s+fassung|extrait\s+d[eu]|extracto\s+de)\b
        |(?:translated\s+(?:from|by)|translation\s*:|(?:aus\s+dem\s+\w+\s+)?übersetzt\s+(?:von
        |aus)|übersetzung\s*:|aus\s+dem\s+\w+\s+(?:von|übersetzt)|traduit\s+(?:de\s+l'|de|du|par)
        |traduction\s*:|traducido\s+(?:del?|por)|traducción\s*:)\s*\b
        |(?:paru|publié)e?\s+(?:d'abord|initialement|à\s+l'origine)\b
        |(?:publicado|aparecido)\s+(?:originalmente|primero|originariamente)\b
        |ursprünglich\s+(?:erschienen|veröffentlicht))""",
        longest=60,
        needs="""
            appeared appears published posted republished reprinted syndicated reposted printed
            source erschienen veröffentlicht erschien ist wurde publié paru publicado publicó
            is was excerpted extracted adapted abridged auszug fassung extrait extracto translated
            translation übersetzt übersetzung traduit traduction traducido traducción parue publiée
            aparecido aus""",
    ),
    rule(
        "source line",
        "furniture",
        "credit",
        0.93,
        r"""(?:sources?|quellen?|fuentes?|fonte)\s*:\s*\S.{0,120}$""",
        longest=14,
        needs="source sources quelle quellen fuente fuentes fonte",
    ),
    rule(
        "feed notice",
        "furniture",
        "credit",
        0.95,
        r"""(?:the\s+(?:post|article|entry)\s+.{1,300}\b(?:first\s+appeared|appeared\s+first)\s+(?:on|at|in)\b
        |der\s+(?:beitrag|artikel)\s+.{1,300}\berschien\s+zuerst\s+(?:auf|bei|in)\b
        |(?:cet\s+article|l'article)\s+.{1,300}\best\s+apparu\s+en\s+premier\b
        |la\s+entrada\s+.{1,300}\b(?:se\s+publicó|apareció)\s+primero\b)""",
        longest=60,
        needs="appeared erschien apparu publicó apareció",
    ),
    rule(
        "note on an interview",
        "furniture",
        "credit",
        0.93,
        r"""(?:.{0,200}[.!?]\s+)?(?:(?:the|this)\s+(?:interview|conversation|discussion|transcript
        |text|article|essay)\s+(?:was|has\s+been|is)\s+(?:\w+\s+){0,2}(?:shortened|edited
        |condensed|abridged|translated|conducted|recorded)\b
        |das\s+(?:interview|gespräch)\s+(?:wurde|führten?)\b
        |(?:l'entretien|cet\s+entretien|la\s+entrevista)\s+(?:a\s+été|fue|ha\s+sido)\b)""",
        longest=45,
        needs="""
            shortened edited condensed abridged translated conducted recorded interview gespräch
            entretien l'entretien entrevista""",
    ),
    rule(
        "picture source",
        "furniture",
        "credit",
        0.93,
        r"""(?:featured|cover|header|lead|top|feature)\s+(?:image|photo|picture
        |illustration)\b.{0,140}$""",
        longest=24,
    ),
    rule(
        "picture credit",
        "caption",
        None,
        0.9,
        r"""(?:(?:image|photo|photograph|picture|illustration|graphic|foto|bild|imagen
        |photographie|crédit|credit|bildquelle
        |fotocredit)s?\s*(?:credits?|source|quelle)?\s*(?:by\s|:|©|courtesy|via\s).{0,140}$
        |\([^()]{0,80}\b(?:photos?|foto|image|images|picture|file)(?:\s+by\s.{0,40})?\)$)""",
        longest=24,
    ),
    rule(
        "advert",
        "furniture",
        "advert",
        0.95,
        r"""[-–—\[(\s]*(?:advertisements?|advertising|anzeigen?|werbung|publicité|publicidad
        |pubblicità|sponsored(?:\s+\w+)?|promoted
        |paid\s+(?:content|post)|(?:story|article)\s+continues\s+(?:below|after).{0,40}
        |scroll\s+(?:down\s+)?(?:to|for)\s+.{0,40}|ad)[-–—\])\s:]*$""",
        longest=8,
    ),
    rule(
        "appeal",
        "furniture",
        "advert",
        0.93,
        r"""(?:become\s+an?\s+(?:\w+\s+)?(?:member|supporter|subscriber|patron)|support\s+(?:our
        |this|us|independent)\b.{0,200}
        |(?:please\s+)?donate\b|make\s+a\s+(?:\w+\s+)?donation|help\s+us\s+(?:keep|continue
        |stay)|(?:jetzt\s+)?spenden\b
        |unterstützen\s+sie\s+(?:uns|unsere)|faire\s+un\s+don|soutenez[\s-]nous
        |haz(?:te)?\s+(?:una\s+donación|socio)
        |(?:buy|order)\s+(?:the\s+book|your\s+copy|now)\b)""",
        longest=60,
    ),
    rule(
        "contact",
        "furniture",
        "contact",
        0.93,
        r"""(?:for\s+(?:all\s+)?(?:media|press|further|more|additional)\s+(?:inquir|enquir
        |information|details|requests|quer|questions)
        |(?:media|press|presse|investor)\s*(?:relations\s+)?(?:contacts?|kontakt|office
        |inquiries|enquiries)\b|contact(?:o|s)?\s*(?:de\s+prensa|presse)?\s*:
        |(?:ansprechpartner|rückfragen|kontakt)\b.{0,80}$|(?:tel|phone|telefon|fax|e-?mail
        |mobile|tél|teléfono)\.?\s*:\s*\S
        |[\w.+-]{1,40}@[\w-]{1,60}\.[\w.]{2,40}$|(?!(?:19|20)\d\d
        |\d\d?[./-]\d\d?[./-])\+?[\d()\s./-]{8,25}$)""",
        longest=40,
    ),
    rule(
        "release mark",
        "furniture",
        "other",
        0.95,
        r"""(?:for\s+immediate\s+release|embargoed\s+until|press\s+release$|pressemitteilung$
        |sent\s+from\s+my\s)""",
        longest=8,
    ),
)
