"""Rules for text of the site: one named pattern for each idea, in English, German, French, Spanish.

They match at the start of a line. Order matters: the first match wins.
"""

from tertius.documents.lines.rules import Rule, rule

_COUNTED = r"""(?:views?|reads?|shares?|comments?|likes?|hits|votes?|points?|replies|retweets?
        |tweets?
    |aufrufe|kommentare?|vues?|commentaires?|partages?|visitas|lecturas|comentarios?|reactions?)"""
_ENTRY = r"(?!by\s|von\s|par\s|por\s)[^\W\d_][^|·•.!?:;\d]{0,28}"
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
        r"""(?:note\s+to\s+readers?\s*:|(?:please\s+)?(?:use|press|try)\s+(?:the|our|one\s+of\s+the)\s+
        (?:share|sharing|social)\s+(?:buttons?|icons?|links?)\b|.{0,60}\bclick\s+(?:on\s+)?the\s+share\s+button
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
            liked enjoyed button buttons icon icons link links
            teilen drucken merken versenden speichern empfehlen kommentieren partager
            comparte compartir compartei download get""",
    ),
    rule(
        "newsletter",
        "furniture",
        "newsletter",
        0.95,
        r"""(?:to\s+receive\s+.{0,80}newsletter
        |to\s+(?:receive|get)\s+.{0,80},\s*(?:please\s+)?(?:click|sign\s+up|subscribe|register|enter)\b|(?:please\s+)?(?:sign
        |signup)\s*(?:up)?\s+(?:here\s+)?
        (?:for|to)\b.{0,80}(?:newsletter|e-?mail|updates?|inbox|alerts?|digest)
        |subscribe\s+(?:to|now|here
        |today|for|via)\b|get\s+.{0,70}(?:newsletter|in\s+your\s+inbox|to\s+your\s+inbox)
        |(?:jetzt\s+)?(?:den\s+)?(?:unseren\s+)?newsletter\b|abonnieren\s+sie|abonnez[\s-]vous
        |inscrivez[\s-]vous|recevez\s+.{0,60}(?:newsletter|lettre)|suscr[ií]b[ae](?:te|se)
        |recib[ae]\s+.{0,60}(?:newsletter|boletín|correo)|(?:our|daily|weekly|free
        |e-?mail)\s+newsletters?
        \b|to\s+unsubscribe|unsubscribe\b|you\s+(?:are\s+receiv|receiv)\w+\s+this\s+(?:e-?mail
        |message|letter|bulletin|digest|mailing|
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
        |.{0,60}\btranslate[ds]?\b.{0,80}\binto\s+(?:\d+|\w+|several|many|other)\s+languages\b
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
        "row of a menu",
        "furniture",
        "navigation",
        0.94,
        rf"""(?:{_ENTRY}\s*[|·•]\s*){{3,}}{_ENTRY}\s*$
        |(?=.{{0,200}}\b(?:home|contact|rss|menu|search|log\s?in|startseite|kontakt|impressum|accueil|inicio
        |contacto)\b)(?:{_ENTRY}\s*[|·•]\s*){{2,}}{_ENTRY}\s*$""",
        longest=30,
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
