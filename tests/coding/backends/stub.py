"""An endpoint of the OpenAI protocol on this machine, which answers what a test has written."""

import http.server
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from tertius.coding.actors import TableActor, actor_index, find_mentions
from tertius.coding.backends.asking import Patience
from tertius.coding.backends.cache import AnswerCache
from tertius.coding.backends.endpoint import endpoint_at
from tertius.coding.backends.llm import LlmBackend
from tertius.coding.coded import CodedSentence
from tertius.coding.parsing import parse

MODEL = "a-model"
Handler = http.server.BaseHTTPRequestHandler
Answer = Callable[[Handler], None]


class Asked(NamedTuple):
    """A request as it came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def system(self) -> str:
        """What instructs."""
        return self.body["messages"][0]["content"]

    @property
    def user(self) -> dict[str, Any]:
        """What is data."""
        return json.loads(self.body["messages"][1]["content"])


@dataclass
class Stub:
    """The server: the answers that it has left, and what it was asked."""

    url: str = ""
    answers: list[Answer] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def then(self, *answers: Answer) -> "Stub":
        """Answer so, in this order; the last for ever."""
        self.answers += answers
        return self

    def patience(self, **changed: Any) -> Patience:
        """Give limits for tests; pauses are noted and not made."""
        usual = {"size": 200_000, "seconds": 20.0, "total": 60.0, "pause": self.pauses.append}
        return Patience(**(usual | changed))

    def backend(self, cache: Path, *, key: str = "", **changed: Any) -> LlmBackend:
        """Give a back end that asks this server."""
        environment = {"TERTIUS_LLM_KEY": key} if key else {}
        endpoint = endpoint_at(self.url, environment)
        return LlmBackend(endpoint, MODEL, AnswerCache(cache), self.patience(**changed))


@contextmanager
def serving() -> Iterator[Stub]:
    """Serve on a free port until the block ends."""
    stub = Stub()

    class One(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            body = json.loads(self.rfile.read(length))
            stub.asked.append(Asked(self.path, dict(self.headers), body))
            answer = stub.answers.pop(0) if len(stub.answers) > 1 else stub.answers[0]
            try:
                answer(self)
            except OSError:  # the other side hung up, as it should
                self.close_connection = True

        def do_GET(self) -> None:
            stub.asked.append(Asked(self.path, dict(self.headers), {}))
            self.send_error(405)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), One)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    stub.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield stub
    finally:
        stub.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()


def raw(data: bytes, status: int = 200, **headers: str) -> Answer:
    """Answer with bytes."""

    def answer(handler: Handler) -> None:
        handler.send_response(status)
        told = {"Content-Type": "application/json", "Content-Length": str(len(data))}
        for name, value in (told | {k.replace("_", "-"): v for k, v in headers.items()}).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(data)

    return answer


def says(content: Any, /, finish: str = "stop", **message: Any) -> Answer:
    """Answer with a chat completion; what is no text is written as JSON."""
    text = content if isinstance(content, str) else json.dumps(content)
    choice = {
        "index": 0,
        "message": {"role": "assistant", "content": text} | message,
        "finish_reason": finish,
    }
    return raw(json.dumps({"id": "x", "object": "chat.completion", "choices": [choice]}).encode())


def gives(*records: dict[str, Any]) -> Answer:
    """Answer with records."""
    return says({"records": list(records)})


def record(sentence: int = 0, /, **changed: Any) -> dict[str, Any]:
    """Write a record as a model does: Egypt attacked Israel."""
    return {
        "sentence": sentence,
        "kind": "event",
        "source": "Egypt",
        "target": "Israel",
        "dyad": None,
        "reciprocal": False,
        "event_type": "ASSAULT",
        "sign": -1,
        "stance": "asserted",
        "holder": "author",
        "superseded": False,
        "quotation": "attacked",
    } | changed


def claim(sentence: int = 0, /, **changed: Any) -> dict[str, Any]:
    """Write a claim as a model does: Washington drove Moscow and Beijing together."""
    usual = {"kind": "causal", "source": "Washington", "target": None, "event_type": None}
    pair = {"dyad": ["Moscow", "Beijing"], "sign": 1, "quotation": "drove"}
    return record(sentence) | usual | pair | changed


def found_in(
    *texts: str, written: date | None = None, table: tuple[TableActor, ...] = ()
) -> tuple[CodedSentence, ...]:
    """Give sentences with the actors that they name, as a back end gets them."""
    index = actor_index(table)
    return tuple(
        CodedSentence(
            tree,
            () if tree is None else find_mentions(tree, index=index, on=written),
            (),
            "no trigger",
        )
        for tree in parse(texts)
    )
