import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import BadDate, BadFrames, UnknownLayer
from onrecord.model import Annotations, Interval, Publication, PublicationBasis, Report
from onrecord.pipeline import AnnotatedLine, BadLine, annotate_lines, parse_layers
from tests.store import stand_ins
from tests.store.stand_ins import page_of

TEXT = "Harbour closed\n(ad) Buy boots\nMara Vell: We saw 3,000 tanks on 2031-03-14.\nAll near the Orle."


def given(text: str, *, report_id: str, published: str | None) -> Report:
    if published == "2031-02-30":
        raise BadDate(published)
    report = stand_ins.read_report(page_of(text, published=published))
    assert isinstance(report, Report)
    return report


def inferring(report: Report, *, parser: object) -> Annotations:
    annotations = stand_ins.annotate_report(report, parser=parser)
    if report.publication.basis is PublicationBasis.UNKNOWN:
        inferred = Publication(Interval.of_day(date(2031, 3, 15)), PublicationBasis.INFERRED)
        return replace(annotations, publication=inferred)
    return annotations


@pytest.fixture(autouse=True)
def _stages(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "given_report": given,
        "annotate_report": inferring,
        "extract_record": stand_ins.extract_record,
        "shared_parser": lambda: None,
    }.items():
        monkeypatch.setattr(f"onrecord.pipeline.annotating.{name}", value)
    monkeypatch.setattr("onrecord.pipeline.event_rows.read_pairs", stand_ins.read_pairs)


def line(**values: object) -> bytes:
    return json.dumps(values).encode()


def annotate(*lines: bytes, layers: str = "statements,timexes,quantities,toponyms") -> list[AnnotatedLine | BadLine]:
    return list(annotate_lines(lines, layers=parse_layers(layers)))


def output(result: AnnotatedLine | BadLine) -> dict[str, Any]:
    assert isinstance(result, AnnotatedLine), result
    value: dict[str, Any] = json.loads(result.json)
    return value


def test_every_layer_points_into_the_text_as_it_was_given() -> None:
    (result,) = annotate(line(id="a", text=TEXT, published="2031-03-15"))
    assert output(result) == {
        "id": "a",
        "statements": [
            {
                "source": [[30, 39]],
                "cue": [[39, 40]],
                "content": [[41, 74]],
                "kind": "direct",
                "act": "assert",
                "speaker_name": "Mara Vell",
                "addressee": None,
                "channel": None,
                "said": {"begin": "2031-03-14", "finish": "2031-03-15"},
            }
        ],
        "timexes": [
            {
                "start": 63,
                "end": 73,
                "text": "2031-03-14",
                "type": "DATE",
                "value": "2031-03-14",
                "begin": "2031-03-14",
                "finish": "2031-03-15",
            }
        ],
        "quantities": [
            {
                "start": 48,
                "end": 53,
                "value": 3000,
                "bound": "=",
                "unit": None,
                "counted": None,
                "direction": "up",
                "concepts": ["3,000"],
                "normalized_unit": "-",
                "change": "up",
                "referred_concepts": ["3,000"],
            }
        ],
        "toponyms": [
            {
                "start": 88,
                "end": 92,
                "name": "Orle",
                "kind": "region",
                "country": "SLM",
                "lat": 48.5,
                "lon": 29.25,
                "within": ["Vinnar", "Selmara"],
                "metonym": True,
            }
        ],
    }
    assert TEXT[41:74] == "We saw 3,000 tanks on 2031-03-14."


def test_only_the_layers_asked_for_are_there_and_an_inferred_date_is_told() -> None:
    (result,) = annotate(line(id="a", text=TEXT), layers="toponyms, timexes")
    value = output(result)
    assert list(value) == ["id", "published", "timexes", "toponyms"]
    assert value["published"] == {"begin": "2031-03-15", "finish": "2031-03-16", "basis": "inferred"}


@pytest.mark.parametrize(
    "written", ['"a"', '"é\\u2028"', "7", "12345678901234567890123", "1.50", "-0", "1e5", '"7"', '"\\ud800"']
)
def test_an_id_comes_out_as_it_went_in(written: str) -> None:
    (result,) = annotate(b'{"text": "", "id": ' + written.encode() + b"}", layers="timexes")
    assert isinstance(result, AnnotatedLine)
    if written.startswith('"'):
        assert json.loads(result.json)["id"] == json.loads(written)
    else:
        assert result.json.startswith(f'{{"id": {written}, ')


@pytest.mark.parametrize("names", ["", " ", ",", " , "])
def test_no_layer_at_all_is_refused(names: str) -> None:
    with pytest.raises(UnknownLayer, match="The layers are: statements"):
        parse_layers(names)


