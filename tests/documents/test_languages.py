"""Languages of documents: settled by small words where they suffice, else by a model, else open."""

import subprocess
import sys
from itertools import pairwise

import pytest

from tertius.documents.folding import Folded
from tertius.documents.function_words import TELLABLE, shares
from tertius.documents.languages import language_of, languages
from tertius.documents.model import LanguageRun, Line, Span

TEXTS = {
    "ca": (
        "Les converses entre els dos governs van acabar ahir a la ciutat sense cap acord, "
        "però els ministres van dir que es tornarien a trobar després de l'estiu per parlar "
        "de les fronteres i del comerç amb els països veïns."
    ),
    "gl": (
        "As conversas entre os dous gobernos remataron onte na cidade sen ningún acordo, pero "
        "os ministros dixeron que se volverían atopar despois do verán para falar das "
        "fronteiras e do comercio cos países veciños."
    ),
    "da": (
        "Forhandlingerne mellem de to regeringer sluttede i går i byen uden en aftale, men "
        "ministrene sagde at de ville mødes igen efter sommeren for at tale om grænserne og "
        "handelen med nabolandene."
    ),
    "sv": (
        "Förhandlingarna mellan de två regeringarna avslutades i går i staden utan något "
        "avtal, men ministrarna sade att de skulle träffas igen efter sommaren för att tala "
        "om gränserna och handeln med grannländerna."
    ),
    "nl": (
        "De onderhandelingen tussen de twee regeringen eindigden gisteren in de stad zonder "
        "een akkoord, maar de ministers zeiden dat zij elkaar na de zomer weer zouden "
        "ontmoeten om over de grenzen en de handel te praten."
    ),
    "af": (
        "Die onderhandelinge tussen die twee regerings het gister in die stad sonder 'n "
        "ooreenkoms geëindig, maar die ministers het gesê dat hulle weer ná die somer sou "
        "ontmoet om oor die grense te praat."
    ),
    "ro": (
        "Discuțiile dintre cele două guverne s-au încheiat ieri în oraș fără niciun acord, "
        "dar miniștrii au spus că se vor întâlni din nou după vară pentru a vorbi despre "
        "frontiere și despre comerțul cu țările vecine."
    ),
    "uk": (
        "Переговори між двома урядами завершилися вчора в місті без жодної угоди, але "
        "міністри сказали, що вони знову зустрінуться після літа, щоб говорити про кордони та "
        "торгівлю з сусідніми країнами."
    ),
    "bg": (
        "Преговорите между двете правителства приключиха вчера в града без споразумение, но "
        "министрите казаха, че ще се срещнат отново след лятото, за да говорят за границите и "
        "за търговията със съседните страни."
    ),
    "sr": (
        "Преговори између две владе завршени су јуче у граду без договора, али су министри "
        "рекли да ће се поново састати после лета да би разговарали о границама и о трговини "
        "са суседним земљама."
    ),
    "pl": (
        "Rozmowy między dwoma rządami zakończyły się wczoraj w mieście bez porozumienia, ale "
        "ministrowie powiedzieli, że spotkają się ponownie po lecie, aby mówić o granicach i "
        "o handlu z sąsiednimi krajami."
    ),
    "tr": (
        "İki hükümet arasındaki görüşmeler dün kentte anlaşma olmadan sona erdi, ancak "
        "bakanlar yazdan sonra sınırlar ve komşu ülkelerle ticaret hakkında konuşmak için "
        "yeniden bir araya geleceklerini söyledi."
    ),
    "fi": (
        "Kahden hallituksen väliset neuvottelut päättyivät eilen kaupungissa ilman sopimusta, "
        "mutta ministerit sanoivat tapaavansa uudelleen kesän jälkeen puhuakseen rajoista ja "
        "kaupasta naapurimaiden kanssa."
    ),
    "ar": (
        "انتهت المحادثات بين الحكومتين أمس في المدينة دون اتفاق، لكن الوزراء قالوا إنهم "
        "سيلتقون مرة أخرى بعد الصيف للحديث عن الحدود والتجارة مع الدول المجاورة."
    ),
    "fa": (
        "گفت‌وگوهای دو دولت دیروز در شهر بدون توافق پایان یافت، اما وزیران گفتند که پس از "
        "تابستان دوباره دیدار خواهند کرد تا درباره مرزها و بازرگانی با کشورهای همسایه سخن "
        "بگویند."
    ),
    "he": (
        "השיחות בין שתי הממשלות הסתיימו אתמול בעיר ללא הסכם, אך השרים אמרו כי ייפגשו שוב לאחר "
        "הקיץ כדי לדבר על הגבולות ועל הסחר עם המדינות השכנות."
    ),
    "zh": (
        "两国政府之间的会谈昨天在该市结束，没有达成协议，但部长们表示，他们将在夏天之后再"
        "次会面，讨论边界和与邻国的贸易。"
    ),
    "ja": (
        "両国政府の会談は昨日、市内で合意なしに終わったが、閣僚たちは夏の後に再び会い、国"
        "境と近隣諸国との貿易について話し合うと述べた。"
    ),
    "ko": (
        "두 정부 간의 회담은 어제 시내에서 합의 없이 끝났지만, "
        "장관들은 여름이 지난 뒤 다시 만나 국경과 이웃 나라와의 무역에 대해 이야기하겠다고 말했다."
    ),
    "hi": (
        "दोनों सरकारों के बीच वार्ता कल शहर में बिना किसी समझौते के समाप्त हुई, लेकिन "
        "मंत्रियों ने कहा कि वे गर्मी के बाद सीमाओं और पड़ोसी देशों के साथ व्यापार पर बात "
        "करने के लिए फिर मिलेंगे।"
    ),
    "el": (
        "Οι συνομιλίες μεταξύ των δύο κυβερνήσεων έληξαν χθες στην πόλη χωρίς συμφωνία, αλλά "
        "οι υπουργοί είπαν ότι θα συναντηθούν ξανά μετά το καλοκαίρι για να μιλήσουν για τα "
        "σύνορα."
    ),
    "en": (
        "The talks between the two governments ended yesterday in the city without an "
        "agreement, but the ministers said that they would meet again after the summer to "
        "speak about the borders and trade."
    ),
    "fr": (
        "Les pourparlers entre les deux gouvernements se sont terminés hier dans la ville "
        "sans accord, mais les ministres ont dit qu'ils se reverraient après l'été pour "
        "parler des frontières et du commerce."
    ),
    "de": (
        "Die Gespräche zwischen den beiden Regierungen endeten gestern in der Stadt ohne "
        "Einigung, doch die Minister sagten, dass sie sich nach dem Sommer wieder treffen "
        "wollten, um über die Grenzen zu sprechen."
    ),
    "es": (
        "Las conversaciones entre los dos gobiernos terminaron ayer en la ciudad sin acuerdo, "
        "pero los ministros dijeron que volverían a reunirse después del verano para hablar "
        "de las fronteras y del comercio."
    ),
    "it": (
        "I colloqui tra i due governi si sono conclusi ieri nella città senza accordo, ma i "
        "ministri hanno detto che si incontreranno di nuovo dopo l'estate per parlare dei "
        "confini e del commercio."
    ),
    "pt": (
        "As conversações entre os dois governos terminaram ontem na cidade sem acordo, mas os "
        "ministros disseram que voltariam a reunir-se depois do verão para falar das "
        "fronteiras e do comércio."
    ),
    "ru": (
        "Переговоры между двумя правительствами завершились вчера в городе без соглашения, но "
        "министры сказали, что они снова встретятся после лета, чтобы говорить о границах и о "
        "торговле с соседними странами."
    ),
    "cs": (
        "Rozhovory mezi oběma vládami skončily včera ve městě bez dohody, ale ministři řekli, "
        "že se po létě znovu sejdou, aby mluvili o hranicích a o obchodu se sousedními "
        "zeměmi."
    ),
    "hu": (
        "A két kormány közötti tárgyalások tegnap megállapodás nélkül értek véget a városban, "
        "de a miniszterek azt mondták, hogy a nyár után újra találkoznak, hogy a határokról "
        "beszéljenek."
    ),
}
"""One sentence in thirty languages, by our own hand."""

