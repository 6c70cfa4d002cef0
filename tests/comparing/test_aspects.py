"""Why an edit matters, in words."""

import pytest

from tests.comparing.stories import edited, heading, paragraph, reading, said
from tracker.comparing import compare
from tracker.comparing.aspects import Setting
from tracker.comparing.aspects.setting import guessed
from tracker.comparing.aspects.typos import distance
from tracker.core.change import Change


def only(before: str, after: str, language: str | None = "en") -> Change:
    """The one change between two paragraphs."""
    old, new = (reading(paragraph(text), language=language) for text in (before, after))
    [change] = compare(old, new).changes
    assert change.kind == "paragraph.edited"
    return change


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("It holds $1.5 billion.", "It holds $15 billion.", "number 1.5 → 15 billion (×10)"),
        ("At least 12 dead there.", "At least 14 dead there.", "number 12 → 14 dead"),
        ("Twelve people came.", "Fourteen people came.", "number Twelve → Fourteen people"),
        ("It cost 1.5 million euros.", "It cost 1.5 billion euros.",
         "number 1.5 million euros → 1.5 billion euros (×1,000)"),
        ("It rose 5 percent.", "It rose 5 percentage points.",
         "number 5 percent → 5 percentage points"),
        ("It fell to 10 from 20.", "It fell to 10 from 5.", "number 20 → 5 (÷4)"),
        ("We paid $40 each.", "We paid €40 each.", "number $40 → €40 each"),
        ("The other 3,000 left.", "The other 3,500 left.", "number 3,000 → 3,500 left"),
        ("Some twenty-one ships.", "Some twenty-two ships.",
         "number twenty-one → twenty-two ships"),
        ("It weighs 5 kg.", "It weighs 5 tons.", "number 5 kg → 5 tons"),
        ("Two hundred thousand fled.", "Two hundred fled.",
         "number Two hundred thousand → Two hundred fled (÷1,000)"),
        ("It cost five million euros.", "It cost five euros.",
         "number five million euros → five euros (÷1,000,000)"),
        ("It grew 1.2.3 times in 3.", "It grew 1.2.4 times in 3.", "number 1.2.3 → 1.2.4 times"),
        ("They lost 3 to them.", "They lost to them.", "number 3 removed"),
        ("They lost to them.", "They lost 3 to them.", "number 3 added"),
        ("It is at -3 today.", "It is at 3 today.", "number -3 → 3 today"),
    ],
)  # fmt: skip
def test_numbers(before: str, after: str, reason: str) -> None:
    change = only(before, after)
    assert "number" in change.aspects
    assert reason in change.reasons