@pytest.mark.parametrize("text", ["", TEXT])
def test_a_line_without_layers_is_still_json(text: str) -> None:
    (result,) = annotate_lines([line(id="a", text=text, published="2031-03-15")], layers=())
    assert output(result) == {"id": "a"}


def test_a_doc_id_is_kept_beside_an_id_or_stands_for_it() -> None:
    both, alone = annotate(line(id=1, doc_id="d", text=""), line(doc_id="d", text=""), layers="timexes")
    assert output(both) == {"id": 1, "doc_id": "d", "timexes": []}
    assert output(alone) == {"doc_id": "d", "timexes": []}


@pytest.mark.parametrize(
    ("bad", "cause"),
    [
        (b"nonsense", "it is not JSON"),
        (b'{"id": "a", "text": NaN}', "it is not JSON"),
        (b"[1]", "it is not a JSON object"),
        (b"[" * 100_000, "it is not JSON"),
        (b'{"id": "a"}', '"text" is missing'),
        (b'{"id": "a", "text": 3}', '"text" is missing or not a string'),
        (b'{"text": "a"}', '"id" is missing'),
        (b'{"id": true, "text": "a"}', '"id" is missing'),
        (b'{"id": ["a"], "text": "a"}', '"id" is missing'),
        (b'{"id": "a", "text": "a", "published": 2031}', '"published" is not a string'),
        (b'{"id": "a", "text": "a", "pairs": {"source": [0, 1]}}', '"pairs" is not a list'),
        (b'{"id": "a", "text": "a", "pairs": [[0, 1]]}', "pair 1 is not an object"),
        (b'{"id": "a", "text": "a", "pairs": [{"source": [0, 1]}]}', 'pair 1: "target" is not [start, end]'),
        (b'{"id": "a", "text": "a", "pairs": [{"source": [0, 0]}]}', 'pair 1: "source" is not [start, end]'),
        (b'{"id": "a", "text": "a", "pairs": [{"source": [-1, 1]}]}', 'pair 1: "source" is not [start, end]'),
        (b'{"id": "a", "text": "a", "pairs": [{"source": [0, 1.0]}]}', 'pair 1: "source" is not [start, end]'),
        (b'{"id": "a", "text": "a", "pairs": [{"source": ["0", true]}]}', 'pair 1: "source" is not [start, end]'),
        (b'{"id": "a", "text": "a", "pairs": [{"source": [0, 1, 2]}]}', 'pair 1: "source" is not [start, end]'),
        (
            b'{"id": "a", "text": "a b", "pairs": [{"source": [0, 1], "target": [2, 9]}]}',
            'pair 1: "target" ends at 9, after the text (3 code points)',
        ),
        (b'{"id": "a", "text": "a", "published": "2031-02-30"}', "not a date: there is no such day"),
        (b'{"id": "a", "text": "caf\xe9"}', "it is not UTF-8"),
        (b'{"id": "a", "text": "crash analysing"}', "the program failed on it: ZeroDivisionError"),
    ],
)
def test_a_bad_line_is_named_and_the_others_go_on(bad: bytes, cause: str) -> None:
    good = line(id="b", text=TEXT)
    first, second, third = annotate(good, bad, good)
    assert output(first) == output(third)
    assert isinstance(second, BadLine)
    assert second.number == 2
    assert cause in second.cause
    assert (second.trace is not None) == ("program failed" in cause)


def test_empty_lines_count_but_give_nothing() -> None:
    results = annotate(b"\xef\xbb\xbf" + line(id="a", text=""), b"\n", b"  \r\n", b"oops", layers="timexes")
    assert [result.number for result in results] == [1, 4]


def test_half_a_character_is_replaced_without_moving_offsets() -> None:
    text = r"Odd \ud83d\nMara Vell: All 😀 well on 2031-03-14."
    (result,) = annotate(f'{{"id": "a", "text": "{text}"}}'.encode())
    value = output(result)
    assert value["timexes"][0]["start"] == len("Odd ?\nMara Vell: All ? well on ")


def test_output_comes_as_input_comes() -> None:
    def lines() -> Iterator[bytes]:
        yield line(id="a", text=TEXT)
        pytest.fail("the second line is read before the first is answered")

    assert output(next(annotate_lines(lines())))["id"] == "a"


def test_a_layer_that_does_not_exist_is_told_with_those_that_do() -> None:
    with pytest.raises(UnknownLayer, match=r"'claims' is not a layer. The layers are: statements, timexes"):
        parse_layers("statements,claims")
    assert parse_layers("toponyms statements,toponyms") == ("statements", "toponyms")


