"""All requests of the page, by verb; its types and `docs/developers/web-api.md` are generated from here.

Every request may have a `language`; every answer has `ok`. A refused request gets `Refused`.
"""

from codeweek.web_api.verbs import (
    codes,
    drafts,
    evaluation,
    games,
    inventing,
    making,
    packs,
    playing,
    typing,
    verb,
)

SUBJECTS = (packs, playing, games, typing, codes, drafts, making, inventing, evaluation)
VERBS: dict[str, verb.Verb] = {name: found for subject in SUBJECTS for name, found in subject.VERBS.items()}
