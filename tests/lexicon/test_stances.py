"""Words of stance: lists are lower case, deeds have verbs, and no word is for and against at once."""

from onrecord.lexicon.data_files import read_toml
from onrecord.lexicon.stances import DATA, DEEDS, deeds, misread, phrasal_deeds, stance_words, weak_deeds


def test_every_list_is_lower_case_and_without_doubles() -> None:
    for table, lists in read_toml(DATA).items():
        if table == "misread":
            continue
        for name, words in lists.items():
            assert all(word == word.lower() for word in words), (table, name)
            assert len(words) == len(set(words)), (table, name, sorted({w for w in words if words.count(w) > 1}))


def test_nobody_denies_and_grants_by_one_word() -> None:
    assert not stance_words("verbs", "denying") & stance_words("verbs", "conceding")
    assert not stance_words("verbs", "denying") & stance_words("verbs", "doubting")
    assert not stance_words("adjectives", "false") & stance_words("adjectives", "true")
    assert not stance_words("nouns", "false") & stance_words("nouns", "true")


def test_a_noun_leads_to_the_verb_of_the_same_deed() -> None:
    assert deeds()["withdrawal"] == "withdraw"
    assert deeds()["pull-back"] == phrasal_deeds()["pull back"] == "withdraw"
    assert weak_deeds() <= set(deeds())
    assert set(read_toml(DEEDS)) == {"verbs", "weak", "phrasal"}


def test_a_misread_lemma_leads_to_its_verb() -> None:
    assert misread()["hop"] in stance_words("verbs", "wishing")
