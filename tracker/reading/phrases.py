"""Words that announce furniture inside an article: pointers elsewhere, ads, calls to act."""

import re

_POINTERS = re.compile(
    r"(?:[>»→▶•■*\s]*)(?:"
    r"(?:read|see|watch|listen|find out) (?:more|also|next|now|the full)\b|also read|"
    r"more (?:on|from|about)\b|related(?: (?:articles?|stories|topics|content))?\s*(?::|$)|"
    r"keep reading|recommended|most read|"
    r"don[’']t miss|up next|trending|top stories|"
    r"lesen sie (?:auch|hier|mehr|dazu|zum|jetzt)|lies auch|auch interessant|"
    r"mehr (?:zum thema|dazu|zu)\b|weiterlesen|weitere (?:artikel|themen|nachrichten)|"
    r"siehe auch|das könnte (?:sie|dich)|passend dazu|zum thema\s*(?::|$)|lesetipp|"
    r"lire aussi|à lire (?:aussi|également)|voir aussi|lire également|en savoir plus|"
    r"(?:lee|leer|lea) (?:también|más|además)|te puede interesar|puede interesarte|ver más|"
    r"más información\s*$|noticias? relacionadas?|"
    r"leggi (?:anche|pure|tutto)|per approfondire|"
    r"leia (?:também|mais)|veja também|saiba mais|"
    r"czytaj (?:więcej|też|także)|zobacz (?:też|także)|przeczytaj (?:też|także)|"
    r"lees (?:ook|meer|verder)|bekijk ook|"
    r"läs (?:mer|också|även)|les (?:også|mer)|læs (?:også|mere)|lue (?:myös|lisää)|"
    r"читайте (?:также|також|ещё)|смотрите также|читать (?:также|далее)|дивіться також|"
    r"ilgili haber(?:ler)?|ayrıca oku|"
    r"関連記事|あわせて読みたい|相关(?:阅读|新闻)|관련기사|xem thêm|baca juga"
    r")",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"(?:"
    r"(?:sign|subscri\w+|log) (?:up|in|to|now|for)\b.{0,200}|subscribe\b.{0,120}|"
    r"follow (?:us|me|@|\w+ on)\b.{0,120}|join (?:us|our|the conversation)\b.{0,120}|"
    r"(?:click|tap) here\b.{0,120}|share (?:this|on|via|article)\b.{0,60}|"
    r"(?:this )?article continues below.{0,40}|story continues below.{0,40}|"
    r"advertis(?:ement|ing)|ad|anzeige|werbung|publicité|publicidad|pubblicità|advertentie|annonse?|"
    r"reklama|реклама|reklam|広告|광고|quảng cáo|"
    r"(?:post|e-?mail|whatsapp|facebook|twitter|tweet|linkedin|print|copy link|share|save|"
    r"teilen|drucken|merken|partager|compartir|condividi|udostępnij|dela|del|\s|[•|/,·])+|"
    r"loading\W*|comments?(?: \(?\d+\)?)?|\d+ (?:comments?|kommentare|commentaires|comentarios)|"
    r"kommentare?|zur startseite|nach oben|back to top|skip (?:to|advertisement).{0,40}|"
    r"il vous reste \d.{0,40} de cet article à lire.{0,120}|"
    r"pozostało jeszcze \d.{0,60}|"
    r"newsletter|abonnieren sie.{0,160}|jetzt (?:abonnieren|anmelden|registrieren).{0,160}"
    r")\s*[.!:]?",
    re.IGNORECASE,
)
_OFFERS = re.compile(
    r"\b(?:newsletters?|whatsapp|telegram|podcast|app|push|inbox|e-?mails?|subscri\w+|abonn\w+|"
    r"youtube|google news|instagram|facebook|twitter|tiktok|bluesky|spende\w*|donat\w+|"
    r"mitglied|crowdfunding|preferred source)\b",
    re.IGNORECASE,
)
_URGES = re.compile(
    r"\b(?:sign(?:ing)? up|subscribe|follow|join|get (?:our|the|your|all|breaking)|register|"
    r"download|click|tap|receive|support us|"
    r"abonnier\w*|folg\w*|anmelden|meld\w+|herunterladen|registrier\w*|unterstütz\w*|erhalte\w*|"
    r"inscri\w+|abonnez|suivez|recevez|téléchargez|suscrí\w+|suscrib\w+|síguenos|únete|recib\w+|"
    r"iscriv\w+|segui(?:ci)?|ricev\w+|inscreva|receba|schrijf|volg|meld je|prenumerera|följ|"
    r"zapisz|obserwuj|dołącz|подпис\w+|підпис\w+)\b",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"\([\w./,; -]{2,30}\)|\w{2,5}/\w{2,5}|[A-Z]{2,5} \([^()]{2,60}\)")
_LONGEST = 300


def signature(text: str) -> bool:
    """Return whether a text is nothing but an agency's or an author's initials («(dpa/lmk)»)."""
    return _SIGNATURE.fullmatch(text) is not None


def offer(text: str) -> bool:
    """Return whether a text asks its reader to subscribe, follow, join or give."""
    if len(text) > _LONGEST:
        return False
    return _OFFERS.search(text) is not None and _URGES.search(text) is not None


def pointer(text: str) -> bool:
    """Return whether a text points elsewhere («Read more: …»)."""
    return len(text) <= _LONGEST and _POINTERS.match(text) is not None


def call(text: str) -> bool:
    """Return whether a text, all of it, calls to act, counts or announces an ad."""
    return len(text) <= _LONGEST and _CALLS.fullmatch(text) is not None