SETTLED = ["en", "fr", "de", "es", "it", "pt", "ru", "nl"]


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_a_sentence_is_enough(code):
    language, sure = language_of(TEXTS[code])
    assert language == code
    assert 0.5 <= sure <= 1


@pytest.mark.parametrize("text", ["", "Calm", "12 34", "* * *", "OK", "© 2020", "https://x.org"])
def test_too_short_is_open(text):
    assert language_of(text) == ("und", 0.0)


def test_small_words_settle_the_common_languages_without_the_model():
    """In a process of its own: nothing that was loaded before can hide an import."""
    code = (
        "import sys; sys.path.insert(0, 'tests/documents')\n"
        "from tertius.documents.languages import language_of\n"
        f"texts = {[(code, TEXTS[code]) for code in SETTLED if code != 'pt']!r}\n"
        "assert all(language_of(text)[0] == code for code, text in texts)\n"
        "assert 'py3langid' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("code", sorted(set(TEXTS) - set(SETTLED)))
def test_a_neighbour_is_never_taken_for_a_common_language(code):
    counts, words = shares(TEXTS[code])
    ranked = sorted(counts, key=lambda one: -counts[one])
    if ranked and ranked[0] in TELLABLE:
        assert counts[ranked[0]] < 0.25 * words or counts[ranked[0]] < 1.2 * counts[ranked[1]]


def test_shares_count_words_in_each_language_that_has_them():
    counts, words = shares("Die Frau in the house")
    assert words == 5
    assert counts["de"] == 2.0
    assert counts["en"] == 2.0
    assert shares("") == ({}, 0)


# -- documents -----------------------------------------------------------------------------


def runs(*texts, roles=()):
    """Languages of a document of some lines."""
    whole, lines = "\n".join(texts), []
    at = 0
    for number, text in enumerate(texts):
        role = roles[number] if number < len(roles) else "body"
        lines.append(Line(Span(at, at + len(text)), role))
        at += len(text) + 1
    return languages(Folded.plain(whole), tuple(lines))


def spans(found):
    return [(run.language, run.first, run.last) for run in found]


def test_no_lines_have_no_language():
    assert runs() == ()


def test_a_document_in_one_language_is_one_run():
    assert spans(runs("Talks end", TEXTS["en"], "By Ann Lee", TEXTS["en"])) == [("en", 0, 3)]


def test_two_languages_are_two_runs():
    assert spans(runs(TEXTS["de"], TEXTS["ru"])) == [("de", 0, 0), ("ru", 1, 1)]
    assert spans(runs(TEXTS["zh"], TEXTS["en"])) == [("zh", 0, 0), ("en", 1, 1)]


def test_a_translation_below_the_text_and_back():
    found = runs(TEXTS["en"], "A title", TEXTS["fr"], TEXTS["fr"], "Fin", TEXTS["en"])
    assert spans(found) == [("en", 0, 1), ("fr", 2, 4), ("en", 5, 5)]


def test_short_lines_belong_to_the_run_before_and_at_the_beginning_after():
    assert spans(runs("Titel", TEXTS["de"], "Ende", TEXTS["en"])) == [("de", 0, 2), ("en", 3, 3)]


def test_a_document_too_short_to_tell_is_one_open_run():
    assert runs("Calm", "OK") == (LanguageRun("und", 0, 1, 0.0),)


def test_furniture_in_another_language_does_not_decide():
    found = runs("Share", TEXTS["it"], "Read more", roles=("furniture", "body", "furniture"))
    assert spans(found) == [("it", 0, 2)]


def test_a_page_of_furniture_only_has_a_language():
    assert spans(runs(TEXTS["es"], roles=("furniture",))) == [("es", 0, 0)]


def test_runs_cover_all_lines_in_order():
    found = runs(*(TEXTS[code] for code in ("en", "de", "en", "ru", "fr")), "x")
    assert found[0].first == 0
    assert found[-1].last == 5
    for one, other in pairwise(found):
        assert other.first == one.last + 1
        assert other.language != one.language
