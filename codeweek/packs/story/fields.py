"""The words of a story file, with their other names, and how much it may hold."""

from codeweek.levels.files.fields import Names

STORY: Names = {"cast": ("troupe",), "chapters": ("chapitres",), "finale": ("final",)}
CHARACTER: Names = {
    "name": ("nom",),
    "what": ("quoi",),
    "look": ("decor",),
    "sprite": ("dessin",),
    "gender": ("genre",),
    "pronoun": ("pronom",),
    "lines": ("repliques",),
}
TALE: Names = {
    "title": ("titre",),
    "hero": ("heros",),
    "gift": ("cadeau",),
    "opening": ("ouverture",),
    "ending": ("fin",),
    "medal": ("medaille",),
    "unlocks": ("debloque",),
    "questions": (),
}
PANEL: Names = {
    "background": ("decor",),
    "actors": ("acteurs",),
    "props": ("accessoires",),
    "bubble": ("bulle",),
}
ACTOR: Names = {"who": ("qui",), "at": ("place",), "face": ("visage",)}
BUBBLE: Names = {"who": ("qui",)}  # and a text for each language, as in those below
MEDAL: Names = {"picture": ("image",)}
UNLOCKED: Names = {"kind": ("sorte",), "thing": ("chose",)}
QUESTION: Names = {"after": ("apres",), "choices": ("choix",)}
CHOICE: Names = {"picture": ("image",), "right": ("juste",)}
FINALE: Names = {
    "after": ("apres",),
    "title": ("titre",),
    "panels": ("vignettes",),
    "late": ("retard",),
    "credits": ("generique",),
    "diploma": ("diplome",),
    "signed": ("signe",),
}

MOMENTS: Names = {
    "start": ("depart",),
    "bump": ("choc",),
    "lost": ("perdu",),
    "win": ("gagne",),
    "idle": ("attente",),
}
GENDERS: Names = {"f": (), "m": ()}
PLACES: Names = {"left": ("gauche",), "middle": ("milieu",), "right": ("droite",)}
FACES: Names = {
    "neutral": ("neutre",),
    "glad": ("content",),
    "oops": ("oups",),
    "dizzy": ("etourdi",),
    "asleep": ("endormi",),
    "thinking": ("pensif",),
}
KINDS: Names = {"hat": ("chapeau",), "trail": ("trainee",), "sound": ("son",)}

LONGEST = 160  # letters of a text
MOST_CAST = 40
MOST_TALES = 100
MOST_PANELS = 8  # of one comic
MOST_PROPS = 4
MOST_QUESTIONS = 20  # of a chapter
CHOICES = (2, 4)
MOST_PICTURES = 4  # of a choice
MOST_CREDITS = 40
MOST_LINES = 12  # of what somebody says at one moment
