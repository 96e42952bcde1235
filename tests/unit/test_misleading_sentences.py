"""What was once said of a program and led astray: each says now what happened in the run."""

import pytest

from codeweek import data
from codeweek.play import builtin, session
from codeweek.play.feedback.level_voice import voice

A, G, D, R, P = "avancer()\n", "pivoter_gauche()\n", "pivoter_droite()\n", "ramasser()\n", "déposer()\n"


@pytest.fixture(scope="module")
def course():
    return {level.id: level for level in builtin.pack().levels}


def told(course, id, source, language="fr"):
    """What is said of a program on a level: the key, the sentence, the label of the lit block."""
    level = next(level for name, level in course.items() if name.endswith(id))
    playback = session.play_text(level, source)
    assert not playback.problems
    message = playback.verdict.message
    said = voice(data.text(language), level).tell(message).replace("\u00a0", " ")
    why = message.slots.get("why", message)
    return why.key.removeprefix("say."), said, str(why.slots.get("what", ""))


def repeat(times, *lines):
    return f"for _ in range({times}):\n" + "".join(f"    {line}" for line in lines)


def test_a_while_whose_first_answer_was_no_is_not_told_to_add_at_the_end(course):
    key, said, _ = told(course, "02-jusqu-au-drapeau", "while au_but():\n    avancer()\n")
    assert key == "while_never_started"
    assert said == (
        "Mon « tant que » n’a pas commencé : à sa première question, la réponse était non. "
        "Quelle réponse voulais-tu ?"
    )


def test_an_until_whose_first_answer_was_yes_says_so(course):
    source = "while not chemin_devant():\n    avancer()\n"
    level = next(level for name, level in course.items() if name.endswith("02-jusqu-au-drapeau"))
    key, said, _ = told(course, "02-jusqu-au-drapeau", source)
    assert "until" in level.toolbox
    assert key == "until_never_started"
    assert "la réponse était déjà oui" in said


def test_a_move_inside_the_if_says_that_the_answer_was_always_no(course):
    source = repeat(6, "if mur_devant():\n", "    pivoter_gauche()\n", "    avancer()\n")
    key, said, what = told(course, "03-le-mur-surprise", source)
    assert (key, what) == ("if_never_true", "blocks.turn_left.label")
    assert "J’ai posé la question 6 fois, et c’était toujours non." in said


def test_a_turn_inside_the_loop_says_where_the_loop_ended_by_itself(course):
    source = "while chemin_devant():\n    avancer()\n    pivoter_droite()\n"
    key, said, _ = told(course, "03-couloir-virage-couloir", source)
    assert key == "while_ended"
    assert said == (
        "Ma boucle s’arrête après 1 tour : ici, la réponse est non. Qu’est-ce qui a changé trop tôt ?"
    )


def test_a_pick_after_the_walk_says_how_many_were_walked_over(course):
    key, said, what = told(course, "06-le-rang-de-ballons", repeat(5, A) + repeat(5, R))
    assert (key, what) == ("walked_past", "blocks.pick.label")
    assert said == "J’ai marché sur 4 ballons sans ramasser. À quel moment dois-je ramasser ?"


def test_a_walk_without_any_pick_says_what_was_walked_over_and_speaks_of_no_pick(course):
    key, said, _ = told(
        course, "04-la-recolte-au-bout-du-couloir", "while not mur_devant():\n    avancer()\n"
    )
    assert key == "walked_past"
    assert said.endswith("sans ramasser. À quel moment dois-je ramasser ?")


def test_a_pick_without_a_question_asks_whether_there_is_always_one(course):
    source = "while not au_but():\n    pivoter_gauche()\n    while mur_devant():\n        pivoter_droite()\n"
    key, said, _ = told(course, "10-trois-labyrinthes", source + "    avancer()\n    ramasser()\n")
    assert key == "nothing_to_pick_sensor"
    assert said == "Je ramasse… de l’air. Y a-t-il toujours un cristal ? Quelle question peux-tu me donner ?"


