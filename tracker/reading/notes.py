"""Notes: what a newsroom says about its own text."""

import re

from tracker.core.content import NoteKind

_WORDS = {
    NoteKind.CORRECTION: (
        r"corrections?|corrected|korrektur|berichtigung|correctif|rectificatif|rectification|"
        r"corrección|fe de errores|correzione|rettifica|rectificatie|correctie|rättelse|rettelse|"
        r"korjaus|sprostowanie"
    ),
    NoteKind.CLARIFICATION: (
        r"clarifications?|klarstellung|précision|aclaración|precisazione|verduidelijking|"
        r"förtydligande"
    ),
    NoteKind.EDITORS_NOTE: (
        r"editor['’]?s['’]? note|editors['’]? note|note from the editors?|"
        r"anmerkung der redaktion|anm\. d\. red\.|note de la rédaction|ndlr|nota del editor|"
        r"nota de la redacción|nota della redazione|noot van de redactie|redaktörens anmärkning"
    ),
    NoteKind.UPDATE: (
        r"update|updated|aktualisierung|aktualisiert|mise à jour|actualización|aggiornamento"
    ),
}
_STARTS = tuple(
    (kind, re.compile(rf"[(\[*_\s–—-]*(?:{words})\b(?=[^:.]{{0,60}}[:.]|\s?\()", re.IGNORECASE))
    for kind, words in _WORDS.items()
)
_STORY = re.compile(
    r"(?:this|an earlier version of this|a previous version of this) "
    r"(?:article|story|post|headline)"
    r"[^.]{0,80}\b(?:corrected|updated|amended|clarified|misstated|incorrectly)",
    re.IGNORECASE,
)


def note_kind(text: str) -> NoteKind | None:
    """Return what kind of note a text is, None when it is none."""
    for kind, start in _STARTS:
        if start.match(text):
            return kind
    return NoteKind.CORRECTION if _STORY.match(text) else None
