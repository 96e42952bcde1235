"""The constants that the page has too: each name here is one of its `constants.ts`."""
# ruff: noqa: F401

from codeweek.app import film_scenes as _film_scenes
from codeweek.app import speech_bubble as _speech
from codeweek.app.child_profiles import AWAY, DAYS, FOLDER, SEEN, WEEK
from codeweek.app.child_profiles import FIRST as FIRST_DAY
from codeweek.app.concepts_view import SIGNS as STATE_SIGNS
from codeweek.app.film_scenes import UP
from codeweek.app.journey import VERSION as FILE_VERSION
from codeweek.app.kind_pictures import offered as _offered
from codeweek.app.level_prediction import MOST as MOST_GUESS
from codeweek.app.motion import CARRIES, HOP, OVER, REEL, WALK
from codeweek.authoring.draft.cell_acts import SIGNS as MANY_SIGNS
from codeweek.authoring.draft.editable_map import DIGITS
from codeweek.authoring.draft.paper import RUNGS as SHEET_WIDTHS
from codeweek.authoring.draft.roll_draft import LENGTHS as _LENGTHS
from codeweek.authoring.inventing import sketch as _sketch
from codeweek.authoring.inventing.level_title import usual as _usual
from codeweek.authoring.inventing.sketch import BRUSHES
from codeweek.authoring.pack_draft.like_search import MOST as MOST_OTHERS
from codeweek.authoring.pack_draft.like_search import STEPS as _OTHER_STEPS
from codeweek.authoring.pack_draft.like_search import USUAL as USUAL_OTHERS
from codeweek.data import WHOLE as WHOLE_LANGUAGES
from codeweek.desktop.comics.comic_page import LETTERS as BUBBLE_LETTERS
from codeweek.desktop.comics.comic_page import PAD as BUBBLE_PAD
from codeweek.desktop.comics.comic_page import TAIL as BUBBLE_TAIL
from codeweek.desktop.inventing.inventing_page import KIT_SIGNS
from codeweek.desktop.pages import split as _split
from codeweek.desktop.pages.ask_page import LEAST as LEAST_FACTOR
from codeweek.desktop.pages.ask_page import LONGEST as LONGEST_TYPED
from codeweek.desktop.pages.ask_page import MOST as MOST_FACTOR
from codeweek.desktop.pages.level_layout import BLOCKS as BLOCKS_HIGH
from codeweek.desktop.pages.level_layout import COLUMN
from codeweek.desktop.pages.problem_report import MOST as TOLD
from codeweek.desktop.pages.problem_report import PLACES
from codeweek.desktop.pages.win import ICONS as WAY_ICONS
from codeweek.desktop.pages.win import PAPERS, PARTY, POP
from codeweek.desktop.pages.win import PIECES as PAPER_PIECES
from codeweek.desktop.painting.painter import BADGE, CORNER, DASH, LARGEST_CELL, SIGN, SIGNED, SPARK
from codeweek.desktop.sound.sounds import EFFECTS as SOUNDS
from codeweek.desktop.storage.pack_library import MOST as MOST_PACKS
from codeweek.desktop.travel import child_animal as _traveller
from codeweek.desktop.travel.level_stops import SIGNS as MODE_SIGNS
from codeweek.desktop.workshop.tools import TURNS
from codeweek.engine.events import event_stage as _stage
from codeweek.levels.files.file_name import CHOSEN as LEVEL_ENDS
from codeweek.levels.files.file_name import USUAL_FILE
from codeweek.levels.files.map_reader import MOST_MAPS
from codeweek.levels.level import INQUIRIES, INSIDE, MAP
from codeweek.packs.pack import COVER
from codeweek.packs.story.panel_scene import ROOM as BUBBLE_ROOM
from codeweek.packs.story.story_types import THINGS as _THINGS
from codeweek.play import gamepad as _gamepad
from codeweek.play import live_game as _live
from codeweek.play import read_aloud as _aloud
from codeweek.play import rider as _rider
from codeweek.play import worn_pictures as _worn
from codeweek.play.feedback.level_voice import MARK
from codeweek.play.judge import TRAPPED
from codeweek.play.life import BEAT, ENDS, IDLE, JOY, JOYS, OTHER_JOY, RESTS, SERIOUS, SHAKE, SLEEP, STEPS
from codeweek.play.player import (
    ALIVE,
    BETWEEN,
    BREATH,
    CHEER,
    DOUBLE,
    GLIDE_SHARE,
    LONGEST,
    MANY,
    NEVER,
    PARTY_AFTER,
    PATIENCE,
    QUICK,
    SLOW,
    SPEEDS,
    STEP_TIME,
    TOP,
)
from codeweek.play.predict import SURPRISES
from codeweek.play.repair.helping import KINDS as HELPED_KINDS
from codeweek.play.repair.helping import MODES as HELPED_MODES
from codeweek.play.repair.helping import TRIES as HELPED_TRIES
from codeweek.play.typed import END as PROGRAM_END
from codeweek.play.worn_pictures import HATS, HEADS
from codeweek.play.worn_sounds import FILES as WORN_SOUNDS
from codeweek.progress import map_way as _way
from codeweek.progress.again import EARLY, MOST_AGAIN, SPACES
from codeweek.progress.course import BULB_AFTER, HALF, PLAYGROUND
from codeweek.progress.course import CHANGED as CHANGED_MODES
from codeweek.progress.doors import DOORS as _DOORS
from codeweek.progress.doors import PLACES as _PLACES
from codeweek.progress.doors import PUZZLE as DOOR_PUZZLE
from codeweek.progress.doors import SHEET
from codeweek.progress.invented import KEY as INVENTED
from codeweek.progress.invented import MOST as MOST_INVENTED
from codeweek.progress.numbered import BEFORE, GIVEN, TITLE
from codeweek.progress.progress import GALLERY, HISTORY, MOST_RUNGS, MOST_STARS, MOST_TRIES
from codeweek.progress.progress import VERSION as PROGRESS_VERSION
from codeweek.progress.transfer.childfile import FIELDS as FILE_FIELDS
from codeweek.progress.transfer.childfile import VERSION as TRAVELS
from codeweek.progress.transfer.childfile import VISITOR
from codeweek.progress.transfer.transfer_content import ANIMALS, COLOURS, HUGE
from codeweek.progress.transfer.transfer_content import SETTINGS as _SETTINGS
from codeweek.progress.who import TINTS
from codeweek.room.event import MOST_GAME
from codeweek.room.picture_key import KEY as _KEY
from codeweek.room.picture_key import PICTURES as _PICTURES
from codeweek.room.warning import NEAR as SOON_NEAR
from codeweek.scene import FACED, FACES, HERO, STANDING
from codeweek.web_api.on_demand.drafts_api import MOST_SLICES
from codeweek.web_api.opened import MOST_PACKS as MOST_OPEN
from codeweek.worlds.kinds import LOOK_NAMES as _LOOK_NAMES
from codeweek.worlds.kinds import kinds as _kinds
from codeweek.worlds.music.score import VOICES as TUNE_VOICES