BATTLE = "Battle\n(ad) Buy boots\nTomas Oreb: In Orle. We saw tanks on 2031-03-14.\nTwo hundred left."


def test_an_event_is_a_row_with_its_sides_reality_and_teller() -> None:
    (result,) = annotate(line(id="a", text=BATTLE), layers="events")
    saw, left = output(result)["events"]
    assert saw == {
        "source": [43, 45],
        "target": [50, 55],
        "trigger": [46, 49],
        "type": "MOBILIZE",
        "mode": None,
        "quad": 4,
        "cameo": "152",
        "goldstein": -7.2,
        "reality": "alleged",
        "factuality": 0.8,
        "confidence": 0.75,
        "teller": "Tomas Oreb",
        "place": "Orle",
        "begin": "2031-03-14",
        "finish": "2031-03-15",
        "source_actor": {"name": "Tomas Oreb", "country": "SLM", "sector": "GOV"},
        "target_actor": {"name": "tanks", "country": "ORD", "sector": "MIL"},
    }
    assert BATTLE[43:45] == "We"
    assert BATTLE[50:55] == "tanks"
    assert (left["target"], left["target_actor"], left["teller"], left["begin"]) == (None, None, None, None)
    assert (left["type"], left["mode"], left["source_actor"]["name"]) == ("YIELD", "retreat", "Two hundred")


def test_pairs_get_a_row_each_in_their_order_and_with_their_spans() -> None:
    pairs = [{"source": [0, 6], "target": [50, 55]}, {"source": [43, 45], "target": [47, 55]}]
    (result,) = annotate(line(id="a", text=BATTLE, pairs=pairs), layers="events")
    rows = output(result)["events"]
    assert [{side: row[side] for side in ("source", "target")} for row in rows] == pairs
    assert [row["source_actor"]["name"] for row in rows] == ["Battle", "We"]
    assert [row["target_actor"]["name"] for row in rows] == ["tanks", "aw tanks"]
    assert [(row["type"], row["reality"], row["trigger"]) for row in rows] == [
        ("CONSULT", "planned", [54, 55]),
        ("CONSULT", "planned", [54, 55]),
    ]


def test_a_pair_in_what_a_report_sets_aside_makes_the_line_be_read_whole() -> None:
    pairs = [{"source": [12, 15], "target": [16, 21]}, {"source": [43, 45], "target": [50, 55]}]
    assert (BATTLE[12:15], BATTLE[16:21]) == ("Buy", "boots")
    (result,) = annotate(line(id="a", text=BATTLE, pairs=pairs), layers="events")
    rows = output(result)["events"]
    assert [row["source"] for row in rows] == [[12, 15], [43, 45]]
    assert [row["source_actor"]["name"] for row in rows] == ["Buy", "We"]
    assert rows[1]["trigger"] == [54, 55]


@pytest.mark.parametrize("pairs", [[], None])
def test_no_pairs_at_all_is_no_row_and_a_missing_list_is_every_event(pairs: list[object] | None) -> None:
    (result,) = annotate(line(id="a", text=BATTLE, pairs=pairs), layers="events")
    assert len(output(result)["events"]) == (0 if pairs == [] else 2)


def test_a_text_without_words_has_its_rows_too() -> None:
    pairs = [{"source": [0, 1], "target": [1, 2]}]
    (result,) = annotate(line(id="a", text="...", pairs=pairs), layers="events")
    (row,) = output(result)["events"]
    assert (row["source"], row["target"], row["type"]) == ([0, 1], [1, 2], None)
    read = output(annotate(line(id="a", text=BATTLE), layers="events")[0])["events"][0]
    assert set(row) == set(read)


def test_own_event_frames_are_read_and_bad_ones_stop_before_the_first_line(tmp_path: Path) -> None:
    own = tmp_path / "events.toml"
    own.write_text('[[frames]]\ntype = "AID"\ncameo = "073"\nverbs = ["tanks"]\ntarget = ["object"]\n')
    (result,) = annotate_lines([line(id="a", text=TEXT)], layers=("events",), events=own)
    (row,) = output(result)["events"]
    assert (row["type"], TEXT[slice(*row["trigger"])]) == ("AID", "tanks")
    bad = tmp_path / "bad.toml"
    bad.write_text('[[frames]]\ntype = "WAR"\n')
    with pytest.raises(BadFrames, match=r"frame 1: type 'WAR' is none of"):
        list(annotate_lines([line(id="a", text=TEXT)], layers=("events",), events=bad))
