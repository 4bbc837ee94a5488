"""``check_claims``: claims, the ties they speak of, and the verdicts.

The rule of this module: it puts the steps together. A claim of an actor that the records do not
know, or of a dyad outside of them, is answered by *cannot tell* and the reason.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from tertius.coding.model import Party
from tertius.errors import AmbiguousState, CoverageError, NotInSystem, TertiusError, UnknownState
from tertius.explanation.attribution import View
from tertius.explanation.dyad import COMPARED
from tertius.explanation.question import ask, question_grid, view_under
from tertius.states import numbers_of, state
from tertius.ties import Recipe, load_recipe
from tertius.ties.build import EMBEDDED, Library
from tertius.ties.library import covered_by
from tertius.verdict.claims.judge import judge
from tertius.verdict.claims.measure import measure
from tertius.verdict.claims.model import Checked, Claim, Saying, Verdict
from tertius.verdict.claims.window import HISTORY, window_of

Views = Callable[[int, int, date, date], Sequence[View]]


def check_claims(
    claims: Iterable[Claim],
    *,
    recipe: Recipe | None = None,
    compared: Sequence[Recipe] | None = None,
    library: Library = EMBEDDED,
) -> Iterator[Checked]:
    """Hold claims against the records.

    Parameters
    ----------
    claims
        Each a third party, a dyad, a direction and, if known, the span.
    recipe
        How ties are made; by default the recipe ``default``.
    compared
        Recipes under which everything is repeated; by default those that ship with tertius and
        need nothing but the chronicle.
    library
        Where the sources come from.

    Yields
    ------
    Checked
        In the order of the claims; with ``cannot tell`` and the reason where the records cannot
        speak.

    Raises
    ------
    RecipeError
        If a recipe asks for data that are not there.
    """
    recipe = recipe or load_recipe()
    others = [load_recipe(name) for name in COMPARED] if compared is None else list(compared)
    recipes = [recipe, *(other for other in others if other != recipe)]
    first, last = (date.fromordinal(day) for day in covered_by(recipe, library))
    views = _views(recipes, library)
    for claim in claims:
        yield _check(claim, (first, last), views)


def check_claim(
    claim: Claim,
    *,
    recipe: Recipe | None = None,
    compared: Sequence[Recipe] | None = None,
    library: Library = EMBEDDED,
) -> Checked:
    """Hold one claim against the records; see :func:`check_claims`.

    Parameters
    ----------
    claim, recipe, compared, library
        As there.

    Returns
    -------
    Checked

    Raises
    ------
    RecipeError
        If a recipe asks for data that are not there.
    """
    (checked,) = check_claims([claim], recipe=recipe, compared=compared, library=library)
    return checked


def _check(claim: Claim, covered: tuple[date, date], views: Views) -> Checked:
    def cannot(reason: str) -> Checked:
        return Checked(claim, None, Verdict("cannot tell", (reason,)))

    if claim.sayings and all(_is_conditional(saying) for saying in claim.sayings):
        return cannot(
            "it is claimed under a condition, and whether that was met is not in the records: "
            + " / ".join(sorted({f"“{saying.condition}”" for saying in claim.sayings}))
        )
    codes = [_ccode(party) for party in claim.dyad]
    for party, code in zip(claim.dyad, codes, strict=True):
        if code is None:
            return cannot(
                f"{party.name} is no state of the Correlates of War system, and the dyads of the "
                "records are dyads of states"
            )
    driver = _ccode(claim.driver)
    if driver is None and not _has_members(claim.driver.key):
        return cannot(f"{claim.driver.name} is neither a state nor an organisation of states")
    try:
        window = window_of(claim, covered)
        since = date(max(window.since.year - HISTORY, covered[0].year), 1, 1)
        seen = views(codes[0] or 0, codes[1] or 0, since, window.until)
        numbers = () if driver is None else numbers_of(driver)
        measured = measure(claim, seen, numbers, window)
    except (CoverageError, NotInSystem, UnknownState, AmbiguousState) as error:
        return cannot(error.message)
    if measured is None:
        return cannot("the records observe the two in fewer than two periods of the span")
    return Checked(claim, measured, judge(claim, measured))


def _views(recipes: Sequence[Recipe], library: Library) -> Views:
    """Make ties when they are first asked for, and keep them for further claims of the dyad."""
    held: dict[tuple[int, int, date, date], Sequence[View]] = {}

    def views(i: int, j: int, since: date, until: date) -> Sequence[View]:
        key = (i, j, since, until)
        if key not in held:
            question = ask(str(i), str(j), since=since, until=until)
            grid = question_grid(question)
            held[key] = [view_under(recipe, question, grid, library) for recipe in recipes]
        return held[key]

    return views


def _is_conditional(saying: Saying) -> bool:
    return saying.stance.level == "hypothetical" and bool(saying.condition)


def _ccode(party: Party) -> int | None:
    if party.ccode is not None:
        return party.ccode
    try:
        return state(party.key).ccode
    except UnknownState:
        return None


def _has_members(key: str) -> bool:
    try:
        return state(key).kind == "organisation"
    except TertiusError:
        return False
