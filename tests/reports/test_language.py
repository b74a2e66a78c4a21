"""Which texts are told from English, by a sentence or by a page; every text is made for these tests."""

import time

import pytest

from onrecord.lexicon.common_words import common_words
from onrecord.lexicon.languages import function_words, name_particles
from onrecord.reports.language import is_not_english

FOREIGN = [
    "Ein Sprecher des Krankenhauses bestätigte, dass drei der Verletzten noch nicht außer Lebensgefahr sind.",
    "Warum die Brücke einstürzte, ist bislang unklar.",
    "Les habitants du village disent n'avoir rien vu venir.",
    "La France et l'Allemagne appellent à la retenue.",
    "El presidente viajará a Ginebra la próxima semana para reunirse con los mediadores.",
    "Gobierno y rebeldes firman la paz",
    "Gli abitanti del paese dicono di non aver visto niente.",
    "O presidente viaja a Genebra na próxima semana para se reunir com os mediadores.",
    "De bewoners van het dorp zeggen dat ze niets hebben gezien.",
    "Byns invånare säger att de inte såg någonting.",
    "Mieszkańcy wsi mówią, że nic nie widzieli.",
    "Warga desa mengatakan mereka tidak melihat apa pun.",
    "Locuitorii satului spun că nu au văzut nimic.",
    "Explosion à Vinnar",
    "Brücke eingestürzt",
    "Drei Tote bei Brand",
    "Präsident droht mit Vergeltung",
]
ENGLISH = [
    "He died on Monday.",
    "Troops massed near border river",
    "U.S. says no",
    "Gorst sacks Pask",
    "Blast in Vinnar",
    "Café blast kills two",
    "Coup d'état, say rebels",
    "Photo: President's Office",
    "al-Fessan/H.",
    "No, he said. No to war, no to the mine, no!",
    "Die-hard fans want more.",
    "Con artists use the sale to rob people in need.",
    "A van hit a man as he ran on to the A1 in Den Haag.",
    "The envoy shrugged: “Je ne regrette rien, c'est la vie”, and left the talks without another word.",
    "Die Welt, Le Monde and El País carried the story; La Stampa and De Volkskrant did not.",
    "See https://pad.example/la/del/los/que/con/por and www.el-la-los.example/de/que for more.",
]
LISTS = [
    "Killed on 14 March: "
    + "Andrin Pask, 41, driver, Ostrel. Mila Gorst, 29, nurse, Vinnar. Vera Pohl, 63, teacher. " * 6,
    "Osk 3, Vinnar 2, Ilvane 7, Ostrel 4, Branitsk 0. " * 12,
    "Present: " + "Rafael de la Cruz, Juan de los Reyes, Ursula von der Heide, Luis da Silva, Gianni della Valle. " * 5,
    "rice 30 kg, flour 20 kg, cooking oil 5 litres, lentils 10 kg, sugar 2 kg, tents 40, blankets 300, water tanks 12, "
    "generators 3, surgical kits 9, bandages 800, syringes 1,200, stretchers 15, school bags 250, stoves 60, soap 900, "
    "jerry cans 400, sleeping mats 700, plastic sheets 120, solar lamps 80, boots 90, gloves 45",
]


@pytest.mark.parametrize("text", FOREIGN)
def test_a_sentence_of_another_language_is_told(text: str) -> None:
    assert is_not_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Министр сказал, что войска ушли.",
        "قال الوزير إن القوات انسحبت",
        "Міністр заявив про відведення військ",
        "部长说部队已经撤离了边境地区",
    ],
)
def test_a_sentence_in_letters_that_english_lacks_is_told(text: str) -> None:
    assert is_not_english(text)


@pytest.mark.parametrize("text", [" ".join(FOREIGN[:2]), " ".join(FOREIGN[4:6])])
def test_capitals_hide_no_language(text: str) -> None:
    assert is_not_english(text.upper())


@pytest.mark.parametrize("text", [*ENGLISH, *LISTS])
def test_english_is_not_taken_for_another_language(text: str) -> None:
    assert not is_not_english(text)


def test_a_page_in_a_language_of_no_list_has_no_known_words() -> None:
    invented = "brelto kanvi ostrum telari venko dasimu porrel gantic ulvaro mestik " * 5
    assert "brelto" not in {word for words in function_words().values() for word in words}
    assert is_not_english(invented)
    assert not is_not_english(invented[:60])


def test_a_list_of_words_is_more_than_what_it_shares_with_english() -> None:
    for language, words in function_words().items():
        assert len(words - common_words()) >= 20, language
    assert name_particles()


def test_a_text_without_spaces_is_read_in_step_with_its_length() -> None:
    begin = time.process_time()
    assert not is_not_english("x" * 300_000)
    assert time.process_time() - begin < 2
