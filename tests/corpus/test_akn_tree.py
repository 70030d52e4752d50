"""Shows that XML is read with entities refused, size and depth bounded, and that what is wrong is named in place."""

from __future__ import annotations

import pytest

from graph_build.corpus.akn.tree import DEEPEST, MOST_ELEMENTS, UnreadXml, tree_of


def test_tags_and_attributes_bear_local_names() -> None:
    root = tree_of(b'<x:a xmlns:x="urn:x" x:k="1" xml:space="preserve"><x:b>one</x:b>two</x:a>')
    assert (root.tag, root.attrib) == ("a", {"k": "1", "space": "preserve"})
    assert [(child.tag, child.text, child.tail) for child in root] == [("b", "one", "two")]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ('<?xml version="1.0"?><a>é “b”</a>'.encode(), "é “b”"),
        ('\ufeff<?xml version="1.0" encoding="utf-8"?><a>é</a>'.encode(), "é"),
        ('<?xml version="1.0" encoding="utf-16"?><a>é</a>'.encode("utf-16"), "é"),
        (b'<?xml version="1.0" encoding="windows-1252"?><a>\x93b\x94</a>', "“b”"),
        (b"<!DOCTYPE a><a>b &amp; c &#233;</a>", "b & c é"),
        (b"<a><!-- left out --><?left out?>b</a>", "b"),
        (b"<a><![CDATA[b < c]]></a>", "b < c"),
    ],
)
def test_words_come_out_of_any_encoding(raw: bytes, words: str) -> None:
    assert tree_of(raw).text == words


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "not well-formed XML at line 1, column 1 (no element found)"),
        (b"<a>\n<b>\n</a>", "not well-formed XML at line 3, column 3 (mismatched tag)"),
        (b"<a>&nbsp;</a>", "not well-formed XML at line 1, column 4 (undefined entity)"),
        (b'<!DOCTYPE a [<!ENTITY lol "ha">]><a>&lol;</a>', "it declares the entity 'lol'"),
        (b'<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/hostname">]><a>&f;</a>', "it declares the entity 'f'"),
        (b'<!DOCTYPE a [<!ENTITY % p SYSTEM "file:///x.dtd"> %p;]><a/>', "it declares the entity 'p'"),
        (b'<!DOCTYPE a SYSTEM "https://example.org/a.dtd"><a>&word;</a>', "it uses the entity 'word' of another file"),
        (b'<?xml version="1.0" encoding="none-such"?><a/>', "unknown encoding: none-such; save it as UTF-8"),
        (b"<a>" * (DEEPEST + 1), f"elements stand more than {DEEPEST} deep"),
    ],
)
def test_what_is_not_read_is_named(raw: bytes, reason: str) -> None:
    with pytest.raises(UnreadXml) as refused:
        tree_of(raw)
    assert str(refused.value).startswith(reason)


def test_entities_that_grow_are_refused_before_they_do() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    raw = f'<!DOCTYPE a [<!ENTITY e0 "ha">{levels}]><a>&e8;</a>'.encode()
    with pytest.raises(UnreadXml, match="it declares the entity 'e0'"):
        tree_of(raw)


def test_depth_and_number_of_elements_are_bounded() -> None:
    assert tree_of(b"<a>" * DEEPEST + b"</a>" * DEEPEST).tag == "a"
    with pytest.raises(UnreadXml, match="more than 500,000 elements; split it"):
        tree_of(b"<a>" + b"<b/>" * MOST_ELEMENTS + b"</a>")
