"""Codes through the page's door."""

import json

from codeweek.progress.transfer.transfer_content import VERSION, course
from codeweek.web_api.api import PageApi

IDS = course(VERSION).ids


def ask(verb, language="fr", **about):
    return json.loads(PageApi().handle(json.dumps({"do": verb, "language": language, **about})))


def test_a_page_gets_a_code_and_what_it_brings():
    progress = {"version": 1, "stars": {IDS[0]: 3, IDS[1]: 1}, "last": IDS[2], "tries": {IDS[2]: 3}}
    settings = {"language": "", "theme": "night", "sound": False, "profile": "fox-orange"}
    told = ask("code", profile="fox-orange", settings=settings, python=True, progress=progress)
    found = ask("decode", "en", text=" ".join(told["words"]))
    assert (found["ok"], found["profile"], found["python"]) == (True, "fox-orange", True)
    assert found["progress"]["stars"] == progress["stars"]
    assert (found["progress"]["last"], found["progress"]["tries"]) == (IDS[2], {})
    assert (found["settings"]["theme"], found["settings"]["sound"]) == ("night", False)
    assert "language" not in found["settings"]


def test_a_page_is_told_in_its_language_what_is_not_right():
    assert ask("decode", text="pomme lapain")["say"].startswith(
        "Je ne connais pas le mot «\u00a0lapain\u00a0»"
    )
    assert ask("decode", "en", text="apple xqzw")["say"].startswith("I do not know the word “xqzw”")


def test_a_page_is_told_each_word_as_it_is_typed():
    found = ask("spell", text="1. Pomme, xqzw lap")
    assert [word["word"] for word in found["words"]] == ["pomme", "", ""]
    assert [bool(word["say"]) for word in found["words"]] == [False, True, False]
    assert (found["offers"], found["whole"]) == (["lapin"], False)


def test_a_page_is_told_when_all_words_are_there():
    words = ask("code")["words"]
    assert ask("spell", text=" ".join(words))["whole"]
    assert not ask("spell", text=" ".join(words[:-1]))["whole"]


def test_a_request_of_another_kind_is_refused():
    for about in ({"profile": 3}, {"settings": [], "profile": ""}):
        assert not ask("code", **about)["ok"]
    assert not ask("decode")["ok"]
    assert not ask("spell", text=3)["ok"]
