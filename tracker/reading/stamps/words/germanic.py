"""English, German, Dutch, Swedish, Norwegian, Danish, Icelandic."""

from tracker.reading.stamps.words.table import Language

ENGLISH = Language(
    code="en",
    months="january|jan;february|feb;march|mar;april|apr;may;june|jun;july|jul;august|aug;"
    "september|sep|sept;october|oct;november|nov;december|dec",
    weekdays="monday|mon;tuesday|tue|tues;wednesday|wed|weds;thursday|thu|thur|thurs;"
    "friday|fri;saturday|sat;sunday|sun",
    published="published|first published|originally published|publish date|publication date|"
    "date published|published online|published date|posted|first posted|posted on|created|"
    "date created|date|released|filed|issued|uploaded|added|pub|this article was published|"
    "this story was published|this article was first published|aired|premiered|"
    "article published|story published|time published|pub date|publish",
    updated="updated|last updated|update|last update|latest update|most recently updated|"
    "modified|last modified|date modified|modified date|updated date|date updated|edited|"
    "last edited|last changed|changed|revised|last revised|refreshed|was last modified|"
    "last modification|last modified date|recently updated|story updated|article updated|"
    "page last updated|page updated|upd|last upd|lastmod|latest revision",
    corrected="corrected|correction|corrections|clarification|correction appended|amended|"
    "last amended|was amended|was corrected|has been corrected|corrected version|erratum",
    live="live|live since|live from|live updates|live update|live blog|liveblog",
    trap="still current at|still current|current at|copyright|retrieved|accessed|archived|source|"
    "sources|terms of service|terms of use|terms and conditions|privacy policy|privacy notice|"
    "cookie policy|data as of|as of|expires|expired|valid until|valid through|next update|"
    "next updated|will be updated|to be updated|effective|in effect|born|died|founded|"
    "established|member since|joined|event date|starts|ends|opens|closes|doors|deadline|due|"
    "registration|comments close|closing date|related|read more|read also|see also|also read|"
    "recommended|up next|most read|trending|data updated|prices updated|price updated|"
    "rates updated|last checked|last reviewed|medically reviewed|reviewed|fact checked|"
    "checked|quotes delayed|market data|photo taken|picture taken|taken on|file photo|isbn|"
    "until|since|between|scheduled|next review|before|after|newsletter|from the archives|"
    "last accessed|last visited|last login|last seen|last active|app updated|software update|"
    "database updated|statistics updated|table updated|scores updated|standings updated",
    subject="this article|this story|this page|this post|this piece|this report|the article|"
    "the story|this live blog|this file|this item|this column|this entry|this document",
    minute="minute|minutes|min|mins|m",
    hour="hour|hours|hr|hrs|h",
    day="day|days|d",
    week="week|weeks|wk|wks|w",
    long="month|months|mo|mos|year|years|yr|yrs|y",
    after="ago",
    today="today",
    yesterday="yesterday",
    now="just now|moments ago|a moment ago|seconds ago|a few seconds ago|a minute ago",
    am="am|a.m.|a.m",
    pm="pm|p.m.|p.m",
    clock="hrs|hours|o'clock",
    links="on|at|the|of|in|last|was|is|has been|and|and last|and was last|time|st|nd|rd|th|"
    "about|around|local time|date|about an|most recently|at about|read|min read|mins read|"
    "minute read|minutes read|minutes to read|the last time|first",
    by="by|from|written by|reported by|words by",
    numbers="a=1|an=1|one=1|two=2|three=3|four=4|five=5|six=6|seven=7|eight=8|nine=9|ten=10|"
    "half an=0",
)

