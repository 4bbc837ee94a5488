"""Answers of an endpoint on disk, so that no question is paid for twice.

The rule of this module: an entry is whole and belongs to its question, or it does not count. It
holds what the model wrote, and neither the key nor what was asked.
"""

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tertius.errors import CodingError

_LARGEST = 16_000_000


@dataclass(frozen=True, slots=True)
class AnswerCache:
    """A folder of answers.

    Attributes
    ----------
    folder
        Made when the first answer is kept; readable by its owner only.
    """

    folder: Path

    def find(self, question: str) -> str | None:
        """Give the answer to a question.

        Parameters
        ----------
        question
            Hash of all that the answer depends on, in hexadecimal digits.

        Returns
        -------
        str or None
            None where there is none, and where the entry is damaged or belongs to another
            question: it is then asked again, and written anew.
        """
        try:
            with self._path(question).open("rb") as file:
                data = file.read(_LARGEST + 1)
            entry = json.loads(data) if len(data) <= _LARGEST else None
        except (OSError, ValueError, RecursionError):
            return None
        if not isinstance(entry, dict):
            return None
        answer = entry.get("answer")
        whole = isinstance(answer, str) and entry.get("sha256") == _hash(answer)
        return answer if whole and entry.get("question") == question else None

    def keep(self, question: str, answer: str) -> None:
        """Keep an answer: the file is the old one or the new one, never half of either.

        Parameters
        ----------
        question
            As of :meth:`find`.
        answer
            As the model gave it.

        Raises
        ------
        CodingError
            If the folder cannot be written.
        """
        entry = {"question": question, "sha256": _hash(answer), "answer": answer}
        data = json.dumps(entry, ensure_ascii=True).encode()
        path = self._path(question)
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.parent.mkdir(exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
            unfinished = Path(name)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                unfinished.replace(path)
            finally:
                unfinished.unlink(missing_ok=True)
        except OSError as error:
            raise CodingError(
                f"answers cannot be kept here ({error.strerror})",
                where=str(self.folder),
                remedy="Give a folder that can be written with --cache.",
            ) from error

    def _path(self, question: str) -> Path:
        return self.folder / question[:2] / f"{question}.json"


def _hash(answer: str) -> str:
    return hashlib.sha256(answer.encode("utf-8", "surrogatepass")).hexdigest()
