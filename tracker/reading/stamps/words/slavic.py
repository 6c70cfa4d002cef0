"""Czech, Slovak, Polish, Russian, Ukrainian, Bulgarian, Croatian and Serbian, Slovene."""

from tracker.reading.stamps.words.table import Language

CZECH = Language(
    code="cs",
    months="leden|ledna|led;únor|února|úno;březen|března|bře;duben|dubna|dub;květen|května|kvě;"
    "červen|června|čvn;červenec|července|čvc;srpen|srpna|srp;září|zář;říjen|října|říj;"
    "listopad|listopadu|lis;prosinec|prosince|pro",
    weekdays="pondělí|po;úterý|út;středa|středu|st;čtvrtek|čt;pátek|pá;sobota|sobotu|so;"
    "neděle|neděli|ne",
    published="publikováno|zveřejněno|vydáno|vytvořeno|vyšlo|datum vydání|vloženo|přidáno|"
    "publikovaný|poprvé publikováno|vydané",
    updated="aktualizováno|aktualizace|poslední aktualizace|naposledy aktualizováno|upraveno|"
    "naposledy upraveno|změněno|poslední změna|poslední úprava|aktualizovaný|aktualizovali jsme|"
    "doplněno|aktualizované",
    corrected="opraveno|oprava|opravené",
    live="živě|on-line přenos",
    trap="zdroj|zdroje|platí do|platnost do|čtěte také|narozen|copyright|do|od|přístup|"
    "citováno|archiv",
    subject="tento článek|článek|tato stránka|stránka byla",
    minute="minuta|minutu|minuty|minut|minutou|minutami|min",
    hour="hodina|hodinu|hodiny|hodin|hodinou|hodinami|hod|h",
    day="den|dny|dní|dnem",
    week="týden|týdny|týdnem|týdnů",
    long="měsíc|měsíci|měsícem|měsíců|rok|roky|rokem|lety|let",
    before="před",
    today="dnes",
    yesterday="včera",
    now="právě teď|před chvílí|před okamžikem|právě",
    am="dop|dopoledne",
    pm="odp|odpoledne",
    clock="hodin|hod|v|h",
    links="v|ve|dne|a|ze|byla|byl|bylo|naposledy|min čtení|minut čtení|čtení",
    by="autor|autoři",
    numbers="jednou=1|jednu=1|dvě=2|dva=2|dvěma=2|tři=3|třemi=3",
)

SLOVAK = Language(
    code="sk",
    months="január|januára|jan;február|februára|feb;marec|marca|mar;apríl|apríla|apr;"
    "máj|mája;jún|júna;júl|júla;august|augusta|aug;september|septembra|sep;"
    "október|októbra|okt;november|novembra|nov;december|decembra|dec",
    weekdays="pondelok|po;utorok|ut;streda|stredu|st;štvrtok|št;piatok|pi;sobota|sobotu|so;"
    "nedeľa|nedeľu|ne",
    published="publikované|zverejnené|vydané|uverejnené|vytvorené|pridané",
    updated="aktualizované|aktualizácia|posledná aktualizácia|upravené|naposledy aktualizované|"
    "zmenené|posledná zmena|naposledy upravené",
    corrected="opravené|oprava",
    live="naživo",
    trap="zdroj|zdroje|platí do|čítajte aj|narodený",
    minute="minúta|minútu|minúty|minút|minútou|minútami|min",
    hour="hodina|hodinu|hodiny|hodín|hodinou|hodinami|hod|h",
    day="deň|dni|dní|dňom|dňami",
    week="týždeň|týždňom|týždňami",
    long="mesiac|mesiacom|mesiacmi|rok|rokom|rokmi",
    before="pred",
    today="dnes",
    yesterday="včera",
    now="práve teraz|pred chvíľou",
    clock="o|hod",
    links="o|dňa|a|v|bol|bola|naposledy",
    by="autor",
)