@pytest.mark.parametrize(
    ("before", "after", "language", "reason"),
    [
        ("Er kaufte 1.500 Stück.", "Er kaufte 15.000 Stück.", "de",
         "number 1.500 → 15.000 Stück (×10)"),
        ("Es waren 3,5 Prozent.", "Es waren 4,5 Prozent.", "de-AT", "number 3,5 → 4,5 Prozent"),
        ("Une somme de 10 000 euros.", "Une somme de 100 000 euros.", "fr",
         "number 10 000 → 100 000 euros (×10)"),
        ("Murieron doce personas.", "Murieron veinte personas.", "es",
         "number doce → veinte personas"),
        ("Morreram doze pessoas.", "Morreram vinte pessoas.", "pt", "number doze → vinte pessoas"),
        ("Sono morte dodici persone.", "Sono morte venti persone.", "it",
         "number dodici → venti persone"),
        ("Eine Billion Euro, 3 Billionen.", "Eine Billion Euro, 3 Milliarden.", "de",
         "number 3 Billionen → 3 Milliarden (÷1,000)"),
        ("Купили 12 машин.", "Купили 15 машин.", "ru", "number 12 → 15 машин"),
    ],
)  # fmt: skip
def test_numbers_in_other_languages(before: str, after: str, language: str, reason: str) -> None:
    change = only(before, after, language)
    assert change.aspects == ("number",)
    assert change.reasons == (reason,)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It cost twelve euros.", "It cost 12 euros."),
        ("It rose 5 percent then.", "It rose 5% then."),
        ("The “deal” – it's done.", 'The "deal" - it’s done.'),
        ("They recieved the parcel.", "They received the parcel."),
        ("The the man left.", "The man left."),
        ("The man left.", "The man man left."),
        ("It was alot of work.", "It was a lot of work."),
        ("They co-operate well.", "They cooperate well."),
        ("He came, and left.", "He came and left."),
        ("An unit was seen there.", "A unit was seen there."),
        ("The president spoke.", "The President spoke."),
    ],
)
def test_cosmetic(before: str, after: str) -> None:
    change = only(before, after)
    assert change.aspects == ("cosmetic",)
    assert change.significance <= 0.05
    assert change.reasons


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The old house burned.", "The old home burned."),
        ("Is it true.", "Is it true?"),
        ("The cat sat there.", "The dog sat there."),
        ("Prices rose.", "Prices fell."),
        ("He was in it.", "He was on it."),
        ("A house and a horse, a house and a horse.", "A house and a horse, a horse and a horse."),
        ("He left the.", "He left the soon."),
        ("He saw it, then it.", "He saw it, then it and left town."),
    ],
)
def test_not_cosmetic(before: str, after: str) -> None:
    assert "cosmetic" not in only(before, after).aspects


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("He left on March 27, 2025.", "He left on March 28, 2025.",
         "date March 27, 2025 → March 28, 2025"),
        ("It is at 1:00pm then.", "It is at 3:00pm then.", "date 1:00pm → 3:00pm"),
        ("He came on Monday.", "He came on Tuesday.", "date Monday → Tuesday"),
        ("In 2024 he won.", "In 2023 he won.", "date 2024 → 2023"),
        ("He came on Monday night.", "He came at night.", "date Monday removed"),
        ("He came at night.", "He came on Monday night.", "date Monday added"),
        ("It was monday, 3 May.", "It was Monday, 4 May.", "date 3 May → 4 May"),
    ],
)  # fmt: skip
def test_dates(before: str, after: str, reason: str) -> None:
    change = only(before, after)
    assert "date" in change.aspects
    assert reason in change.reasons


@pytest.mark.parametrize(
    ("before", "after", "language"),
    [
        ("Er kam am Montag an.", "Er kam am Dienstag an.", "de"),
        ("Il arrive le 3 mars ici.", "Il arrive le 4 mars ici.", "fr"),
        ("Llega el 3 de mayo aquí.", "Llega el 3 de junio aquí.", "es"),
        ("Chega a 3 de maio aqui.", "Chega a 3 de junho aqui.", "pt"),
        ("Arriva lunedì sera qui.", "Arriva martedì sera qui.", "it"),
    ],
)
def test_dates_in_other_languages(before: str, after: str, language: str) -> None:
    assert "date" in only(before, after, language).aspects


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("“We will not go,” she said.", "“We will go,” she said.",
         "quotation altered: «We will not go,» → «We will go,»"),
        ("The deal was signed.", "The “deal” was signed.", "put in quotation marks: «deal»"),
        ("The “deal” was signed.", "The deal was signed.", "quotation marks removed: «deal»"),
        ("He spoke.", "He spoke. “Never again,” he said.", "quotation added: «Never again,»"),
        ("He spoke. “Never again,” he said.", "He spoke.", "quotation removed: «Never again,»"),
        ("„Wir gehen nicht“, hieß es.", "„Wir gehen jetzt“, hieß es.",
         "quotation altered: «Wir gehen nicht» → «Wir gehen jetzt»"),
        ("He said ‘we’re fine’ twice.", "He said ‘we’re done’ twice.",
         "quotation altered: «we’re fine» → «we’re done»"),
        ("«Nous partons», dit-il.", "«Nous restons», dit-il.",
         "quotation altered: «Nous partons» → «Nous restons»"),
    ],
)  # fmt: skip
def test_quotations(before: str, after: str, reason: str) -> None:
    change = only(before, after)
    assert "quotation" in change.aspects
    assert reason in change.reasons


