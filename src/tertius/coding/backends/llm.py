"""Back end ``llm``: records by any endpoint that speaks the OpenAI protocol.

The rule of this module: it asks, keeps the answers, and takes over what proves itself. The records
of the rules are replaced; their actors, dates and conditions are not.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from tertius.coding.actors import ActorIndex
from tertius.coding.backends.answer import Answered, read_answer
from tertius.coding.backends.asking import AnswerCut, Patience, Unusable, ask
from tertius.coding.backends.cache import AnswerCache
from tertius.coding.backends.endpoint import Endpoint, endpoint_at, request_body
from tertius.coding.backends.naming import parties_of
from tertius.coding.backends.protocol import Recoded
from tertius.coding.backends.question import LONGEST, VERSION, Question, portions, schema
from tertius.coding.backends.weighing import weigh
from tertius.coding.coded import Coded, CodedSentence
from tertius.errors import CodingError, shown


@dataclass(frozen=True, slots=True)
class LlmBackend:
    """A language model behind an endpoint.

    Attributes
    ----------
    endpoint
        Where it is asked.
    model
        The name by which the endpoint knows it.
    cache
        Where its answers are kept.
    patience
        What a question may cost.
    """

    endpoint: Endpoint
    model: str
    cache: AnswerCache
    patience: Patience = field(default=Patience())

    @property
    def name(self) -> str:
        """``llm:`` with model and version of the prompt: the rule of its records."""
        return f"llm:{shown(self.model)}:prompt-{VERSION}"

    def recode(
        self, sentences: tuple[CodedSentence, ...], *, written: date | None, index: ActorIndex
    ) -> Recoded:
        """Code the sentences of one text anew; see :class:`~.protocol.Backend`.

        Parameters
        ----------
        sentences
            As the rules coded them.
        written
            The day on which the text was written.
        index
            Names by which actors are resolved.

        Returns
        -------
        Recoded
            A text that names or means fewer than two actors is not sent.

        Raises
        ------
        CodingError
            If the endpoint gives no usable answer, or answers cannot be kept.
        """
        held = [(k, s.tree.text) for k, s in enumerate(sentences) if s.tree is not None]
        sent = [(k, text) for k, text in held if len(text) <= LONGEST]
        named = {party.key: party.name for s in sentences for party in parties_of(s.mentions)}
        rejected: Counter[str] = Counter()
        answers: list[Answered] = []
        if len(named) > 1:
            actors = tuple(sorted(set(named.values())))
            for texts in portions(sent):
                answers += self._answers(Question(texts, written, actors))
        for answer in answers:
            rejected += answer.rejected
        given = [record for answer in answers for record in answer.given]
        weighed = weigh(given, sentences, written=written, index=index, rule=self.name)
        long = len(held) - len(sent)
        many = "sentence" if long == 1 else "sentences"
        were = "was" if long == 1 else "were"
        note = f"{long} {many} of more than {LONGEST:,} characters {were} not sent"
        return Recoded(
            tuple(_with(s, weighed.coded.get(k, ())) for k, s in enumerate(sentences)),
            rejected + weighed.rejected,
            (note,) if long else (),
        )

    def _answers(self, question: Question) -> Iterator[Answered]:
        """Ask; where the answer became too long, ask about the halves."""
        try:
            yield self._answer(question)
        except AnswerCut:
            if len(question.texts) == 1:
                raise CodingError(
                    "the endpoint cuts its answers off, even that about one sentence",
                    where=self.endpoint.place,
                    remedy="Allow it longer answers (more tokens).",
                ) from None
            for half in question.halves():
                yield from self._answers(half)

    def _answer(self, question: Question) -> Answered:
        def read(content: str) -> Answered:
            return read_answer(content, question.texts)

        body = request_body(self.model, question.messages(), schema())
        mark = hashlib.sha256(self.endpoint.place.encode() + b"\0" + body).hexdigest()
        kept = self.cache.find(mark)
        if kept is not None:
            try:
                return read(kept)
            except Unusable:
                pass  # an entry of an older version, or changed by somebody: asked again
        content, answered = ask(self.endpoint, body, read, self.patience)
        self.cache.keep(mark, content)
        return answered


def _with(sentence: CodedSentence, coded: tuple[Coded, ...]) -> CodedSentence:
    if coded:
        return replace(sentence, coded=coded, empty=None)
    return replace(sentence, coded=(), empty=sentence.empty or "no trigger")


def open_llm(
    address: str, model: str, *, cache: Path | None = None, patience: Patience | None = None
) -> LlmBackend:
    """Open the back end.

    Parameters
    ----------
    address
        Of the endpoint, up to the version.
    model
        The name by which it knows the model.
    cache
        Folder of answers; by default one in the user's cache folder.
    patience
        What a question may cost; the default allows ten minutes.

    Returns
    -------
    LlmBackend

    Raises
    ------
    CodingError
        If the address or the key cannot be used.
    """
    if cache is None:
        import platformdirs

        cache = platformdirs.user_cache_path("tertius") / "answers"
    return LlmBackend(endpoint_at(address), model, AnswerCache(cache), patience or Patience())
