"""The soft rounds on the ground of a world end where its card does, and no line cuts them before."""

from codeweek.desktop.pages.world_view import rounds


def test_a_round_reaches_the_edge_of_the_card_and_leaves_its_corners_free():
    made = rounds((400, 300), "#ff0000", 22)
    assert made.get_at((0, 30)) == (255, 0, 0, 255)
    assert made.get_at((0, 0)).a == made.get_at((399, 299)).a == 0
    assert made.get_at((200, 150)).a == 0


def test_a_window_of_a_few_pixels_has_a_ground_without_a_fault():
    assert rounds((-3, 0), "#ff0000", 22).get_size() == (1, 1)