GERMAN = Language(
    code="de",
    months="januar|jänner|jan|jän;februar|feber|feb|febr;märz|mrz|mär|maerz;april|apr;mai;"
    "juni|jun;juli|jul;august|aug;september|sep|sept;oktober|okt;november|nov;dezember|dez",
    weekdays="montag|mo;dienstag|di;mittwoch|mi;donnerstag|do;freitag|fr;samstag|sonnabend|sa;"
    "sonntag|so",
    published="veröffentlicht|veröffentlicht am|erstveröffentlicht|erstveröffentlichung|publiziert|"
    "erschienen|erstellt|erstellt am|eingetragen|veröffentlichung|veröffentlichungsdatum|"
    "zuerst veröffentlicht|erstmals veröffentlicht|erstellungsdatum|datum|artikel vom|"
    "beitrag vom|meldung vom|online seit|online gestellt|vom|gepostet|eingestellt am",
    updated="aktualisiert|zuletzt aktualisiert|letzte aktualisierung|aktualisierung|update|updates|"
    "letztes update|letzte änderung|zuletzt geändert|geändert|zuletzt bearbeitet|bearbeitet|"
    "geändert am|überarbeitet|zuletzt überarbeitet|aktualisiert am|upgedatet|akt|aktual|"
    "zuletzt modifiziert|letzter stand|aktueller stand|änderung|stand der meldung|"
    "stand des artikels|aktualisierungsdatum|änderungsdatum|veröffentlicht/aktualisiert",
    weak="stand|stand vom",
    corrected="korrigiert|korrektur|berichtigt|berichtigung|richtigstellung|zuletzt korrigiert|"
    "korrigiert am",
    live="live|liveticker|live seit|liveblog",
    trap="quelle|quellen|abgerufen|abgerufen am|zugriff|copyright|stand der daten|datenstand|"
    "rechtsstand|stand der technik|gültig bis|gültig ab|gültig vom|preisstand|preise|preis|"
    "datenschutz|agb|nutzungsbedingungen|geboren|geb|gestorben|nächste aktualisierung|"
    "auflage|aktualisierte auflage|lesen sie auch|mehr zum thema|lesetipp|termin|beginn|"
    "anmeldeschluss|einsendeschluss|archivbild|archivfoto|aufgenommen|bis|ab|seit|kurse|"
    "zahlen|sendung vom|sendung|erstsendung|einwohner|bevölkerung|gesetz|fassung|"
    "in der fassung|noch aktuell|weiterhin aktuell|wird aktualisiert",
    subject="diese seite|dieser artikel|dieser text|dieser beitrag|diese meldung|der artikel|"
    "dieses dokument|der text|wir haben diesen artikel|die seite",
    minute="minute|minuten|min|minütchen",
    hour="stunde|stunden|std",
    day="tag|tage|tagen",
    week="woche|wochen",
    long="monat|monate|monaten|jahr|jahre|jahren",
    before="vor",
    today="heute",
    yesterday="gestern",
    now="gerade eben|soeben|eben|vor wenigen minuten|vor kurzem|vor wenigen sekunden",
    clock="uhr",
    links="am|um|den|der|vom|zuletzt|wurde|und|von|das|die|im|gegen|ca|etwa|zum|mal|"
    "letztmals|letztmalig|lesezeit|min lesezeit|minuten lesezeit|erstmals",
    by="von|autor|autorin|redaktion",
    numbers="ein=1|eine=1|einer=1|einem=1|zwei=2|drei=3|vier=4|fünf=5|sechs=6|sieben=7|acht=8|"
    "neun=9|zehn=10",
    trailing=True,
)