def test_empty_quotation_marks_quote_nothing() -> None:
    assert "quotation" not in only("“ ” he left.", "“ ” he stayed.").aspects


def test_a_long_quotation_is_cut_in_its_reason() -> None:
    words = "many " * 40
    change = only(f"“{words}end,” he said.", f"“{words}start,” he said.")
    assert all(len(reason) < 220 for reason in change.reasons)


def test_a_speaker_who_changed_concerns_the_quotation() -> None:
    change = only("“We go,” said Ingrid Solberg.", "“We go,” said Jonas Berg.")
    assert change.aspects == ("quotation", "name")
    assert "speaker Ingrid Solberg → Jonas Berg" in change.reasons


@pytest.mark.parametrize(
    ("before", "after", "language", "reason"),
    [
        ("He met Ingrid Solberg there.", "He met Ingrid Solburg there.", "en",
         "name Solberg → Solburg"),
        ("They flew to Oslo then.", "They flew to Bergen then.", "en", "name Oslo → Bergen"),
        ("Solberg left. They met Solberg.", "Berg left. They met Solberg.", "en",
         "name Solberg → Berg"),
        ("Keir Starmer left.", "Tony Starmer left.", "en", "name Keir → Tony"),
        ("The minister Keir Starmer left.", "The minister Starmer left.", "en",
         "name Keir removed"),
        ("Then the city fell.", "Then Oslo fell.", "en", "name Oslo added"),
        ("Then the president fell.", "Then the Nobel president fell.", "en", "name Nobel added"),
        ("Kanzler Olaf Scholz sprach.", "Kanzler Olaf Schulz sprach.", "de",
         "name Scholz → Schulz"),
        ("Dann sprach Herr Meier lange.", "Dann sprach Herr Maier lange.", "de",
         "name Meier → Maier"),
        ("Dann sprach Birgit Baumann.", "Dann sprach Brigitte Baumann.", "de",
         "name Birgit → Brigitte"),
    ],
)  # fmt: skip
def test_names(before: str, after: str, language: str, reason: str) -> None:
    change = only(before, after, language)
    assert "name" in change.aspects
    assert reason in change.reasons


@pytest.mark.parametrize(
    ("before", "after", "language"),
    [
        ("The old way is best.", "An old way is best.", "en"),
        ("Here it rains.", "Often it rains.", "en"),
        ("Dann kam die Katze wieder.", "Dann kam der Hund wieder.", "de"),
        ("Ganz ohne Worte ging es.", "Ganz ohne Lärm ging es.", "de"),
        ("I was there.", "We all were there.", "en"),
        ("Storms fell and rain came.", "Rain fell and rain came.", "en"),
        ("It fell, so we left.", "It fell. So we left.", "en"),
        ("He met StackOverflow then.", "He met Stack Overflow then.", "en"),
    ],
)
def test_not_names(before: str, after: str, language: str) -> None:
    assert "name" not in only(before, after, language).aspects


def test_authors_are_names_in_german_too() -> None:
    old = reading(paragraph("Es schrieb gestern Baumann."), language="de", authors=("Eva Baumann",))
    new = edited(old, 0, paragraph("Es schrieb gestern Naumann."))
    assert "name" in compare(old, new).changes[0].aspects