POLISH = Language(
    code="pl",
    months="styczeń|stycznia|sty;luty|lutego|lut;marzec|marca|mar;kwiecień|kwietnia|kwi;"
    "maj|maja;czerwiec|czerwca|cze;lipiec|lipca|lip;sierpień|sierpnia|sie;"
    "wrzesień|września|wrz;październik|października|paź;listopad|listopada|lis;"
    "grudzień|grudnia|gru",
    weekdays="poniedziałek|pon|pn;wtorek|wt;środa|środę|śr;czwartek|czw|cz;piątek|pt;"
    "sobota|sobotę|sob;niedziela|niedzielę|niedz|nd",
    published="opublikowano|publikacja|data publikacji|opublikowany|dodano|utworzono|data dodania|"
    "data utworzenia|opublikowane|pierwsza publikacja|data wydania|dodane|publ",
    updated="aktualizacja|zaktualizowano|ostatnia aktualizacja|aktualizowano|data aktualizacji|"
    "zmodyfikowano|ostatnia modyfikacja|modyfikacja|ostatnia zmiana|zmieniono|akt|"
    "aktualizowany|zaktualizowany|ostatnio zmodyfikowano|uaktualniono|edytowano",
    corrected="poprawiono|sprostowanie|korekta|skorygowano",
    live="na żywo|relacja na żywo",
    trap="źródło|źródła|dostęp|ważne do|czytaj także|czytaj też|zobacz także|ur|do|od|"
    "polityka prywatności|regulamin|archiwum|stan na",
    subject="ten artykuł|artykuł|ta strona|tę stronę|strona",
    minute="minuta|minutę|minuty|minut|min",
    hour="godzina|godzinę|godziny|godzin|godz|h",
    day="dzień|dni|dnia",
    week="tydzień|tygodnie|tygodni",
    long="miesiąc|miesiące|miesięcy|rok|lata|lat",
    after="temu",
    today="dzisiaj|dziś",
    yesterday="wczoraj",
    now="przed chwilą|teraz|chwilę temu|przed momentem",
    clock="godz|godzina|o godz|o godzinie|o|godz.",
    links="o|dnia|w|we|r|roku|z|i|z dnia|czytania|min czytania|ostatnio|na",
    by="autor|oprac|opracowanie",
    numbers="jedną=1|dwie=2|dwa=2|trzy=3",
)

RUSSIAN = Language(
    code="ru",
    months="январь|января|янв;февраль|февраля|фев|февр;март|марта|мар;апрель|апреля|апр;"
    "май|мая;июнь|июня|июн;июль|июля|июл;август|августа|авг;сентябрь|сентября|сен|сент;"
    "октябрь|октября|окт;ноябрь|ноября|ноя|нояб;декабрь|декабря|дек",
    weekdays="понедельник|пн;вторник|вт;среда|среду|ср;четверг|чт;пятница|пятницу|пт;"
    "суббота|субботу|сб;воскресенье|вс",
    published="опубликовано|дата публикации|публикация|размещено|создано|добавлено|опубликована|"
    "опубликован|впервые опубликовано|вышло|материал опубликован",
    updated="обновлено|обновлён|обновление|последнее обновление|изменено|дата обновления|"
    "обновлена|последнее изменение|отредактировано|обн|дополнено|актуализировано|"
    "обновлено в|редактировалось",
    corrected="исправлено|исправление|поправка|уточнено|уточнение",
    live="прямой эфир|трансляция|в прямом эфире",
    trap="источник|источники|дата обращения|действует до|читайте также|родился|до|с|архив|"
    "политика конфиденциальности|на момент|по состоянию на",
    subject="эта статья|статья|эта страница|страница|материал",
    minute="минута|минуту|минуты|минут|мин",
    hour="час|часа|часов|ч",
    day="день|дня|дней|сутки",
    week="неделю|недели|недель",
    long="месяц|месяца|месяцев|год|года|лет",
    after="назад",
    today="сегодня",
    yesterday="вчера",
    now="только что|сейчас",
    am="утра|ночи",
    pm="вечера|дня",
    clock="в|ч|часов",
    links="в|во|года|г|от|и|была|был|чтение|мин чтения|по",
    by="автор|текст",
    numbers="один=1|два=2|две=2|три=3",
)

UKRAINIAN = Language(
    code="uk",
    months="січень|січня|січ;лютий|лютого|лют;березень|березня|бер;квітень|квітня|кві|квіт;"
    "травень|травня|тра|трав;червень|червня|чер|черв;липень|липня|лип;серпень|серпня|сер|серп;"
    "вересень|вересня|вер;жовтень|жовтня|жов|жовт;листопад|листопада|лис|лист;"
    "грудень|грудня|гру|груд",
    weekdays="понеділок|пн;вівторок|вт;середа|середу|ср;четвер|чт;п'ятниця|п'ятницю|пт;"
    "субота|суботу|сб;неділя|неділю|нд",
    published="опубліковано|дата публікації|публікація|розміщено|створено|додано|опублікована|"
    "вперше опубліковано|оприлюднено",
    updated="оновлено|оновлення|останнє оновлення|змінено|дата оновлення|оновлена|доповнено|"
    "останні зміни|відредаговано|остання зміна",
    corrected="виправлено|виправлення|уточнено|спростування",
    live="наживо|пряма трансляція",
    trap="джерело|джерела|дата звернення|діє до|читайте також|народився|до|з|станом на|архів",
    subject="ця стаття|стаття|ця сторінка|матеріал",
    minute="хвилина|хвилину|хвилини|хвилин|хв",
    hour="година|годину|години|годин|год",
    day="день|дні|днів|дня",
    week="тиждень|тижні|тижнів",
    long="місяць|місяці|місяців|рік|роки|років",
    before="",
    after="тому",
    today="сьогодні",
    yesterday="вчора|учора",
    now="щойно|зараз",
    am="ранку|ночі",
    pm="вечора|дня",
    clock="о|об",
    links="о|об|року|р|від|та|і|у|в|було|читання",
    by="автор|текст",
)