DUTCH = Language(
    code="nl",
    months="januari|jan;februari|feb;maart|mrt;april|apr;mei;juni|jun;juli|jul;augustus|aug;"
    "september|sep|sept;oktober|okt;november|nov;december|dec",
    weekdays="maandag|ma;dinsdag|di;woensdag|wo;donderdag|do;vrijdag|vr;zaterdag|za;zondag|zo",
    published="gepubliceerd|gepubliceerd op|geplaatst|geplaatst op|publicatiedatum|verschenen|"
    "geplaatst door|gepost|datum|aangemaakt|oorspronkelijk gepubliceerd",
    updated="bijgewerkt|laatst bijgewerkt|laatst bijgewerkt op|laatste update|update|aangepast|"
    "laatst aangepast|gewijzigd|laatst gewijzigd|laatste wijziging|geüpdatet|geüpdate|"
    "ge-update|updates|bewerkt|laatst bewerkt|vernieuwd|geactualiseerd",
    corrected="gecorrigeerd|correctie|rectificatie|verbeterd",
    live="live|liveblog",
    trap="bron|bronnen|geraadpleegd|copyright|geldig tot|privacybeleid|lees ook|geboren|"
    "gebruiksvoorwaarden|archieffoto|tot|sinds|vanaf|prijspeil|volgende update|peildatum|"
    "privacyverklaring",
    subject="dit artikel|deze pagina|dit bericht|dit verhaal|het artikel",
    minute="minuut|minuten|min",
    hour="uur|uren|u",
    day="dag|dagen",
    week="week|weken",
    long="maand|maanden|jaar|jaren",
    after="geleden",
    today="vandaag",
    yesterday="gisteren",
    now="zojuist|net|zonet|zonet geplaatst",
    clock="uur|u",
    links="op|om|de|het|is|werd|voor het laatst|en|van|leestijd|laatst|rond",
    by="door",
    numbers="een=1|één=1|twee=2|drie=3|vier=4|vijf=5|zes=6",
)

SWEDISH = Language(
    code="sv",
    months="januari|jan;februari|feb|febr;mars|mar;april|apr;maj;juni|jun;juli|jul;augusti|aug;"
    "september|sep|sept;oktober|okt;november|nov;december|dec",
    weekdays="måndag|mån;tisdag|tis;onsdag|ons;torsdag|tors|tor;fredag|fre;lördag|lör;söndag|sön",
    published="publicerad|publicerat|publicerades|först publicerad|publiceringsdatum|skapad|"
    "upplagd|publ|inlagd|artikeln publicerades|postad",
    updated="uppdaterad|uppdaterat|senast uppdaterad|uppdaterades|uppdatering|senaste uppdatering|"
    "ändrad|senast ändrad|senast redigerad|redigerad|uppd|senast uppdaterat|"
    "senast uppdaterades|senast publicerad",
    corrected="rättad|rättelse|korrigerad|rättad version|korrigering",
    live="live|direktrapport",
    trap="källa|källor|hämtad|copyright|giltig till|läs mer|läs också|läs även|född|arkivbild|till|"
    "sedan|integritetspolicy|anmälan",
    subject="denna artikel|den här artikeln|artikeln|sidan|denna sida|den här sidan|texten",
    minute="minut|minuter|min",
    hour="timme|timmar|tim|h",
    day="dag|dagar|dygn",
    week="vecka|veckor",
    long="månad|månader|år",
    before="för",
    after="sedan|sen",
    today="idag|i dag",
    yesterday="igår|i går",
    now="just nu|alldeles nyss|nyss",
    clock="kl|klockan|kl.",
    links="den|på|och|ca|är|var|läsning|lästid|om|senast|blev|av",
    by="av|text",
    numbers="en=1|ett=1|två=2|tre=3|fyra=4|fem=5|sex=6",
)

