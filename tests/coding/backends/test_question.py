"""What is asked is bounded, whole and the same for the same text; our example keeps our rules."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st
from tests.coding.backends.stub import found_in, record

from tertius.coding.actors import actor_index
from tertius.coding.backends.answer import Given, read_answer
from tertius.coding.backends.endpoint import request_body
from tertius.coding.backends.question import (
    CHARACTERS,
    LONGEST,
    SENTENCES,
    Question,
    portions,
    prompt,
    schema,
)
from tertius.coding.backends.weighing import weigh
from tertius.coding.model import KINDS, LEVELS
from tertius.coding.ontology import event_types


@given(st.lists(st.text(max_size=LONGEST), max_size=60))
def test_every_sentence_is_in_one_portion_and_in_order(texts):
    numbered = list(enumerate(texts))
    found = list(portions(numbered))
    assert [item for portion in found for item in portion.items()] == numbered
    for portion in found:
        assert 0 < len(portion) <= SENTENCES
        assert len(portion) == 1 or sum(map(len, portion.values())) <= CHARACTERS


@given(st.dictionaries(st.integers(), st.text(max_size=9), min_size=2, max_size=30))
def test_halves_are_the_whole(texts):
    one, other = Question(texts, None, ("Egypt",)).halves()
    assert one.texts | other.texts == texts
    assert one.texts
    assert other.texts
    assert one.actors == other.actors == ("Egypt",)


@given(st.text(), st.text())
def test_any_text_stands_in_the_data_and_never_in_the_instruction(text, name):
    system, user = Question({3: text}, None, (name,)).messages()
    assert system == {"role": "system", "content": prompt()}
    data = json.loads(user["content"])
    assert data == {"actors": [name], "sentences": [{"number": 3, "text": text}]}


@given(st.text())
def test_the_same_question_is_written_alike_in_ascii(text):
    messages = Question({0: text}).messages()
    body = request_body("m", messages, schema())
    assert body == request_body("m", messages, schema())
    assert body.isascii()
    assert json.loads(body)["messages"] == messages


def test_the_instruction_explains_every_kind_stance_type_and_part():
    for name in (*KINDS, *LEVELS, *(kind.name for kind in event_types()), *Given.model_fields):
        assert f"`{name}`" in prompt(), name
    assert "{types}" not in prompt()


def test_the_schema_and_the_reader_have_the_same_parts():
    record_schema = schema()["properties"]["records"]["items"]
    assert set(record_schema["properties"]) == set(Given.model_fields) == set(record(0))
    assert record_schema["required"] == list(record_schema["properties"])
    assert record_schema["additionalProperties"] is False


def test_the_example_of_the_instruction_proves_itself():
    (example,) = re.findall(r"```json\n(.*?)```", prompt(), re.DOTALL)
    (sentence,) = re.findall(r"Sentence 4: '(.*?)'\n\n", prompt(), re.DOTALL)
    sentences = found_in("It rained.", "It rained.", "It rained.", "It rained.", sentence)
    answered = read_answer(example, range(5))
    assert not answered.rejected
    weighed = weigh(
        answered.given, sentences, written=None, index=actor_index(), rule="the example"
    )
    assert not weighed.rejected
    assert len(weighed.coded[4]) == len(answered.given) == 4
