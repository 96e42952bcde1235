"""Programs that win their level by heart: each walks its maps, and looks at nothing that may change."""

BY_HEART = {
    "07-les-detecteurs/02-trois-champs-un-programme": """\
avancer()
if sur_objet():
    ramasser()
avancer()
if sur_objet():
    ramasser()
avancer()
avancer()
if sur_objet():
    ramasser()
""",
    "07-les-detecteurs/03-le-mur-surprise": """\
avancer()
avancer()
if mur_devant():
    pivoter_gauche()
avancer()
avancer()
if mur_devant():
    pivoter_gauche()
avancer()
avancer()
""",
    "07-les-detecteurs/04-sinon-on-avance": """\
for _ in range(3):
    avancer()
if mur_devant():
    pivoter_droite()
    for _ in range(3):
        avancer()
    pivoter_droite()
    avancer()
else:
    avancer()
    avancer()
    pivoter_droite()
    for _ in range(3):
        avancer()
""",
    "07-les-detecteurs/06-semer-ou-recolter": """\
for _ in range(2):
    avancer()
    if sur_objet():
        ramasser()
    else:
        peindre()
    avancer()
    peindre()
avancer()
if sur_objet():
    ramasser()
else:
    peindre()
""",
    "07-les-detecteurs/09-le-tunnel-en-zigzag": """\
avancer()
avancer()
if mur_devant():
    for _ in range(2):
        if mur_a_gauche():
            pivoter_droite()
            avancer()
            avancer()
            pivoter_gauche()
            avancer()
            avancer()
        else:
            pivoter_gauche()
            avancer()
            avancer()
            pivoter_droite()
            avancer()
            avancer()
else:
    avancer()
    pivoter_droite()
    for _ in range(4):
        avancer()
    pivoter_gauche()
    for _ in range(3):
        avancer()
""",
    "08-tant-que/02-jusqu-au-drapeau": """\
avancer()
while not au_but():
    avancer()
    avancer()
    while not au_but():
        for _ in range(3):
            avancer()
""",
    "08-tant-que/03-couloir-virage-couloir": """\
avancer()
avancer()
while chemin_devant():
    avancer()
pivoter_droite()
avancer()
avancer()
while chemin_devant():
    avancer()
    avancer()
""",
    "08-tant-que/04-la-recolte-au-bout-du-couloir": """\
for _ in range(6):
    avancer()
    if sur_objet():
        ramasser()
while not au_but():
    avancer()
""",
    "08-tant-que/05-un-cristal-ou-un-tas": """\
while not mur_devant():
    avancer()
    for _ in range(5):
        if sur_objet():
            ramasser()
""",
    "08-tant-que/06-le-colimacon": """\
while not au_but():
    while not mur_devant():
        avancer()
    pivoter_gauche()
""",
    "08-tant-que/09-la-main-lache-le-mur": """\
avancer()
if mur_devant():
    pivoter_gauche()
    avancer()
    avancer()
    pivoter_droite()
    avancer()
    avancer()
    pivoter_droite()
    avancer()
    avancer()
    pivoter_gauche()
    avancer()
    avancer()
    pivoter_gauche()
    avancer()
    avancer()
    avancer()
else:
    avancer()
    avancer()
    avancer()
    pivoter_droite()
    avancer()
    avancer()
    pivoter_droite()
    avancer()
    avancer()
    avancer()
""",
    "09-les-boites/03-compter-ses-pas": """\
n = 0
while not mur_devant():
    avancer()
    avancer()
    avancer()
    n += 3
dire(n)
""",
    "11-chercher-comparer-ranger/04-trouve-le-7": """\
avancer()
while nombre_ici() != 7:
    avancer()
    avancer()
peindre()
""",
    "11-chercher-comparer-ranger/05-present-ou-absent": """\
for _ in range(3):
    avancer()
if nombre_ici() == 7:
    dire(1)
else:
    dire(0)
""",
}
