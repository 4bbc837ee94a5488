"""Back end ``hf``: types of events by a model in a folder of the user's.

The rule of this module: it keeps who acts on whom, and what is meant, as the rules found it, and
changes only the type of events with what hangs on the type. It knows no library: what classifies
is a function that it is given.
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from tertius.coding.actors import ActorIndex
from tertius.coding.backends.protocol import Recoded
from tertius.coding.coded import Coded, CodedSentence
from tertius.coding.model import Frame
from tertius.coding.ontology import default_sign, event_type
from tertius.coding.tree import Tree
from tertius.errors import CodingError, shown

Classify = Callable[[Sequence[tuple[str, str | None]]], list[dict[str, float]]]
"""Gives for each sentence, with the hypothesis it is held against, the probabilities of labels."""


@dataclass(frozen=True, slots=True)
class HfBackend:
    """A model of types.

    Attributes
    ----------
    name
        The rule of what it types: ``hf:`` with the name of its folder.
    classify
        The model itself.
    types
        For a classifier the type of each label.
    entails
        For a model of entailment the label that says so; empty for a classifier.
    """

    name: str
    classify: Classify
    types: Mapping[str, str] = field(default_factory=dict)
    entails: str = ""

    def recode(
        self,
        sentences: tuple[CodedSentence, ...],
        *,
        written: date | None,  # noqa: ARG002 - part of the protocol
        index: ActorIndex,  # noqa: ARG002
    ) -> Recoded:
        """Type the events of one text anew; see :class:`~.protocol.Backend`.

        Parameters
        ----------
        sentences
            As the rules coded them.
        written, index
            Not needed for it.

        Returns
        -------
        Recoded
            All else is as it was.

        Raises
        ------
        CodingError
            If the model fails.
        """
        asked = [
            (sentence.tree, coded.frame)
            for sentence in sentences
            if sentence.tree is not None
            for coded in sentence.coded
            if coded.frame.kind == "event"
        ]
        found = iter(self._typed(asked))
        untold = 0
        out = []
        for sentence in sentences:
            coded = []
            for each in sentence.coded:
                kept = each
                if each.frame.kind == "event" and sentence.tree is not None:
                    best = next(found)
                    untold += best is None
                    kept = each if best is None else _retyped(each, *best, self.name)
                coded.append(kept)
            out.append(replace(sentence, coded=tuple(coded)))
        many = "event" if untold == 1 else "events"
        note = f"the back end told no type of {untold} {many}, and that of the rules was kept"
        return Recoded(tuple(out), notes=(note,) if untold else ())

    def _typed(self, asked: Sequence[tuple[Tree, Frame]]) -> list[tuple[str, float] | None]:
        """Give for each event the likeliest type and its probability; None where none is told."""
        if not asked:
            return []
        if not self.entails:
            return [
                self._classified(labels) for labels in self._run([(t.text, None) for t, _ in asked])
            ]
        wording = hypotheses()
        pairs = [
            (tree.text, text.format(source=_name(frame, "source"), target=_name(frame, "target")))
            for tree, frame in asked
            for text in wording.values()
        ]
        answers = iter(self._run(pairs))
        return [
            _likeliest({name: next(answers).get(self.entails, 0.0) for name in wording})
            for _ in asked
        ]

    def _classified(self, labels: Mapping[str, float]) -> tuple[str, float] | None:
        shares: dict[str, float] = {}
        for label, share in labels.items():
            if label in self.types:
                shares[self.types[label]] = shares.get(self.types[label], 0.0) + share
        return _likeliest(shares)

    def _run(self, pairs: Sequence[tuple[str, str | None]]) -> list[dict[str, float]]:
        try:
            found = self.classify(pairs)
        except (RuntimeError, ValueError, TypeError, LookupError, OSError) as error:
            raise CodingError(
                f"the model failed ({type(error).__name__})",
                where=self.name,
                remedy="Check that its folder is whole, and that it classifies sentences.",
            ) from error
        if len(found) != len(pairs):
            raise CodingError(
                f"the model gave {len(found)} answers to {len(pairs)} questions", where=self.name
            )
        return found


def _likeliest(shares: Mapping[str, float]) -> tuple[str, float] | None:
    """Give the largest share of the whole; None where the numbers are none."""
    total = sum(shares.values())
    if not 0 < total < float("inf") or min(shares.values()) < 0:
        return None
    best = max(shares, key=lambda name: (shares[name], name))
    return best, shares[best] / total


def _name(frame: Frame, end: str) -> str:
    party = frame.source if end == "source" else frame.target
    if party is None:
        return "another"
    return party.name or party.words or "another"


def _retyped(coded: Coded, name: str, share: float, model: str) -> Coded:
    """Give an event another type, and what hangs on it: mode, quad class, score and sign."""
    sure = round(coded.frame.sure * share, 4)
    rule = f"{coded.frame.rule}+{model}"
    if name == coded.event_type:
        return replace(coded, rule=rule, sure=sure)
    kind = event_type(name)
    # What the words themselves tell, and the sign of a request, are not the type's to change.
    told = coded.frame.sign if coded.frame.sign is not None else default_sign(name) or coded.sign
    return replace(
        coded,
        event_type=name,
        mode="",
        quad_class=kind.quad_class,
        goldstein=kind.score,
        sign=told,
        rule=rule,
        sure=sure,
    )


@cache
def hypotheses() -> dict[str, str]:
    """Give the wording of each type for models of entailment: ``hypotheses.toml``.

    Returns
    -------
    dict
        By type.
    """
    text = files("tertius.coding.backends").joinpath("hypotheses.toml").read_text(encoding="utf-8")
    return {event_type(name).name: str(words) for name, words in tomllib.loads(text).items()}


def load_hf(folder: Path) -> HfBackend:
    """Open a model in a folder.

    Parameters
    ----------
    folder
        As written by ``save_pretrained``: ``config.json``, weights as safetensors, tokenizer.

    Returns
    -------
    HfBackend

    Raises
    ------
    CodingError
        If it is no folder, or holds no classifier with PLOVER's types or entailment as labels.
    MissingExtra
        If torch or transformers is not installed.
    """
    from tertius.coding.backends.hf_model import labels_of, load_classifier

    labels = labels_of(folder)
    entails = next((label for label in labels if label.strip().lower() == "entailment"), "")
    known = set(hypotheses())
    types = {label: label.strip().upper() for label in labels}
    strange = sorted(label for label, name in types.items() if name not in known)
    if strange and not entails:
        listed = ", ".join(shown(label)[:40] for label in strange[:5])
        raise CodingError(
            f"has labels that are no PLOVER types: {listed}",
            where=str(folder),
            remedy="Name the types in id2label of its config.json, or give a model of entailment "
            "(a label 'entailment'). Types: " + ", ".join(sorted(known)) + ".",
        )
    return HfBackend(
        name=f"hf:{shown(folder.resolve().name)}",
        classify=load_classifier(folder),
        types={} if entails else types,
        entails=entails,
    )
