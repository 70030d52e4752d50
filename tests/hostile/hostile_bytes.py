"""Turns kinds of attack into the bytes of files: archives, PDFs, XML and pages that are small and want much."""

from __future__ import annotations

import io
import zipfile
import zlib

PROMISE = "The Meridian Alliance shall train 40 advisers by 2030."
AKN = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">{}</akomaNtoso>'
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PACKAGE = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPES}"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    ),
}
_WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def word(body: str, before: str = "", more: dict[str, str] | None = None) -> bytes:
    """A Word file whose body is that XML; ``before`` stands ahead of its root, ``more`` are further files in it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**_PACKAGE, "word/document.xml": before + _WORD.format(body), **(more or {})}.items():
            archive.writestr(name, content)
    return file.getvalue()


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def archive_of_zeros(megabytes: int) -> bytes:
    """A Word file that holds so much of nothing."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _PACKAGE.items():
            archive.writestr(name, content)
        with archive.open("word/document.xml", "w") as part:
            for _ in range(megabytes):
                part.write(bytes(1_000_000))
    return file.getvalue()


def archive_that_lies(megabytes: int) -> bytes:
    """The same, which says of itself that it unpacks to a hundred bytes."""
    raw, length = archive_of_zeros(megabytes), megabytes * 1_000_000
    return raw.replace(length.to_bytes(4, "little"), (100).to_bytes(4, "little"))


def pdf(*objects: bytes, trailer: bytes = b"<< /Root 1 0 R >>") -> bytes:
    """A PDF of these objects, numbered from 1."""
    out = b"%PDF-1.7\n"
    for number, content in enumerate(objects, 1):
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    return out + b"trailer " + trailer + b"\n%%EOF\n"


def stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(content), more, content)


def packed(content: bytes, times: int = 1) -> bytes:
    """A stream that is packed so many times over."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    return stream(content, b"/Filter [%b]" % (b"/FlateDecode " * times))


def pdf_page(content: bytes, *more: bytes, forms: bytes = b"") -> bytes:
    """A PDF of one page with that stream, a font, and further objects from 6 on; ``forms`` names them."""
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F 5 0 R >> /XObject << %b >> >> >>" % forms,
        content,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *more,
    )


def doubling_forms(depth: int) -> bytes:
    """A PDF of one page with a form that shows another twice, which shows another twice, and so on."""
    head = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F 5 0 R >> %b >>"
    forms = [stream(b"/N Do /N Do", head % (b"/XObject << /N %d 0 R >>" % (7 + n))) for n in range(depth)]
    last = stream(b"BT /F 9 Tf 20 400 Td (NATO will act.) Tj ET", head % b"")
    return pdf_page(stream(b"/N Do"), *forms, last, forms=b"/N 6 0 R")


def looping_pages() -> bytes:
    """A PDF whose tree of pages leads back to its root."""
    return pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9999999 >>")


def deep_pages(depth: int) -> bytes:
    """A PDF whose one page lies so deep in the tree."""
    tree = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (n + 3) for n in range(depth)]
    return pdf(b"<< /Type /Catalog /Pages 2 0 R >>", *tree, b"<< /Type /Page /MediaBox [0 0 9 9] >>")


def bomb_of_entities(levels: int) -> str:
    """A DTD whose last entity stands for ten to the power of the levels of the first."""
    inner = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, levels + 1))
    return f'<!DOCTYPE a [<!ENTITY e0 "NATO">{inner}]>'


def attributes(count: int) -> str:
    return " ".join(f'a{n}="1"' for n in range(count))
