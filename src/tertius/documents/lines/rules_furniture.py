"""Rules for text of the site: one named pattern for each idea, in English, German, French, Spanish.

They match at the start of a line. Order matters: the first match wins.
"""

from tertius.documents.lines.rules import Rule, rule

_COUNTED = r"""(?:views?|reads?|shares?|comments?|likes?|hits|votes?|points?|replies|retweets?
        |tweets?
    |aufrufe|kommentare?|vues?|commentaires?|partages?|visitas|lecturas|comentarios?|reactions?)"""
_NUMBER = r"\d[\d.,]*\s?[km]?"

FURNITURE_RULES: tuple[Rule, ...] = (
    rule("separator", "furniture", "separator", 0.97, r"[\W_]{1,40}$"),
    rule(
        "end mark",
        "furniture",
        "separator",
        0.95,
        r"(?:[-–—\s]*30[-–—\s]*|[\W_]*ends?[\W_]*|[\W_]*ende[\W_]*|[\W_]*fin[\W_]*)$",
        longest=2,
    ),
    rule(
        "counter",
        "furniture",
        "counter",
        0.96,
        rf"(?:{_COUNTED}\s*[:(]?\s*{_NUMBER}\)?|{_NUMBER}\s+{_COUNTED})\s*$",
        longest=4,
    ),
    rule(
        "reading time",
        "furniture",
        "counter",
        0.93,
        r"""(?:(?:estimated\s+)?(?:reading|read|lese)[\s-]?(?:time|zeit|dauer)\W|
        \d+\s*[-–]?\s*min(?:ute)?s?\.?\s+(?:read|lesezeit|de\s+lectur[ea])|temps\s+de\s+lecture|
        tiempo\s+de\s+lectura)""",
        longest=8,
    ),
    rule(
        "bare number", "furniture", "counter", 0.8, r"[(\[]?\+?[\d.,\s]+%?[km]?[)\]]?$", longest=3
    ),
    rule(
        "forwarding mark",
        "furniture",
        "separator",
        0.97,
        r"""[-–—_>\s]*(?:(?:original|forwarded|weitergeleitete|ursprüngliche)\s+(?:message
        |nachricht)
        |begin\s+forwarded\s+message|anfang\s+der\s+weitergeleiteten|message\s+(?:transféré
        |d'origine)
        |mensaje\s+(?:original|reenviado))""",
        longest=8,
    ),
    rule(
        "share buttons",
        "furniture",
        "share",
        0.93,
        r"""(?:please\s+)?(?:(?:share|tweet|e-?mail|print|pin|like|teilen|tweeten|drucken|partager
        |partagez|imprimer|compart[ie]r?|imprimir|facebook|twitter|whatsapp|linkedin|telegram|reddit
        |pinterest|instagram|youtube|flipboard|tumblr|google\+?|rss|mail|copy\s+link|xing|threads
        |bluesky|mastodon|x)\b[\s,|/·•:&+-]*)
        (?:(?:this|the|it|article|story|post|page|link|on|via|by|with|to|a|friends?|share|tweet
        |e-?mail
        |print|pin|auf|per|diesen|artikel|sur|cet|en|por|con|more|less|save|and|or|feed|feeds|us
        |facebook|twitter|whatsapp|linkedin|telegram|reddit|pinterest|instagram|youtube|flipboard
        |tumblr|google\+?|rss|mail|copy|link|xing|threads|bluesky|mastodon
        |x)\b[\s,|/·•:&+.-]*)*$""",
        longest=16,
    ),
    rule(
        "share notice",
        "furniture",
        "share",
        0.95,
        r"""(?:note\s+to\s+readers?\s*:|.{0,60}\bclick\s+(?:on\s+)?the\s+share\s+button
        |(?:please\s+)?(?:feel\s+free\s+to\s+)(?:repost|share|forward)|(?:like|follow|find|join
        |visit)
        \s+(?:us|me)\s+(?:on|at)\b|folge[nt]?\s+(?:sie\s+)?uns\b|suivez[\s-]nous|síguenos
        |(?:if\s+you\s+)?(?:liked|enjoyed)\s+this\s+(?:article|post|piece|story)
        |share\s+(?:this|on|via|your)\b|(?:diesen\s+)?(?:artikel|beitrag|seite|text)\s+(?:teilen
        |drucken
        |merken|versenden|speichern|empfehlen|kommentieren)\b|diesen\s+artikel\s+(?:teilen
        |drucken)|partager\s+(?:cet|sur)
        |compart[ei]r?\s+(?:este|esta|en)\b|(?:download|get)\s+(?:our|the)\s+(?:free\s+)?app\b)""",
        needs="""
            note share repost forward like follow find join visit folge folgen folgt suivez síguenos
            liked enjoyed teilen drucken merken versenden speichern empfehlen kommentieren partager
            comparte compartir compartei download get""",
    ),
    rule(
        "newsletter",
        "furniture",
        "newsletter",
        0.95,
        r"""(?:to\s+receive\s+.{0,80}newsletter|(?:please\s+)?(?:sign
        |signup)\s*(?:up)?\s+(?:here\s+)?
        (?:for|to)\b.{0,80}(?:newsletter|e-?mail|updates?|inbox|alerts?|digest)
        |subscribe\s+(?:to|now|here
        |today|for|via)\b|get\s+.{0,70}(?:newsletter|in\s+your\s+inbox|to\s+your\s+inbox)
        |(?:jetzt\s+)?(?:den\s+)?(?:unseren\s+)?newsletter\b|abonnieren\s+sie|abonnez[\s-]vous
        |inscrivez[\s-]vous|recevez\s+.{0,60}(?:newsletter|lettre)|suscr[ií]b[ae](?:te|se)
        |recib[ae]\s+.{0,60}(?:newsletter|boletín|correo)|(?:our|daily|weekly|free
        |e-?mail)\s+newsletters?
        \b|to\s+unsubscribe|unsubscribe\b|you\s+(?:are\s+receiv|receiv)\w+\s+this\s+(?:e-?mail
        |message|
        newsletter)|view\s+(?:this\s+)?(?:e-?mail\s+)?in\s+(?:your\s+)?browser|subscribe$)""",
        needs="""
            newsletter newsletters sign signup subscribe inbox email e mail updates update alerts
            alert digest abonnieren abonnez inscrivez recevez suscríbete suscríbase suscriba
            suscribe recibe reciba unsubscribe receiving received receive receives view""",
    ),
    rule(
        "translation notice",
        "furniture",
        "translation",
        0.95,
        r"""(?:.{0,80}\bcan\s+be\s+read\s+in\s+\d+\s+languages
        |.{0,60}\btranslate\s+(?:this\s+)?(?:web\s*)?
        (?:site|page)|(?:this\s+\w+\s+is\s+)?(?:also\s+)?available\s+in\s+(?:[A-Z]\w+[\s,]*)+$
        |(?:read|lire|leer|lesen)\s+(?:this\s+)?(?:\w+\s+)?(?:in|en|auf)\s+(?:english|german
        |french|spanish
        |russian|arabic|chinese|español|français|anglais|inglés|deutsch|englisch|russisch)\b
        |select\s+language|powered\s+by\s+(?:google\s+)?translate
        |click\s+(?:here\s+)?to\s+translate)""",
        needs="languages language translate translation available read lire leer lesen",
    ),
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
        "continue reading",
        "furniture",
        "continue",
        0.95,
        r"""[\[(….\s]*(?:continue\s+reading|keep\s+reading|read\s+(?:more|on|the\s+(?:full|rest
        |whole|entire|original
        |complete))|click\s+(?:here\s+)?to\s+(?:read|continue)|see\s+(?:the\s+)?full\s+(?:story
        |article)
        |weiterlesen|mehr\s+lesen|den\s+ganzen\s+artikel|lire\s+(?:la\s+suite|plus|l'article)
        |seguir\s+leyendo
        |leer\s+más|continuar\s+leyendo|continua\s+a\s+leggere|leia\s+mais|lees\s+(?:meer
        |verder)|続きを読む
        |查看全文|阅读全文|view\s+(?:full|entire)\s+(?:article|story
        |post))\b[^.!?]{0,80}[.!?»>→…\])\s]*$""",
        longest=16,
    ),
    rule(
        "comment form",
        "furniture",
        "comment_form",
        0.95,
        r"""(?:leave\s+(?:a|your)\s+(?:comment|reply)|(?:post|add|write|submit)\s+(?:a
        |your)\s+(?:comment|reply)
        |your\s+e-?mail\s+address\s+will\s+not|(?:this\s+site|.{0,30}\bwebsite)\s+uses\s+akismet
        |notify\s+me\s+(?:of|by|when)
        |(?:you\s+must\s+(?:be\s+)?|please\s+)?(?:log|sign)(?:ged)?[\s-]in\s+to\s+(?:post|leave
        |comment|reply)
        |you\s+must\s+be\s+logged\s+in|comment\s+on\s+.{0,60}$|comments?\s+(?:are\s+)?(?:closed
        |off|disabled)
        |(?:einen\s+)?kommentar\s+(?:schreiben|hinterlassen|verfassen|abgeben|abschicken)
        |schreibe?\s+(?:einen|den\s+ersten)\s+kommentar|antwort(?:en)?\s+(?:abbrechen|hinterlassen)
        |deine\s+e-?mail-adresse\s+wird\s+nicht|laisser\s+un\s+commentaire|(?:votre
        |l')\s*adresse\s+(?:e-?mail
        |de\s+messagerie)\s+ne\s+sera|de(?:ja|jar)\s+un\s+comentario|tu\s+dirección\s+de\s+correo
        |required\s+fields\s+are\s+marked|save\s+my\s+name,?\s+e-?mail
        |join\s+the\s+(?:conversation|discussion))""",
        longest=40,
    ),
    rule(
        "comments heading",
        "furniture",
        "reader_comment",
        0.92,
        r"""(?:(?:reader|readers'|your|all|latest|user|leser)?[\s-]*(?:comments|responses
        |kommentare|commentaires
        |comentarios|reactions|leserkommentare)\s*[:(]?\s*[\d.,]*\s*\)?
        |[\d.,]+\s+(?:comments?|responses?|replies|thoughts?|kommentare?|commentaires?
        |comentarios?|antworten)\b
        .{0,90})$""",
        longest=16,
    ),
    rule(
        "comment head",
        "furniture",
        "reader_comment",
        0.93,
        r"""(?:.{2,40}\s(?:says|said|wrote|schrieb|schreibt|sagt|a\s+écrit|dit|dijo)\s*:?\s+
        (?:on|am|le|el|at)\s+(?=\D{0,12}\d).{4,40}:?$|.{2,40}\ssaid(?:\.\.\.|…)$
        |reply(?:\s+to\s+.{1,40})?$|(?:report|flag)\s+(?:abuse|comment|this\s+comment)|permalink$
        |antworten$|répondre$|responder$|quote$|upvote|downvote)""",
        longest=14,
    ),
    rule(
        "speaker of a comment",
        "furniture",
        "reader_comment",
        0.6,
        r".{2,40}\s(?:says|said|wrote|writes|schrieb|schreibt|sagt|a\s+écrit|dit|dice|dijo)\s*:$",
        longest=8,
    ),
    rule(
        "related links",
        "furniture",
        "related",
        0.92,
        r"""(?:(?:related|recommended|similar|popular|trending|latest|recent|further|featured
        |top|other|more|most)\s+
        (?:(?:articles?|stories|posts?|news|content|topics?|links?|coverage|reading|reads?
        |videos?|items?|read|viewed
        |popular|shared|commented|e-?mailed|recent|headlines|from|on|in|by|about|like
        |for)\b)[^.!?]{0,60}
        |(?:also|see|read)\s*(?:also|read|see|next|more)?\s*:.{0,120}|related\s*:?.{0,110}
        |(?:see|read)\s+also\b.{0,110}
        |(?:you\s+(?:may|might)|don't\s+miss|must\s+reads?|editor'?s?'?\s+picks?
        |what\s+to\s+read)\b.{0,60}
        |articles?\s+(?:by|from)\s*:?.{0,60}|mehr\s+(?:zum\s+thema|von|zu|aus|über)\b.{0,60}
        |lesen\s+sie\s+(?:auch|hier|mehr)\b.{0,110}
        |(?:ähnliche|weitere|verwandte|aktuelle|neueste|meistgelesene)\s+(?:artikel|beiträge
        |themen|meldungen|nachrichten)\b.{0,60}
        |das\s+könnte\s+(?:sie|dich)\b.{0,60}|(?:à|a)\s+lire\s+(?:aussi|également)\b.{0,110}
        |lire\s+aussi\b.{0,110}|sur\s+le\s+même\s+(?:sujet|thème).{0,40}
        |(?:articles|sujets)\s+(?:liés|similaires|récents|associés).{0,40}
        |le[ae]\s+también\b.{0,110}|te\s+puede\s+interesar.{0,60}
        |(?:noticias|artículos|entradas)\s+(?:relacionad[ao]s|recientes)\b.{0,40}
        |lo\s+más\s+(?:leído|visto).{0,40}|related$|trending$)$""",
        longest=24,
    ),
    rule(
        "tags",
        "furniture",
        "tags",
        0.94,
        r"""(?:(?:article\s+)?tags?|(?:related\s+)?topics?|categor(?:y|ies)|filed\s+(?:under|in)
        |posted\s+in|regions?|themes?
        |keywords?|labels?|schlag(?:wörter|worte)|stichwörter|kategorien?|themen|mots[\s-]clés
        |thèmes?|étiquettes
        |etiquetas|temas|categorías?|archivado\s+en|in[\s-]depth\s+reports?
        |sections?)\s*:\s*.{0,200}$""",
        longest=30,
        needs="""
            tag tags topic topics category categories filed posted region regions theme themes
            keyword keywords label labels schlagwörter schlagworte stichwörter kategorie kategorien
            themen mots thème thèmes étiquettes etiquetas temas categoría categorías archivado in
            section sections""",
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
        |este\s+(?:artículo|texto)\s+(?:fue|se)\s+.{0,20}public)""",
        longest=60,
        needs="""
            appeared appears published posted republished reprinted syndicated reposted printed
            source erschienen veröffentlicht erschien ist wurde publié paru publicado publicó
            published""",
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
    rule(
        "navigation",
        "furniture",
        "navigation",
        0.93,
        r"""(?:(?:skip|jump|zum|aller)\s+(?:to\s+|direkt\s+)?(?:main\s+|the\s+|au\s+)?(?:content
        |navigation|inhalt|contenu|search)\b
        |(?:home|menu|menü|search|log\s?in|log\s?out|login|sign\s?(?:in|up)|register|close
        |back\s+to\s+top|nach\s+oben|top|sitemap|site\s+map|rss|faq|help
        |about(?:\s+us)?|contact(?:\s+us)?|advertise|privacy(?:\s+policy)?
        |terms(?:\s+(?:of\s+(?:use|service)|and\s+conditions|&\s+conditions))?|careers|jobs
        |startseite|suche|suchen|anmelden|impressum|datenschutz(?:erklärung)?|kontakt|agb
        |über\s+uns|hilfe|accueil|recherche|rechercher|connexion
        |mentions\s+légales|contactez[\s-]nous|plan\s+du\s+site|inicio|buscar|contacto
        |quiénes\s+somos|aviso\s+legal|acceder|ホーム|首页|検索)
        [\s:»›>|]*$|[«»‹›<>←→\s]*(?:previous|next|older|newer|vorheriger|nächster|précédent
        |suivant|anterior|siguiente)\b(?:\s+(?:post|article|story|page|entry|beitrag|artikel
        |entries|posts))?[\s:»›>→]*$
        |(?:all|view\s+all|see\s+all|show\s+(?:all|more)|load\s+more|alle\s+anzeigen
        |mehr\s+anzeigen|voir\s+tout|ver\s+todos?)\b[^.]{0,30}$)""",
        longest=8,
    ),
)
