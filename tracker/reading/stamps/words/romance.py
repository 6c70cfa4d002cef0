"""French, Spanish, Italian, Portuguese, Catalan, Romanian."""

from tracker.reading.stamps.words.table import Language

FRENCH = Language(
    code="fr",
    months="janvier|janv|jan;février|févr|fév;mars;avril|avr;mai;juin;juillet|juil|jul;août;"
    "septembre|sept|sep;octobre|oct;novembre|nov;décembre|déc",
    weekdays="lundi|lun;mardi|mar;mercredi|mer;jeudi|jeu;vendredi|ven;samedi|sam;dimanche|dim",
    published="publié|publiée|publié le|mis en ligne|mise en ligne|publication|date de publication|"
    "créé|créé le|paru|paru le|posté|diffusé|écrit le|première publication|article publié|"
    "rédigé le|ajouté",
    updated="mis à jour|mise à jour|màj|maj|dernière mise à jour|actualisé|modifié|modifiée|"
    "dernière modification|modifié le|mis à jour le|dernière modif|actualisée|"
    "actualisation|dernière actualisation|remis à jour|réactualisé|mise a jour",
    corrected="corrigé|corrigée|rectifié|correction|rectificatif|erratum",
    live="en direct|direct|live|en direct depuis",
    trap="source|sources|consulté|copyright|valable jusqu'au|lire aussi|à lire aussi|né|né le|"
    "mentions légales|politique de confidentialité|conditions générales|jusqu'au|depuis|"
    "à partir du|du|archives|photo d'archives|prochaine mise à jour|toujours en vigueur|"
    "inscription|rendez-vous|chiffres|données",
    subject="cet article|cette page|l'article|la page|ce texte|ce document|cette dépêche",
    minute="minute|minutes|min|mn",
    hour="heure|heures|h",
    day="jour|jours|j",
    week="semaine|semaines",
    long="mois|an|ans|année|années",
    before="il y a|ya",
    today="aujourd'hui",
    yesterday="hier",
    now="à l'instant|il y a quelques instants|il y a quelques minutes|il y a quelques secondes",
    clock="h|heures",
    links="le|la|à|a|de|du|et|par|vers|er|a été|été|fois|pour la dernière fois|les|l|"
    "temps de lecture|de lecture|ce|min de lecture",
    by="par|rédaction|avec|la rédaction",
    numbers="un=1|une=1|deux=2|trois=3|quatre=4|cinq=5|six=6",
)

SPANISH = Language(
    code="es",
    months="enero|ene;febrero|feb;marzo|mar;abril|abr;mayo|may;junio|jun;julio|jul;agosto|ago;"
    "septiembre|setiembre|sep|sept|set;octubre|oct;noviembre|nov;diciembre|dic",
    weekdays="lunes|lun;martes|mar;miércoles|mié;jueves|jue;viernes|vie;sábado|sáb;domingo|dom",
    published="publicado|publicada|publicado el|creado|creada|fecha de publicación|publicación|"
    "publicado por|primera publicación|emitido|subido|escrito el|fecha|editado el día",
    updated="actualizado|actualizada|actualizado el|actualización|última actualización|"
    "actualizado a|modificado|modificada|última modificación|última hora actualizada|act|"
    "actualizado a las|última edición|editado|actualizado por última vez|"
    "ultima act|fecha de actualización|noticia actualizada",
    corrected="corregido|corregida|corrección|fe de erratas|rectificado|rectificación",
    live="en directo|en vivo|directo|última hora en directo",
    trap="fuente|fuentes|consultado|copyright|válido hasta|lea también|lee también|nacido|"
    "te puede interesar|aviso legal|política de privacidad|hasta|desde|archivo|"
    "próxima actualización|datos|inscripción|vigente",
    subject="este artículo|esta página|esta noticia|esta nota|esta información|el artículo",
    minute="minuto|minutos|min|mins",
    hour="hora|horas|h|hs|hrs",
    day="día|días|d",
    week="semana|semanas",
    long="mes|meses|año|años",
    before="hace",
    after="atrás",
    today="hoy",
    yesterday="ayer",
    now="hace instantes|hace unos minutos|ahora mismo|hace un momento|hace unos segundos",
    am="a. m.|a.m.|am|de la mañana",
    pm="p. m.|p.m.|pm|de la tarde|de la noche",
    clock="h|hs|hrs|horas|hora|h.",
    links="el|la|a|las|los|de|del|al|y|por última vez|día|hora|lectura|min de lectura|por|"
    "ha sido|fue|a las|a la",
    by="por|redacción|agencias",
    numbers="un=1|una=1|dos=2|tres=3|cuatro=4|cinco=5|seis=6",
)

