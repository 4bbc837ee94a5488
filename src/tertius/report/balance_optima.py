"""What the best grouping of states leaves open: equally good ones, and states on their own."""

from tertius.panel.balance_answer import BalanceAnswer
from tertius.report.words import plural


def optima_sentence(answer: BalanceAnswer) -> str:
    """Say how much of the best split is a finding, and how much one choice among equals.

    Parameters
    ----------
    answer
        With its shown period.

    Returns
    -------
    str
    """
    optima = answer.optima
    if optima is None:
        return "Other splits may be as good; whether this one is the only one was not looked at."
    if optima.count == 1:
        return "No other split is as good."
    least = "at least " if not optima.complete else ""
    always = int(optima.always_frustrated.sum())
    total = len(answer.told.frustrated)
    return (
        f"One of {least}{optima.count:,} equally good splits: {always:,} of its "
        f"{plural(total, 'frustrated tie')} stand against all of them."
    )


def lone_states(answer: BalanceAnswer) -> int:
    """Count the states that have ties, but that the best coalitions leave on their own.

    Parameters
    ----------
    answer
        With its shown period.

    Returns
    -------
    int
    """
    found = answer.told
    grouped = {name for group in found.coalitions for name in group.members}
    named = grouped | set(found.apart) | set(found.untied)
    solved = next(one for one in answer.panel.solved if one.period == answer.shown)
    return sum(name not in named for name in solved.names)