def test_a_parameter_that_nothing_opens_is_told_by_its_name(course):
    square = "def carré(côté):\n    for _ in range(4):\n        avancer(60)\n        tourner_droite(90)\n"
    key, said, _ = told(course, "04-petit-moyen-grand", square + "carré(30)\ncarré(60)\ncarré(90)\n")
    assert key == "box_never_used"
    assert said == "La boîte « côté » est prête, et je ne m’en sers jamais. Où peux-tu la mettre ?"


def test_a_pen_that_stayed_up_is_told_though_one_line_is_drawn(course):
    source = "for _ in range(5):\n    avancer(20)\n    lever_crayon()\n    avancer(20)\n"
    key, said, _ = told(course, "07-les-pointilles", source)
    assert key == "drawing_pen_stayed_up"
    assert said == "Après « lever le crayon », je dessine dans l’air. Où mettre « baisser le crayon » ?"


def test_a_turn_to_the_wrong_side_that_leaves_the_sheet_is_asked_its_side(course):
    key, said, _ = told(course, "02-le-carre-pas-a-pas", "tourner_gauche(90)\navancer(100)\navancer(400)\n")
    assert key == "out_of_sheet"
    assert said.startswith(
        "C’est le bord de la feuille, ici. Le nombre 400 est trop grand, ou il faut tourner "
    )
    assert said.endswith("de l’autre côté ?")


def test_one_turn_to_the_wrong_side_is_lit(course):
    right = "avancer(100)\ntourner_droite(90)\n"
    source = right + "avancer(100)\ntourner_gauche(90)\n" + right + "avancer(100)\n"
    key, said, what = told(course, "02-le-carre-pas-a-pas", source)
    assert (key, what) == ("wrong_side", "blocks.rotate_left.label")
    assert said == "J’ai tourné ici… et si c’était de l’autre côté ? Mets-toi à ma place."


def test_a_box_that_never_changed_is_not_asked_when_it_changes(course):
    loop = "while not mur_devant():\n    avancer()\n    if nombre_ici() < m:\n        m = nombre_ici()\n"
    source = f"m = 0\n{loop}dire(m)\n"
    key, said, _ = told(course, "03-le-plus-leger", source)
    assert key == "wrong_said_fixed"
    assert "J’ai dit 0, et ce nombre n’a jamais changé. Quel bloc devrait le changer ?" in said


LEFT_HAND = "while not au_but():\n    pivoter_gauche()\n    {} mur_devant():\n        {}\n    avancer()\n"


def test_an_if_that_looks_once_where_one_must_look_again_is_lit_and_no_way_is_asked(course):
    source = LEFT_HAND.format("if", "pivoter_droite()")
    key, said, what = told(course, "08-la-main-gauche", source)
    assert (key, what) == ("asked_once", "blocks.if.label")
    assert said.endswith(
        "J’ai pivoté, et il y a encore un rocher ici. Mon « si » ne regarde qu’une fois : "
        "quel bloc regarderait jusqu’à ce que la voie soit libre ?"
    )
    assert "My “if” looks only once" in told(course, "08-la-main-gauche", source, "en")[1]


@pytest.mark.parametrize("source", [LEFT_HAND.format("if", "avancer()"), "pivoter_gauche()\navancer()\n"])
def test_a_wall_that_no_if_has_turned_away_from_is_told_as_before(course, source):
    assert told(course, "08-la-main-gauche", source)[0] in ("bump_wall", "out_of_grid")


SNAIL = "n = 5\nwhile n > 0:\n    for _ in range(n):\n        avancer()\n    pivoter_gauche()\n{}"


def test_a_box_that_decides_each_turn_and_never_changes_is_told_and_no_missing_turn(course):
    key, said, _ = told(course, "05-l-escargot-en-six-blocs", SNAIL.format(""))
    assert key == "box_stays"
    assert "la boîte « n » vaut toujours 5. Faut-il la changer à chaque tour ?" in said
    assert "virage" not in said
    assert "box “n” is always 5" in told(course, "05-l-escargot-en-six-blocs", SNAIL.format(""), "en")[1]