BULGARIAN = Language(
    code="bg",
    months="януари|яну;февруари|фев;март|мар;април|апр;май;юни;юли;август|авг;"
    "септември|сеп|септ;октомври|окт;ноември|ное|ноем;декември|дек",
    weekdays="понеделник|пон;вторник|вто;сряда|сря;четвъртък|чет;петък|пет;събота|съб;неделя|нед",
    published="публикувано|публикувана|дата на публикуване|публикуван|създадено|добавено",
    updated="обновено|последна актуализация|актуализирано|обновена|последна промяна|променено|"
    "актуализация|последно обновяване",
    corrected="поправено|поправка|коригирано",
    live="на живо",
    trap="източник|източници|валидно до|прочетете още|роден|до|от",
    minute="минута|минути|мин",
    hour="час|часа|часове",
    day="ден|дни",
    week="седмица|седмици",
    long="месец|месеца|година|години",
    before="преди",
    today="днес",
    yesterday="вчера",
    now="току-що|преди малко",
    clock="в|ч|часа",
    links="в|г|на|от|и|час",
    by="автор",
)

CROATIAN = Language(
    code="hr",
    months="siječanj|siječnja|sij|januar|januara|јануар|јануара;"
    "veljača|veljače|velj|februar|februara|фебруар|фебруара;"
    "ožujak|ožujka|ožu|mart|marta|март|марта;travanj|travnja|tra|april|aprila|април|априла;"
    "svibanj|svibnja|svi|maj|maja|мај|маја;lipanj|lipnja|lip|jun|juna|јун|јуна;"
    "srpanj|srpnja|srp|jul|jula|јул|јула;kolovoz|kolovoza|kol|avgust|avgusta|август|августа;"
    "rujan|rujna|ruj|septembar|septembra|септембар|септембра;"
    "listopad|listopada|lis|oktobar|oktobra|октобар|октобра;"
    "studeni|studenog|studenoga|stu|novembar|novembra|новембар|новембра;"
    "prosinac|prosinca|pro|decembar|decembra|децембар|децембра",
    weekdays="ponedjeljak|pon|ponedeljak;utorak|uto;srijeda|sri|sreda;četvrtak|čet;petak|pet;"
    "subota|sub;nedjelja|ned|nedelja",
    published="objavljeno|objavljen|objava|datum objave|kreirano|објављено",
    updated="ažurirano|zadnja izmjena|zadnje ažuriranje|posljednje ažuriranje|izmijenjeno|"
    "poslednja izmena|poslednje ažuriranje|osvježeno|dopunjeno|ажурирано",
    corrected="ispravljeno|ispravak|ispravka",
    live="uživo",
    trap="izvor|izvori|vrijedi do|pročitajte još|rođen|do|od",
    minute="minuta|minutu|minute|min",
    hour="sat|sata|sati|h",
    day="dan|dana",
    week="tjedan|tjedna|nedelju",
    long="mjesec|mjeseca|godina|godinu|godine",
    before="prije|pre",
    today="danas",
    yesterday="jučer|juče",
    now="upravo sada|upravo|malopre",
    clock="u|h|sati",
    links="u|dana|i|godine|god",
    by="autor|piše",
)

SLOVENE = Language(
    code="sl",
    months="januar|januarja|jan;februar|februarja|feb;marec|marca|mar;april|aprila|apr;"
    "maj|maja;junij|junija|jun;julij|julija|jul;avgust|avgusta|avg;september|septembra|sep;"
    "oktober|oktobra|okt;november|novembra|nov;december|decembra|dec",
    weekdays="ponedeljek;torek;sreda;četrtek;petek;sobota;nedelja",
    published="objavljeno|objava|datum objave",
    updated="posodobljeno|zadnja posodobitev|osveženo|spremenjeno|zadnja sprememba|dopolnjeno",
    corrected="popravljeno|popravek",
    live="v živo",
    trap="vir|viri|velja do",
    minute="minuto|minut|minutami",
    hour="uro|ur|urami|urama",
    day="dnevom|dnevi|dni",
    before="pred",
    today="danes",
    yesterday="včeraj",
    now="pravkar",
    clock="ob",
    links="ob|dne|in",
    by="avtor",
)

TABLES = (CZECH, SLOVAK, POLISH, RUSSIAN, UKRAINIAN, BULGARIAN, CROATIAN, SLOVENE)
