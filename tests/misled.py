"""Programs of which a sentence once led astray, each with its level."""

MISLED = (
    ("08-tant-que/02-jusqu-au-drapeau", "while au_but():\n    avancer()\n"),
    (
        "07-les-detecteurs/03-le-mur-surprise",
        "for _ in range(6):\n    if mur_devant():\n        pivoter_gauche()\n        avancer()\n",
    ),
    (
        "08-tant-que/03-couloir-virage-couloir",
        "while chemin_devant():\n    avancer()\n    pivoter_droite()\n",
    ),
    (
        "04-la-ronde/06-le-rang-de-ballons",
        "for _ in range(5):\n    avancer()\nfor _ in range(5):\n    ramasser()\n",
    ),
    (
        "10-mes-blocs/04-petit-moyen-grand",
        "def carré(côté):\n    for _ in range(4):\n        avancer(60)\n        tourner_droite(90)\n"
        "carré(30)\ncarré(60)\ncarré(90)\n",
    ),
    (
        "05-la-tortue-geometre/07-les-pointilles",
        "for _ in range(5):\n    avancer(20)\n    lever_crayon()\n    avancer(20)\n",
    ),
    ("09-les-boites/03-compter-ses-pas", "while not mur_devant():\n    avancer()\ndire(3)\n"),
    (
        "03-le-potager/06-l-aller-retour",
        "avancer()\navancer()\nramasser()\npivoter_gauche()\npivoter_gauche()\navancer()\ndéposer()\n",
    ),
    ("04-la-ronde/06-le-rang-de-ballons", "for _ in range(4):\n    pass\navancer()\n"),
)