VOICE = {name: getattr(_aloud, name) for name in ("BEFORE", "AFTER", "COMMA", "STOP", "RATE")}
SKETCH = {name: getattr(_sketch, name) for name in ("NARROWEST", "WIDEST", "LOWEST", "HIGHEST")}
TUNE_LENGTHS = tuple(map(float, _LENGTHS))
USUAL_TITLES = tuple(_usual(number + 1) for number in range(MOST_INVENTED))
KINDS = tuple(kind for kind, _picture in _offered(_kinds()))
KIND_PICTURES = dict(_offered(_kinds()))
LOOKS = tuple(_LOOK_NAMES)
OTHER_STEPS = tuple(_OTHER_STEPS)
SETTINGS = {name: values for name, (_most, values) in _SETTINGS.items()}
SPLIT, SPEECH = (
    {name: value for name, value in vars(module).items() if name.isupper() and name not in ("CELL", "HERO")}
    for module in (_split, _speech)
)
TRAIL = {name: getattr(_film_scenes, name) for name in ("LONGEST", "DOT", "HALO", "INK", "LIGHT")}
DOORS = tuple({**vars(door)} for door in _DOORS)
DOOR_PLACES = tuple({"stars": stars, "level": level} for stars, level in _PLACES.items())
KEY_PICTURES, KEY = {**_PICTURES}, _KEY
THINGS = {kind: tuple(names) for kind, names in _THINGS.items()}
WORN_TRAIL = {name: getattr(_worn, name) for name in ("LASTS", "MARKS", "LEAST", "CHALKS", "CHALK")}
RIDER = {name: getattr(_rider, name) for name in ("SEATS", "RIM", "EDGE", "FILLS")}
LAND, LEVEL = ({**vars(stop)} for stop in (_way.LAND, _way.LEVEL))
WAY = {name: getattr(_way, name) for name in ("WIDE", "SWAY", "ROUND", "ALONE", "LANE", "SPARE")}
TRIP = {name: getattr(_traveller, name) for name in ("STEP", "LONGEST")}
LIVE = {name: getattr(_live, name) for name in ("SLOWEST", "FASTEST", "QUICK", "FRAME")}
LIVE |= {"REACH": _gamepad.REACH, "SEEN": _gamepad.SEEN}
FULL = {"ticks": _stage.TICKS, "inputs": _stage.INPUTS}