ITALIAN = Language(
    code="it",
    months="gennaio|gen|genn;febbraio|feb|febbr;marzo|mar;aprile|apr;maggio|mag|magg;giugno|giu;"
    "luglio|lug;agosto|ago;settembre|set|sett;ottobre|ott;novembre|nov;dicembre|dic",
    weekdays="lunedì|lun;martedì|mar;mercoledì|mer;giovedì|gio;venerdì|ven;sabato|sab;domenica|dom",
    published="pubblicato|pubblicata|pubblicato il|pubblicazione|data di pubblicazione|creato|"
    "data pubblicazione|inserito|prima pubblicazione|scritto il|articolo del|postato",
    updated="aggiornato|aggiornata|aggiornamento|ultimo aggiornamento|ultima modifica|modificato|"
    "aggiornato il|agg|ultim'ora aggiornata|modifica|ultimi aggiornamenti|aggiornato al|"
    "ultimo agg|data aggiornamento|modificata",
    corrected="corretto|corretta|rettificato|rettifica|correzione|errata corrige",
    live="in diretta|diretta|live|in diretta dal",
    trap="fonte|fonti|consultato|copyright|valido fino|leggi anche|nato|informativa|fino al|dal|"
    "privacy|foto d'archivio|prossimo aggiornamento|dati|iscrizioni|note legali|riproduzione",
    subject="questo articolo|questa pagina|l'articolo|la pagina|questa notizia",
    minute="minuto|minuti|min",
    hour="ora|ore|h",
    day="giorno|giorni|gg",
    week="settimana|settimane",
    long="mese|mesi|anno|anni",
    after="fa",
    today="oggi",
    yesterday="ieri",
    now="poco fa|adesso|proprio ora|pochi minuti fa|pochi secondi fa",
    clock="ore|h|alle|alle ore|ora",
    links="il|lo|la|alle|alle ore|ore|di|del|dell|e|dalle|l|al|alla|a|lettura|in|min di lettura|"
    "minuti di lettura|è stato|tempo di lettura",
    by="di|a cura di|redazione",
    numbers="un=1|uno=1|una=1|un'=1|due=2|tre=3|quattro=4|cinque=5|sei=6",
)