def test_capitals_of_a_title_make_no_name() -> None:
    old = reading(headline="Leaders Gather In Paris After Storm Season")
    new = reading(headline="Leaders Meet In Paris After Storm Season")
    assert "name" not in compare(old, new).changes[0].aspects


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("He said he was home.", "He claimed he was home.", "attribution said → claimed"),
        ("The ship sank in port.", "The ship sank, according to police, in port.",
         "attribution «according» added"),
        ("He killed a man.", "He allegedly killed a man.", "hedge «allegedly» added"),
        ("He may go home.", "He will go home.", "hedge «may» removed"),
        ("About 5 people came.", "Exactly 5 people came.", "hedge «about» removed"),
        ("It is true.", "It is not true.", "negation «not» added"),
        ("It isn’t true.", "It is true.", "negation «isn’t» removed"),
    ],
)  # fmt: skip
def test_wording(before: str, after: str, reason: str) -> None:
    assert reason in only(before, after).reasons


@pytest.mark.parametrize(
    ("before", "after", "language", "aspect"),
    [
        ("Er kommt nicht nach Hause.", "Er kommt nach Hause.", "de", "negation"),
        ("Il n’a pas signé.", "Il a signé.", "fr", "negation"),
        ("Ella no firmó nada.", "Ella firmó.", "es", "negation"),
        ("Ela não assinou.", "Ela assinou.", "pt", "negation"),
        ("Lui non ha firmato.", "Lui ha firmato.", "it", "negation"),
        ("Hij komt niet.", "Hij komt.", "nl", "negation"),
        ("Han kommer ikke hit.", "Han kommer hit.", "nb", "negation"),
        ("Der Mann stahl Geld.", "Der mutmaßliche Mann stahl Geld.", "de", "hedge"),
        ("El ladrón huyó.", "El presunto ladrón huyó.", "es", "hedge"),
        ("Le voleur a fui.", "Le voleur présumé a fui.", "fr", "hedge"),
        ("Il ladro fuggì.", "Il presunto ladro fuggì.", "it", "hedge"),
        ("O ladrão fugiu.", "O suposto ladrão fugiu.", "pt", "hedge"),
    ],
)
def test_wording_in_other_languages(before: str, after: str, language: str, aspect: str) -> None:
    assert aspect in only(before, after, language).aspects


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Number 4 won here.", "No. 4 won here."),
        ("He came in May then.", "He came in spring then."),
        ("We talked about it.", "We talked of it."),
        ("They stated early.", "They started early."),
    ],
)
def test_words_that_only_look_like_doubt(before: str, after: str) -> None:
    assert not {"negation", "hedge", "attribution"} & set(only(before, after).aspects)


def test_a_new_passage_is_no_rewording() -> None:
    passage = " It did not rain in Oslo, Bergen or Moss, said 12 of them on Monday night in May."
    change = only("It rained.", "It rained." + passage)
    assert change.aspects == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the end of the road and the sea to the north", "en"),
        ("der Mann und die Frau ist nicht mit dem Hund", "de"),
        ("le chat et la souris dans une maison", "fr"),
        ("12 34", "en"),
    ],
)
def test_a_language_nobody_states_is_guessed(text: str, language: str) -> None:
    assert guessed(text) == language


def test_the_guess_serves_where_no_language_is_stated() -> None:
    text = "Der Minister und die Kanzlerin sind mit dem Plan nicht einverstanden."
    change = only(text, text.replace("nicht ", ""), None)
    assert "negation" in change.aspects
    assert Setting(said(text), said(text)).language == "en"


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [("form", "from", 1), ("a", "abcd", 3), ("house", "houses", 1), ("abc", "xyz", 3), ("", "", 0)],
)
def test_distance(one: str, other: str, far: int) -> None:
    assert distance(one, other) == far


def test_the_case_of_a_heading_is_cosmetic() -> None:
    old = reading(heading("What we know"), paragraph("Nothing yet."))
    new = reading(heading("What We Know"), paragraph("Nothing yet."))
    [change] = compare(old, new).changes
    assert change.kind == "section.edited"
    assert change.aspects == ("cosmetic",)
