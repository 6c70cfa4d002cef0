"""Finnish, Estonian, Hungarian, Lithuanian, Latvian, Turkish, Greek, Indonesian and Malay."""

from tracker.reading.stamps.words.table import Language

FINNISH = Language(
    code="fi",
    months="tammikuu|tammikuuta|tammi;helmikuu|helmikuuta|helmi;maaliskuu|maaliskuuta|maalis;"
    "huhtikuu|huhtikuuta|huhti;toukokuu|toukokuuta|touko;kesäkuu|kesäkuuta|kesä;"
    "heinäkuu|heinäkuuta|heinä;elokuu|elokuuta|elo;syyskuu|syyskuuta|syys;"
    "lokakuu|lokakuuta|loka;marraskuu|marraskuuta|marras;joulukuu|joulukuuta|joulu",
    weekdays="maanantai|maanantaina|ma;tiistai|tiistaina|ti;keskiviikko|keskiviikkona|ke;"
    "torstai|torstaina|to;perjantai|perjantaina|pe;lauantai|lauantaina|la;"
    "sunnuntai|sunnuntaina|su",
    published="julkaistu|julkaisuaika|luotu|julkaisupäivä|julkaistiin|alun perin julkaistu|jul",
    updated="päivitetty|viimeksi päivitetty|päivitys|muokattu|viimeksi muokattu|päivittynyt|"
    "muutettu|viimeisin päivitys|päivitettiin|päiv",
    corrected="korjattu|oikaisu|korjaus|oikaistu",
    live="suora lähetys|livenä|suorana|seuranta",
    trap="lähde|lähteet|voimassa|lue myös|syntynyt|viitattu|luettu|asti|saakka|arkistokuva",
    subject="tämä artikkeli|artikkeli|tämä sivu|sivu|juttu|juttua|artikkelia",
    minute="minuutti|minuuttia|min",
    hour="tunti|tuntia|t|h",
    day="päivä|päivää|pv",
    week="viikko|viikkoa|vk",
    long="kuukausi|kuukautta|kk|vuosi|vuotta",
    after="sitten",
    today="tänään",
    yesterday="eilen",
    now="juuri nyt|hetki sitten|äsken",
    clock="klo|kello|klo.",
    links="ja|on|lukuaika|noin|viimeksi",
    by="teksti|toimittaja",
    numbers="yksi=1|kaksi=2|kolme=3",
)

ESTONIAN = Language(
    code="et",
    months="jaanuar|jaan;veebruar|veebr;märts;aprill|apr;mai;juuni;juuli;august|aug;"
    "september|sept;oktoober|okt;november|nov;detsember|dets",
    weekdays="esmaspäev;teisipäev;kolmapäev;neljapäev;reede;laupäev;pühapäev",
    published="avaldatud|avaldati|lisatud|loodud",
    updated="uuendatud|muudetud|viimati uuendatud|täiendatud|viimati muudetud|uuendus",
    corrected="parandatud|parandus",
    trap="allikas|loe ka",
    minute="minut|minutit|min",
    hour="tund|tundi",
    day="päev|päeva",
    after="tagasi",
    today="täna",
    yesterday="eile",
    clock="kell|kl",
    links="ja",
)

HUNGARIAN = Language(
    code="hu",
    months="január|jan;február|feb|febr;március|márc;április|ápr;május|máj;június|jún;"
    "július|júl;augusztus|aug;szeptember|szept;október|okt;november|nov;december|dec",
    weekdays="hétfő;kedd;szerda;csütörtök;péntek;szombat;vasárnap",
    published="megjelent|közzétéve|publikálva|közzététel|létrehozva|publikálás|megjelenés|feltöltve",
    updated="frissítve|frissült|utoljára frissítve|módosítva|utolsó módosítás|utolsó frissítés|"
    "frissítés|utoljára módosítva|legutóbb frissítve",
    corrected="javítva|helyesbítés|helyreigazítás",
    live="élő|élőben|percről percre",
    trap="forrás|források|érvényes|olvassa el|született|letöltve",
    minute="perc|perce|perccel",
    hour="óra|órája|órával",
    day="nap|napja|nappal",
    week="hét|hete|héttel",
    long="hónap|hónapja|hónappal|év|éve|évvel",
    after="ezelőtt|perce|órája|napja",
    today="ma",
    yesterday="tegnap",
    now="most|éppen most",
    am="de",
    pm="du",
    clock="óra|órakor",
    links="és|a|kor",
    by="írta|szerző",
    trailing=True,
)

