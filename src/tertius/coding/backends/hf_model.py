"""A folder with a model of the transformers library, and the function that it becomes.

The rule of this module: nothing is fetched and nothing in the folder is run. A name that is no
folder is an error, weights are read as safetensors only, and code that comes with a model is not
trusted.
"""

import json
import os
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tertius.errors import CodingError, MissingExtra

if TYPE_CHECKING:
    from tertius.coding.backends.hf import Classify

BATCH = 16
"""Sentences classified at once."""
_LARGEST = 5_000_000
_HEAD = "ForSequenceClassification"


def labels_of(folder: Path) -> tuple[str, ...]:
    """Give the labels of a model, without loading it.

    Parameters
    ----------
    folder
        Of the model.

    Returns
    -------
    tuple of str
        In the order of its outputs.

    Raises
    ------
    CodingError
        If it is no folder of a model that classifies sequences.
    """
    if not folder.is_dir():
        raise CodingError(
            "is no folder, and models are never downloaded",
            where=str(folder),
            remedy="Download the model yourself, and give --model with its folder.",
        )
    try:
        with (folder / "config.json").open("rb") as file:
            data = file.read(_LARGEST + 1)
        config = json.loads(data) if len(data) <= _LARGEST else None
    except OSError:
        raise _no_model(folder, "has no config.json that can be read") from None
    except (ValueError, RecursionError):
        raise _no_model(folder, "has a config.json that is no JSON") from None
    if not isinstance(config, dict):
        raise _no_model(folder, "has a config.json that is none of a model")
    heads = config.get("architectures")
    if not isinstance(heads, list) or not any(str(head).endswith(_HEAD) for head in heads):
        raise _no_model(folder, "holds no model that classifies sequences")
    named = config.get("id2label")
    if not isinstance(named, dict) or not all(
        key.isascii() and key.isdigit() and isinstance(label, str) for key, label in named.items()
    ):
        raise _no_model(folder, "has no names of its labels (id2label)")
    if not (folder / "model.safetensors").is_file() and not any(
        folder.glob("model*.safetensors.index.json")
    ):
        raise _no_model(folder, "has no weights as safetensors; other forms can run code")
    return tuple(named[key] for key in sorted(named, key=int))


def _no_model(folder: Path, what: str) -> CodingError:
    return CodingError(
        what,
        where=str(folder),
        remedy="Give a folder as save_pretrained writes it, of a model for sequence "
        "classification, with its tokenizer.",
    )


def load_classifier(folder: Path) -> "Classify":
    """Load a model and its tokenizer.

    Parameters
    ----------
    folder
        Checked by :func:`labels_of`.

    Returns
    -------
    callable
        From pairs of sentence and hypothesis (or None) to the probabilities of labels.

    Raises
    ------
    CodingError
        If the files cannot be used.
    MissingExtra
        If torch or transformers is not installed.
    """
    # Read by the library when it is imported; the arguments below say the same once more.
    os.environ["HF_HUB_OFFLINE"] = "1"
    try:
        torch, transformers = import_module("torch"), import_module("transformers")
    except ImportError as error:
        raise MissingExtra(
            f"a model of your own needs {error.name}, which is not installed",
            remedy="Type: pip install torch transformers",
        ) from None
    where, local = str(folder.resolve()), {"local_files_only": True, "trust_remote_code": False}
    transformers.utils.logging.disable_progress_bar()
    try:
        tokenizer = transformers.AutoTokenizer.from_pretrained(where, **local)
        model, told = transformers.AutoModelForSequenceClassification.from_pretrained(
            where, use_safetensors=True, output_loading_info=True, **local
        )
    except Exception as error:  # the library raises whatever its formats raise
        raise _no_model(folder, f"cannot be loaded ({type(error).__name__})") from error
    missing = len(told["missing_keys"])
    if missing:  # the library fills them with random numbers, and only warns
        raise _no_model(folder, f"lacks {missing} parts of its weights, perhaps its head")
    model.eval()
    return _function_of(torch, tokenizer, model)


def _function_of(torch: Any, tokenizer: Any, model: Any) -> "Classify":
    labels = [str(model.config.id2label[k]) for k in range(model.config.num_labels)]
    longest = min(int(getattr(model.config, "max_position_embeddings", 512)) - 2, 510)

    def classify(pairs: Sequence[tuple[str, str | None]]) -> list[dict[str, float]]:
        found: list[dict[str, float]] = []
        for start in range(0, len(pairs), BATCH):
            batch = pairs[start : start + BATCH]
            texts = [text for text, _ in batch]
            others = [other for _, other in batch if other is not None]
            given = tokenizer(
                texts,
                others or None,
                truncation="only_first" if others else True,
                max_length=longest,
                padding=True,
                return_tensors="pt",
            )
            with torch.inference_mode():
                rows = torch.softmax(model(**given).logits.float(), dim=-1).tolist()
            found += [dict(zip(labels, row, strict=True)) for row in rows]
        return found

    return classify