@pytest.mark.parametrize(
    "source",
    [
        SNAIL.format("    n = n - 1\n").replace("    pivoter_gauche()\n", ""),
        "n = 5\nfor _ in range(n):\n    avancer()\navancer()\n",
        repeat(9, A),
    ],
    ids=["it changes", "in no loop", "no box"],
)
def test_a_box_that_is_not_to_blame_is_not_named(course, source):
    assert told(course, "05-l-escargot-en-six-blocs", source)[0] == "out_of_grid"


def test_a_box_that_stays_is_not_named_where_the_level_is_not_about_one_that_changes(course):
    source = "n = 3\nwhile n > 0:\n    avancer()\n"
    assert told(course, "03-compter-ses-pas", source)[0] in ("out_of_grid", "bump_wall")


def test_a_swap_after_the_last_step_may_be_too_late_and_not_once_too_often(course):
    source = "while not mur_devant():\n    avancer()\n    échanger()\n"
    key, said, _ = told(course, "07-la-bulle", source)
    assert key == "swap_nowhere"
    assert said.endswith("Est-ce que « échanger » vient trop tard, ou une fois de trop ?")


def test_a_turn_that_comes_too_late_is_missing_before_the_edge_and_not_altogether(course):
    key, said, _ = told(course, "05-l-escargot-en-six-blocs", repeat(6, A) + G)
    assert key == "out_of_grid"
    assert "Il manque un virage avant, ou il y a un pas de trop ?" in said


def test_a_number_written_beforehand_is_told_as_such(course):
    key, said, _ = told(course, "03-compter-ses-pas", "while not mur_devant():\n    avancer()\ndire(3)\n")
    assert key == "wrong_said_one_map"
    assert "Je dis toujours 3, sur tous les terrains." in said


def test_what_is_not_said_alike_on_each_map_is_not_told_to_be_the_same_on_all(course):
    source = (
        "reste = demander()\nwhile not mur_devant():\n    avancer()\n"
        "    if reste >= nombre_ici():\n        dire(1)\n        reste = reste - nombre_ici()\n"
    )
    key, said, _ = told(course, "02-ecris-en-binaire", source)
    assert key == "wrong_said"
    assert "tous les terrains" not in said
    assert "Rejoue pas à pas : d’où vient 1, 1, 1 ?" in said


def test_a_box_that_only_keeps_the_last_number_is_told_as_such(course):
    source = "m = 0\nwhile not mur_devant():\n    avancer()\n    m = nombre_ici()\ndire(m)\n"
    key, said, _ = told(course, "02-le-champion", source)
    assert key == "wrong_said_last"
    assert "le dernier nombre que j’ai vu. Où sont passés les autres ?" in said


def test_a_count_that_is_one_away_says_so(course):
    source = "n = 1\nwhile not mur_devant():\n    avancer()\n    n += 1\ndire(n)\n"
    key, said, _ = told(course, "03-compter-ses-pas", source)
    assert key == "wrong_said_close"
    assert said == "J’ai dit 4, et c’est 3. À un près ! Regarde ma première case, et ma dernière."


def test_what_was_picked_and_put_on_the_ground_counts_as_picked(course):
    level = next(level for name, level in course.items() if name.endswith("06-l-aller-retour"))
    source = A * 2 + R + G * 2 + A * 3 + P
    playback = session.play_text(level, source)
    assert [(goal.name, goal.met) for goal in playback.verdict.goals] == [("items", True), ("pots", False)]
    key, said, _ = told(course, "06-l-aller-retour", source)
    assert (key, said) == ("dropped_outside", "Par terre ! Où est le pot ?")


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("for _ in range(4):\n    pass\navancer()\n", "empty_repeat"),
        ("while not au_but():\n    pass\n", "empty_while"),
        ("if mur_devant():\n    pass\navancer()\n", "empty_if"),
        ("def aller():\n    pass\naller()\n", "empty_define"),
    ],
)
def test_an_empty_body_is_told_and_its_block_is_lit(course, source, key):
    level = next(level for name, level in course.items() if name.endswith("03-le-mur-surprise"))
    message = session.play_text(level, source).verdict.message
    assert message.key == f"say.{key}"
    assert message.block