LITHUANIAN = Language(
    code="lt",
    months="sausis|sausio|saus;vasaris|vasario|vas;kovas|kovo|kov;balandis|balandžio|bal;"
    "gegužė|gegužės|geg;birželis|birželio|birž;liepa|liepos|liep;"
    "rugpjūtis|rugpjūčio|rugp;rugsėjis|rugsėjo|rugs;spalis|spalio|spal;lapkritis|lapkričio|lapkr;"
    "gruodis|gruodžio|gruod",
    published="paskelbta|publikuota|sukurta",
    updated="atnaujinta|paskutinį kartą atnaujinta|redaguota|papildyta",
    corrected="pataisyta|patikslinta",
    trap="šaltinis|skaitykite taip pat",
    minute="minutę|minutes|minučių|min",
    hour="valandą|valandas|valandų|val",
    day="dieną|dienas|dienų",
    before="prieš",
    today="šiandien",
    yesterday="vakar",
    clock="val",
    links="m|d|metų|diena|dienos",
)

LATVIAN = Language(
    code="lv",
    months="janvāris|janvārī|janv;februāris|februārī|febr;marts|martā;aprīlis|aprīlī|apr;"
    "maijs|maijā;jūnijs|jūnijā|jūn;jūlijs|jūlijā|jūl;augusts|augustā|aug;"
    "septembris|septembrī|sept;oktobris|oktobrī|okt;novembris|novembrī|nov;decembris|decembrī|dec",
    published="publicēts|publicēta",
    updated="atjaunots|atjaunināts|papildināts|labots|pēdējoreiz atjaunots|papildināta",
    corrected="precizēts",
    trap="avots",
    minute="minūtes|minūtēm|minūti|min",
    hour="stundas|stundām|stundu|st",
    day="dienas|dienām|dienu",
    before="pirms",
    today="šodien",
    yesterday="vakar",
    clock="plkst|pulksten",
    links="gada|plkst",
)

TURKISH = Language(
    code="tr",
    months="ocak|oca;şubat|şub;mart|mar;nisan|nis;mayıs|may;haziran|haz;temmuz|tem;"
    "ağustos|ağu;eylül|eyl;ekim|eki;kasım|kas;aralık|ara",
    weekdays="pazartesi|pzt;salı|sal;çarşamba|çar;perşembe|per;cuma|cum;cumartesi|cmt;pazar|paz",
    published="yayınlanma|yayınlanma tarihi|yayınlandı|yayın tarihi|oluşturulma|giriş|giriş tarihi|"
    "oluşturulma tarihi|eklenme|eklenme tarihi|yayımlanma|yayımlandı|haber giriş|haber tarihi|"
    "yayın|ilk yayın|yayımlanma tarihi",
    updated="güncelleme|güncellenme|güncellendi|son güncelleme|güncelleme tarihi|son güncellenme|"
    "son güncelleme tarihi|güncellenme tarihi|düzenlendi|değiştirildi|haber güncelleme|"
    "son değişiklik|son düzenleme",
    corrected="düzeltildi|düzeltme",
    live="canlı|canlı anlatım",
    trap="kaynak|kaynaklar|telif|geçerlilik|ayrıca okuyun|doğum|son başvuru|erişim tarihi",
    minute="dakika|dk|dak",
    hour="saat|sa",
    day="gün",
    week="hafta",
    long="ay|yıl|sene",
    after="önce|evvel",
    today="bugün",
    yesterday="dün",
    now="şimdi|az önce|şu an|biraz önce",
    am="öö",
    pm="ös",
    clock="saat",
    links="tarihi|tarihinde|ve|tsi|tarih|günü",
    by="yazan|yazar|haber|muhabir",
    numbers="bir=1|iki=2|üç=3",
    trailing=True,
)