NORWEGIAN = Language(
    code="no",
    months="januar|jan;februar|feb;mars|mar;april|apr;mai;juni|jun;juli|jul;august|aug;"
    "september|sep|sept;oktober|okt;november|nov;desember|des",
    weekdays="mandag|man|måndag;tirsdag|tir|tirs|tysdag;onsdag|ons;torsdag|tor|tors;fredag|fre;"
    "lørdag|lør|laurdag;søndag|søn|sundag",
    published="publisert|publisert den|først publisert|lagt ut|opprettet|publiseringsdato|lagt inn|"
    "publ",
    updated="oppdatert|sist oppdatert|oppdatering|siste oppdatering|endret|sist endret|"
    "sist redigert|redigert|oppdaterte|opd|sist oppdaterte|oppd",
    corrected="rettet|rettelse|korrigert|retting",
    live="live|direkte",
    trap="kilde|kilder|hentet|copyright|gyldig til|les også|les mer|født|arkivfoto|til|siden|"
    "personvern|påmeldingsfrist",
    subject="denne artikkelen|artikkelen|denne siden|saken|siden ble|denne saka|denne saken",
    minute="minutt|minutter|min|minuttar",
    hour="time|timer|timar|t",
    day="dag|dager|dagar|døgn",
    week="uke|uker|veke",
    long="måned|måneder|år|månader",
    before="for",
    after="siden|sidan",
    today="i dag|idag",
    yesterday="i går|igår",
    now="akkurat nå|nå nettopp|nettopp",
    clock="kl|klokken|klokka|kl.",
    links="den|på|og|ca|er|ble|var|i|sist|av|lesetid",
    by="av|tekst|skrevet av",
    numbers="en=1|ett=1|et=1|to=2|tre=3|fire=4|fem=5|seks=6",
)

DANISH = Language(
    code="da",
    months="januar|jan;februar|feb|febr;marts|mar;april|apr;maj;juni|jun;juli|jul;august|aug;"
    "september|sep|sept;oktober|okt;november|nov;december|dec",
    weekdays="mandag|man;tirsdag|tirs|tir;onsdag|ons;torsdag|tors|tor;fredag|fre;lørdag|lør;"
    "søndag|søn",
    published="publiceret|offentliggjort|udgivet|oprettet|først publiceret|udgivelsesdato|bragt|"
    "publ|lagt op",
    updated="opdateret|senest opdateret|sidst opdateret|seneste opdatering|opdatering|ændret|"
    "senest ændret|sidst ændret|sidst redigeret|redigeret|opd|sidste opdatering",
    corrected="rettet|rettelse|korrigeret|berigtigelse|præcisering",
    live="live|direkte",
    trap="kilde|kilder|hentet|copyright|gyldig til|læs også|læs mere|født|arkivfoto|indtil|"
    "tilmeldingsfrist|privatlivspolitik",
    subject="denne artikel|artiklen|denne side|siden er|historien",
    minute="minut|minutter|min",
    hour="time|timer|t",
    day="dag|dage|døgn",
    week="uge|uger",
    long="måned|måneder|år",
    before="for",
    after="siden",
    today="i dag|idag",
    yesterday="i går|igår",
    now="lige nu|for et øjeblik siden|netop",
    clock="kl|klokken|kl.",
    links="den|d|på|og|ca|er|blev|i|sidst|senest|af|læsetid",
    by="af|skrevet af|tekst",
    numbers="en=1|et=1|to=2|tre=3|fire=4|fem=5|seks=6",
)

ICELANDIC = Language(
    code="is",
    months="janúar|jan;febrúar|feb;mars|mar;apríl|apr;maí;júní|jún;júlí|júl;ágúst|ágú;"
    "september|sep|sept;október|okt;nóvember|nóv;desember|des",
    weekdays="mánudagur|mán;þriðjudagur|þri;miðvikudagur|mið;fimmtudagur|fim;föstudagur|fös;"
    "laugardagur|lau;sunnudagur|sun",
    published="birt|birt þann|birtist|útgefið",
    updated="uppfært|síðast uppfært|uppfærð|breytt|síðast breytt",
    corrected="leiðrétt|leiðrétting",
    trap="heimild|heimildir",
    minute="mínúta|mínútur|mínútum|mín",
    hour="klukkustund|klukkustundum|klst",
    day="dagur|dögum",
    before="fyrir",
    after="síðan",
    today="í dag",
    yesterday="í gær",
    clock="kl|klukkan|kl.",
    links="þann|og",
    by="eftir",
)

TABLES = (ENGLISH, GERMAN, DUTCH, SWEDISH, NORWEGIAN, DANISH, ICELANDIC)
