"""All requests of the page, by verb; its types and `docs/developers/web-api.md` are generated from here.

Every request may have a `language`; every answer has `ok`. A refused request gets `Refused`.
"""

from codeweek.web_api.verbs import child_verbs, draft_verbs, hour_verbs, pack_verbs, play_verbs, verb

SUBJECTS = (pack_verbs, play_verbs, draft_verbs, child_verbs, hour_verbs)
VERBS: dict[str, verb.Verb] = {name: found for subject in SUBJECTS for name, found in subject.VERBS.items()}
