"""Words that carry a meaning of their own, by language."""

from collections.abc import Mapping
from types import MappingProxyType


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEGATIONS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": _words("not no never none nobody nothing neither nor without cannot nowhere"),
        "de": _words(
            "nicht nie niemals niemand niemanden niemandem nichts ohne weder kein keine keinen "
            "keinem keiner keines keinerlei nirgends"
        ),
        "fr": _words("ne n' pas jamais aucun aucune rien ni sans non nul nulle guère"),
        "es": _words("no nunca jamás nadie nada ningún ninguno ninguna ni sin tampoco"),
        "pt": _words("não nunca jamais ninguém nada nenhum nenhuma nem sem tampouco"),
        "it": _words("non mai nessuno nessuna nessun niente nulla né senza no neanche nemmeno"),
        "nl": _words("niet geen nooit niemand niets noch zonder"),
        "sv": _words("inte ej aldrig ingen inget inga utan"),
        "da": _words("ikke aldrig ingen intet uden"),
        "no": _words("ikke ikkje aldri ingen inga intet uten utan"),
        "pl": _words("nie nigdy nikt nic bez ani"),
        "tr": _words("değil hiç asla yok"),
        "ru": _words("не нет ни никогда никто ничего без"),
        "uk": _words("не ні ніколи ніхто нічого без"),
    }
)
"""Words that turn a statement round."""

HEDGES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": _words(
            "alleged allegedly reportedly apparently purportedly purported supposed supposedly "
            "suspected presumably possibly perhaps maybe probably likely unlikely may might could "
            "seems seem seemed seemingly appears appear appeared believed thought rumoured rumored "
            "unconfirmed potentially potential"
        ),
        "de": _words(
            "angeblich angebliche angeblichen angeblicher mutmaßlich mutmaßliche mutmaßlichen "
            "mutmaßlicher mutmasslich mutmassliche mutmasslichen mutmasslicher vermutlich "
            "vermutliche wohl offenbar anscheinend scheinbar möglicherweise vielleicht "
            "wahrscheinlich womöglich eventuell könnte könnten dürfte dürften soll sollen scheint"
        ),
        "fr": _words(
            "présumé présumée présumés présumées prétendu prétendue prétendument apparemment "
            "peut-être probablement probable possiblement éventuellement vraisemblablement serait "
            "seraient aurait auraient pourrait pourraient semble semblent supposé supposée"
        ),
        "es": _words(
            "presunto presunta presuntos presuntas presuntamente supuesto supuesta supuestos "
            "supuestas supuestamente aparentemente quizá quizás tal vez probablemente probable "
            "posiblemente posible podría podrían habría habrían sería serían parece parecen"
        ),
        "pt": _words(
            "alegado alegada alegadamente suposto suposta supostos supostas supostamente "
            "presumível presumivelmente aparentemente talvez provavelmente provável possivelmente "
            "possível poderia poderiam teria teriam seria seriam parece parecem"
        ),
        "it": _words(
            "presunto presunta presunti presunte presumibilmente apparentemente forse "
            "probabilmente probabile possibilmente possibile potrebbe potrebbero sarebbe sarebbero "
            "avrebbe avrebbero sembra sembrano pare"
        ),
    }
)
"""Words by which a newsroom says less than it might."""

APPROXIMATIONS = _words(
    "about around approximately roughly nearly almost some circa rund etwa ungefähr ca fast "
    "beinahe knapp environ presque quasiment casi aproximadamente alrededor unos unas quase "
    "cerca quasi"
)
"""Words that make the number after them inexact."""

REPORTING: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": _words(
            "said says say saying told tells tell claimed claims claim claiming stated states "
            "state alleged alleges insisted insists argued argues admitted admits conceded "
            "concedes acknowledged acknowledges denied denies confirmed confirms announced "
            "announces asserted asserts suggested suggests warned warns added adds noted notes "
            "reported reports according disclosed revealed reveals testified"
        ),
        "de": _words(
            "sagte sagt sagten sagen erklärte erklärt behauptete behauptet betonte betont teilte "
            "berichtete berichtet berichten bestätigte bestätigt laut zufolge warnte warnt räumte "
            "kündigte dementierte dementiert bestritt meinte meint"
        ),
        "fr": _words(
            "dit déclaré déclare déclarait affirmé affirme affirmait assuré assure selon estimé "
            "estime expliqué explique annoncé annonce confirmé confirme indiqué indique prétend "
            "prétendu admis démenti reconnu d'après"
        ),
        "es": _words(
            "dijo dice dijeron afirmó afirma aseguró asegura declaró declara según explicó explica "
            "señaló señala confirmó confirma anunció anuncia negó niega admitió sostuvo sostiene "
            "informó informa"
        ),
        "pt": _words(
            "disse diz disseram afirmou afirma declarou declara segundo explicou explica garantiu "
            "confirmou confirma anunciou anuncia negou nega admitiu informou informa conforme"
        ),
        "it": _words(
            "detto dice disse affermato afferma dichiarato dichiara secondo spiegato spiega "
            "sostiene sostenuto confermato conferma annunciato annuncia negato nega ammesso "
            "riferito riferisce"
        ),
    }
)
"""Words by which somebody is made to answer for a statement."""

DETERMINERS = _words(
    "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner im "
    "am zum zur vom beim ins ans sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer unser "
    "unsere diese dieser dieses diesen diesem jede jeder jedes jeden jedem welche alle viele "
    "einige mehrere manche zwei drei vier fünf zehn hundert tausend millionen"
)
"""German words after which a capital begins a noun, not a name."""

OPENERS = _words(
    "a an the this that these those he she it they we you i his her its their our my your one "
    "there here when where while if as at by but and or for from in on of to with after before "
    "since until under over what who why how some many most more no not yet so then now also both "
    "each every all another other such only even still meanwhile however although though because "
    "despite during through against between among about"
)
"""English words whose capital at the start of a sentence says nothing."""

TITLES = _words(
    "herr herrn frau dr prof präsident präsidentin minister ministerin kanzler kanzlerin könig "
    "königin papst general bürgermeister bürgermeisterin sprecher sprecherin"
)
"""German words before which and after which a name stands."""

DAYS = _words(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag gestern heute morgen "
    "vorgestern übermorgen lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui "
    "demain lunes martes miércoles jueves viernes sábado domingo ayer hoy mañana segunda-feira "
    "terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta sexta ontem "
    "hoje amanhã lunedì martedì mercoledì giovedì venerdì sabato domenica ieri oggi domani"
)
"""Names of days, counted or relative, in the languages we read for dates."""

MONTHS = _words(
    "january february march april may june july august september october november december jan "
    "feb mar apr jun jul aug sep sept oct nov dec januar jänner februar märz mai juni juli oktober "
    "dezember janvier février mars avril juin juillet août septembre octobre novembre décembre "
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
    "janeiro fevereiro março maio junho julho setembro outubro novembro dezembro gennaio febbraio "
    "aprile maggio giugno luglio settembre ottobre dicembre"
)
"""Names of months in the same languages."""


def of(table: Mapping[str, frozenset[str]], language: str) -> frozenset[str]:
    """Return a language's words («de-AT» is «de»), none where we know none."""
    code = language.lower().replace("_", "-").partition("-")[0]
    code = {"nb": "no", "nn": "no"}.get(code, code)
    return table.get(code, frozenset())