def test_no_child_is_told_the_number_of_a_step():
    for language in data.languages():
        for file in ("say", "run", "robot", "turtle", "answers"):
            for sentence in leaves(data.text(language).messages[file]):
                assert "{step}" not in sentence


def leaves(table):
    for value in table.values():
        yield from leaves(value) if isinstance(value, dict) else [str(value)]


@pytest.mark.parametrize(
    ("source", "key", "said"),
    [
        ("if nombre_ici() > 99:\n    lourd = 5\n", "no", "n’a pas été remplie : la réponse était non."),
        (
            "if 1 < 2:\n    pivoter_gauche()\nelse:\n    lourd = 5\n",
            "yes",
            "n’a pas été remplie : la réponse était oui.",
        ),
        ("for _ in range(0):\n    lourd = 5\n", "", "je ne suis pas passé par ce bloc."),
        # What is asked inside a loop that never began was never asked.
        (
            "while 1 > 2:\n    if nombre_ici() > 99:\n        lourd = 5\n",
            "",
            "je ne suis pas passé par ce bloc.",
        ),
    ],
)
def test_a_box_that_was_never_filled_is_not_said_to_be_ready(course, source, key, said):
    found, sentence, _ = told(course, "03-compter-ses-pas", source)
    assert found == "_".join(filter(None, ["box_never_filled", key]))
    assert said in sentence
    assert "prête" not in sentence


def test_a_box_that_one_of_its_blocks_has_filled_is_said_to_be_ready(course):
    source = "lourd = 1\nif nombre_ici() > 99:\n    lourd = 5\n"
    assert told(course, "03-compter-ses-pas", source)[0] == "box_never_used"


def test_a_yes_for_a_no_is_not_one_off(course):
    key, said, _ = told(course, "05-present-ou-absent", "while not mur_devant():\n    avancer()\ndire(0)\n")
    assert "près" not in said
    assert key.startswith("wrong_said")
    assert key != "wrong_said_close"


@pytest.mark.parametrize(
    ("id", "source", "said"),
    [
        (
            "12-ma-page-blanche",
            "x = 1\n",
            "Rien n’est écrit sur la page. Ajoute une ligne qui écrit quelque chose.",
        ),
        ("10-ma-chanson", "silence(1)\n", "Je n’ai rien entendu. Ajoute un bloc qui joue une note."),
        ("09-mon-ciel-etoile", "if 1 > 2:\n    haut()\n", "Je n’ai rien vu. Ajoute un bloc !"),
    ],
)
def test_a_free_creation_of_nothing_is_told_in_the_words_of_its_world(course, id, source, said):
    assert told(course, id, source)[1] == said


def test_nearly_is_only_said_one_square_away(course):
    said = [told(course, "03-plus-haut", source)[1] for source in ("haut()\n", "haut()\nhaut()\n")]
    assert [each.count("Presque") for each in said] == [0, 1], said
    assert said[0].startswith("Encore")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("l = [1, 2]\nprint(l[2])\n", "Ta liste a 2 places, de 0 à 1. Ici, tu demandes la 2."),
        ("l = [7]\nprint(l[1])\n", "Ta liste a 1 place : la 0. Ici, tu demandes la 1."),
        (
            "l = []\nprint(l[0])\n",
            "Ici, c'est vide : il n'y a pas encore de place 0. Que faut-il y mettre avant ?",
        ),
    ],
)
def test_a_place_too_far_is_told_by_the_length_of_the_childs_own_list(course, source, said):
    assert told(course, "12-ma-page-blanche", source)[1].replace("’", "'") == said