PORTUGUESE = Language(
    code="pt",
    months="janeiro|jan;fevereiro|fev;março|mar;abril|abr;maio|mai;junho|jun;julho|jul;"
    "agosto|ago;setembro|set;outubro|out;novembro|nov;dezembro|dez",
    weekdays="segunda|segunda-feira|seg;terça|terça-feira|ter;quarta|quarta-feira|qua;"
    "quinta|quinta-feira|qui;sexta|sexta-feira|sex;sábado|sáb;domingo|dom",
    published="publicado|publicada|publicado em|publicação|data de publicação|criado|criado em|"
    "postado|postado em|postada|veiculado|divulgado em|por redação em|publicado às",
    updated="atualizado|atualizada|atualizado em|última atualização|atualização|modificado|"
    "actualizado|actualizada|última modificação|última alteração|alterado|editado|"
    "atualizado às|última edição|actualização|última actualização|atual",
    corrected="corrigido|corrigida|correção|retificado|errata|erramos",
    live="ao vivo|em direto|em directo|ao minuto",
    trap="fonte|fontes|acessado|consultado|copyright|válido até|leia também|leia mais|nascido|até|"
    "desde|veja também|política de privacidade|termos de uso|arquivo|dados|inscrições|"
    "próxima atualização",
    subject="este artigo|esta página|esta matéria|esta reportagem|esta notícia|o artigo",
    minute="minuto|minutos|min|mins",
    hour="hora|horas|h",
    day="dia|dias|d",
    week="semana|semanas",
    long="mês|meses|ano|anos",
    before="há|faz",
    after="atrás",
    today="hoje",
    yesterday="ontem",
    now="agora|agora mesmo|há instantes|agora há pouco|há poucos minutos|há poucos segundos",
    am="da manhã",
    pm="da tarde|da noite",
    clock="h|horas|hs|hora",
    links="em|no|na|às|as|à|ao|de|do|da|dia|e|o|a|leitura|min de leitura|por|foi|pela última vez",
    by="por|redação|da redação|texto",
    numbers="um=1|uma=1|dois=2|duas=2|três=3|quatro=4|cinco=5|seis=6",
)

CATALAN = Language(
    code="ca",
    months="gener|gen;febrer|febr|feb;març;abril|abr;maig;juny;juliol|jul;agost|ag;"
    "setembre|set;octubre|oct;novembre|nov;desembre|des",
    weekdays="dilluns|dl;dimarts|dt;dimecres|dc;dijous|dj;divendres|dv;dissabte|ds;diumenge|dg",
    published="publicat|publicada|publicat el|data de publicació|creat",
    updated="actualitzat|actualitzada|actualització|última actualització|darrera actualització|"
    "modificat|última modificació|act|actualitzat el",
    corrected="corregit|correcció|rectificat",
    live="en directe",
    trap="font|fonts|consultat|vàlid fins",
    minute="minut|minuts|min",
    hour="hora|hores|h",
    day="dia|dies",
    week="setmana|setmanes",
    long="mes|mesos|any|anys",
    before="fa",
    today="avui",
    yesterday="ahir",
    now="ara mateix",
    clock="h|hores",
    links="el|la|a|les|de|d|del|i|a les|l",
    by="per",
    numbers="un=1|una=1|dos=2|dues=2|tres=3",
)

ROMANIAN = Language(
    code="ro",
    months="ianuarie|ian;februarie|feb;martie|mart|mar;aprilie|apr;mai;iunie|iun;iulie|iul;"
    "august|aug;septembrie|sept|sep;octombrie|oct;noiembrie|noi|nov;decembrie|dec",
    weekdays="luni|lun;marți|mar;miercuri|mie;joi;vineri|vin;sâmbătă|sâm;duminică|dum",
    published="publicat|publicată|publicat la|publicat pe|data publicării|postat|adăugat|"
    "data publicarii|publicat în",
    updated="actualizat|actualizată|actualizat la|ultima actualizare|actualizare|modificat|"
    "ultima modificare|data actualizării|data actualizarii|update",
    corrected="corectat|corectură|rectificat|erată",
    live="live|în direct",
    trap="sursa|sursă|surse|accesat|citește și|citeste si|până la|din|valabil până|născut",
    minute="minut|minute|min",
    hour="oră|ore|h",
    day="zi|zile",
    week="săptămână|săptămâni",
    long="lună|luni|an|ani",
    before="acum|în urmă cu",
    after="în urmă",
    today="astăzi|azi",
    yesterday="ieri",
    now="chiar acum|tocmai acum",
    clock="ora|orele",
    links="la|pe|de|în|și|data|data de|cu",
    by="de|autor|redacția",
    numbers="un=1|o=1|două=2|doua=2|trei=3",
)

TABLES = (FRENCH, SPANISH, ITALIAN, PORTUGUESE, CATALAN, ROMANIAN)
