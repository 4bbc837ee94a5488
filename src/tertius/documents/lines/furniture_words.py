"""Words that furniture is made of, and words that running text is made of, in several languages.

The tables are small on purpose: they are features of a learned model, not a filter. Each word has
one class; words of English, German, French and Spanish first, some of Italian, Portuguese, Dutch.
"""

CLASSES: dict[str, str] = {
    "share": """
share shares shared tweet tweets retweet facebook twitter whatsapp linkedin pinterest reddit
telegram email e-mail mail print printer instagram google youtube flipboard tumblr digg
stumbleupon delicious xing rss feed feeds follow followers following like likes teilen twittern
drucken merken versenden folgen partager partagez imprimer envoyer suivre suivez compartir
imprimir enviar seguir síguenos condividi stampa compartilhar delen social bookmark mastodon
bluesky vk viber snapchat tiktok podcast copy link pin
""",
    "navigation": """
home homepage menu search login logout log sign signin register account profile contact about
sitemap help faq jobs careers startseite suche suchen anmelden einloggen registrieren kontakt
impressum hilfe accueil rechercher recherche connexion inscription contactez inicio buscar
contacto acceder skip content navigation previous next back zurück weiter vorheriger nächster
précédent suivant suivante retour anterior siguiente volver archive archives archiv topics
categories category kategorien kategorie rubriken rubrik rubriques shop toggle close open main
page pages seite startpage go site websites website portal übersicht accessibility mobile app apps
android ios desktop version edition editions settings dashboard
""",
    "subscribe": """
subscribe subscribes subscriber subscribers subscription subscriptions newsletter newsletters
abonnieren abonnement abo abonnez abonner abonnés suscríbete suscribirse suscripción inbox alerts
donate donation donations spenden spende don dons donar membership member members become join
premium free trial offer offers deals kostenlos gratuit gratis unlimited
""",
    "comment": """
comment comments commented commenting commenter reply replies kommentar kommentare kommentieren
antworten antwort commentaire commentaires commenter répondre réponse comentario comentarios
comentar responder wrote says schrieb sagt dit dice guest flag abuse permalink vote votes upvote
akismet spam disqus moderation moderated leserkommentare discussion join anonymous posted thread
user username rating
""",
    "legal": """
copyright copyrighted rights reserved privacy policy policies terms conditions cookies cookie
disclaimer datenschutz datenschutzerklärung agb nutzungsbedingungen rechte vorbehalten mentions
légales confidentialité droits réservés derechos reservados privacidad aviso legal licence license
licensed llc inc ltd gmbh consent gdpr trademark trademarks redistributed permission adchoices
impressum corrections
""",
    "related": """
related more read recommended popular trending latest mehr lesen weitere weiterlesen ähnliche
ähnlich lire aussi plus voir leer más también relacionados relacionadas stories beliebt
meistgelesen meistgelesene empfohlen empfehlungen sponsored promoted anzeige anzeigen werbung
publicité publicidad advertisement advertisements advertising advertise ads ad viewed shopping
featured recent headlines gallery slideshow videos video photos watch playlist articles article
artikel posts post beiträge beitrag actualités noticias nachrichten news continue viewing
tags tag schlagwörter themen thèmes etiquetas temas
""",
    "credit": """
photo photos photograph photographer image images foto fotos bild bilder imagen photographie getty
reuters afp ap dpa epa efe ansa courtesy caption credit credits picture pictures quelle crédit
shutterstock istock flickr wikimedia unsplash illustration pixabay imago pool handout enlarge
""",
    "byline": """
by von par por author authors autor autorin auteur auteurs staff writer correspondent editor
redaktion rédaction redacción reporter contributor contributing published publié publicado
veröffentlicht updated aktualisiert actualizado modified stand written redazione door
""",
    "time": """
january february march april june july august september october november december jan feb mar apr
jun jul aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember janvier
février mars avril juin juillet août septembre octobre novembre décembre enero febrero marzo
abril mayo junio julio agosto septiembre octubre noviembre diciembre monday tuesday wednesday
thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag lundi
mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
mon tue wed thu fri sat sun am pm uhr gmt est edt pst utc et minutes minute hours hour ago vor
heures heure hace horas
""",
    "bio": """
senior fellow professor institute university author columnist director founder cofounder expert
analyst journalist lives writes teaches researcher scholar visiting books adviser advisor
universität institut leiter forscher professeur chercheur université profesor universidad
instituto investigador scientist fellowship nonresident contributing freelance
""",
    "first": """
i me my mine you your yours we us our ich mich mir mein meine du dir dein sie ihr wir uns je moi
mon ma mes tu toi vous votre vos nous yo mi mí tú usted nosotros lol thanks thank
""",
}

RUNNING = """
the of and to a in that is was for it with as his on be at by had not are but from or have an they
which one were all her she there would their been has when who will no if out so said what up its
into than them can only other new some could time these two may then do first any now such over
der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus
er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder
aber vor zur bis mehr durch man sein wurde
de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec
son mais comme ou si leur y dont aux été cette être ont fait ces entre
el que y los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre
este ya entre cuando todo esta ser son dos también fue había era muy hasta desde
il di che è e la per non un si in una sono del con alla della anche come più dei nel
o a do da em que não com os no na por mais as dos como mas foi ao ele das tem
het een van en op te dat niet zijn voor met die aan er om ook dan maar bij
i w na z nie się do jest to że og det at en den til er som på med av för att är och inte
un ir ka par no ar kas bet tas uz și în cu pe
"""

WORD_CLASSES: tuple[str, ...] = tuple(CLASSES)
CLASS_OF: dict[str, int] = {
    word: number for number, words in enumerate(CLASSES.values()) for word in words.split()
}
"""Number of the class of each word of furniture; a word of two classes has the later one."""
STOP_WORDS: frozenset[str] = frozenset(RUNNING.split())

UNSPACED: dict[str, str] = {
    "share": "分享 シェア ツイート แชร์ 공유",
    "navigation": "首页 首頁 搜索 ホーム 検索 登录 ログイン หน้าแรก 로그인",
    "comment": "评论 評論 コメント 返信 ความเห็น 댓글",
    "legal": "版权 版權 著作権 禁止転載 無断転載 転載 สงวนลิขสิทธิ์ 저작권 ©",
    "related": "相关 相關 関連 ランキング 推荐 おすすめ ข่าวที่เกี่ยวข้อง 관련",
    "credit": "摄 图片 写真 撮影 ภาพ 사진",
    "byline": "编辑 責編 责任编辑 记者 記者 来源 發稿 기자",
}
"""The same for scripts without spaces, looked for as parts of a line."""