GREEK = Language(
    code="el",
    months="ιανουάριος|ιανουαρίου|ιαν;φεβρουάριος|φεβρουαρίου|φεβ|φεβρ;μάρτιος|μαρτίου|μαρ|μάρτ;"
    "απρίλιος|απριλίου|απρ;μάιος|μαΐου|μάι|μαϊ;ιούνιος|ιουνίου|ιουν;ιούλιος|ιουλίου|ιουλ;"
    "αύγουστος|αυγούστου|αυγ;σεπτέμβριος|σεπτεμβρίου|σεπ|σεπτ;οκτώβριος|οκτωβρίου|οκτ;"
    "νοέμβριος|νοεμβρίου|νοε;δεκέμβριος|δεκεμβρίου|δεκ",
    weekdays="δευτέρα|δευ;τρίτη|τρι;τετάρτη|τετ;πέμπτη|πεμ;παρασκευή|παρ;σάββατο|σαβ;κυριακή|κυρ",
    published="δημοσιεύθηκε|δημοσίευση|δημοσιεύτηκε|ημερομηνία δημοσίευσης|πρώτη δημοσίευση|"
    "δημιουργήθηκε|ανάρτηση|αναρτήθηκε|πρώτη καταχώρηση",
    updated="ενημερώθηκε|ενημέρωση|τελευταία ενημέρωση|τροποποιήθηκε|ανανεώθηκε|"
    "τελευταία τροποποίηση|επικαιροποιήθηκε|ανανέωση|τελευταία ανανέωση|upd",
    corrected="διορθώθηκε|διόρθωση",
    live="ζωντανά|live",
    trap="πηγή|πηγές|ισχύει έως|διαβάστε επίσης|γεννήθηκε|έως|μέχρι|ανακτήθηκε",
    minute="λεπτό|λεπτά|λεπτών|λ",
    hour="ώρα|ώρες|ωρών",
    day="ημέρα|ημέρες|μέρα|μέρες|ημερών",
    week="εβδομάδα|εβδομάδες",
    long="μήνα|μήνες|χρόνο|χρόνια|έτος|έτη",
    before="πριν|πριν από|εδώ και",
    after="πριν",
    today="σήμερα",
    yesterday="χθες|χτες",
    now="μόλις τώρα|τώρα|μόλις",
    am="πμ|π.μ.|π.μ",
    pm="μμ|μ.μ.|μ.μ",
    clock="ώρα",
    links="στις|στη|την|τις|και|ώρα|του|στο|ανάγνωση|η|από",
    by="γράφει",
    numbers="ένα=1|μία=1|μια=1|δύο=2|τρία=3|τρεις=3",
)

INDONESIAN = Language(
    code="id",
    months="januari|jan;februari|feb|pebruari;maret|mac|mar|mrt;april|apr;mei;juni|jun;juli|jul|"
    "julai;agustus|agt|agu|ags|ogos|ogo;september|sep|sept;oktober|okt;november|nov|nopember;"
    "desember|des|disember|dis",
    weekdays="senin|sen|isnin;selasa|sel;rabu|rab;kamis|kam|khamis;jumat|jum'at|jum|jumaat;"
    "sabtu|sab;minggu|min|ahad",
    published="diterbitkan|dipublikasikan|terbit|tayang|dibuat|tanggal terbit|diterbitkan pada|"
    "tarikh terbit|diunggah|rilis|dipublikasi",
    updated="diperbarui|diperbaharui|pembaruan|pembaruan terakhir|terakhir diperbarui|"
    "diperbarui pada|update|dimutakhirkan|diubah|kemaskini|dikemas kini|"
    "terakhir diubah|diupdate|kemas kini terakhir|dikemaskini|perbaruan",
    corrected="dikoreksi|koreksi|ralat|diralat",
    live="langsung|siaran langsung",
    trap="sumber|berlaku hingga|baca juga|lahir|diakses|hingga|sampai|sejak",
    minute="menit|minit",
    hour="jam",
    day="hari",
    week="minggu|pekan",
    long="bulan|tahun",
    after="lalu|yang lalu|lepas",
    today="hari ini",
    yesterday="kemarin|semalam",
    now="baru saja|baru sahaja|sekarang",
    clock="pukul|jam|pkl",
    links="pada|dan|tanggal|di|terakhir|baca|telah",
    by="oleh|penulis",
    numbers="satu=1|sejam=1|dua=2|tiga=3",
)

TABLES = (
    FINNISH,
    ESTONIAN,
    HUNGARIAN,
    LITHUANIAN,
    LATVIAN,
    TURKISH,
    GREEK,
    INDONESIAN,
)
