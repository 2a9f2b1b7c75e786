"""Templates that mean harm: in every part, of every kind; each is refused in words and none is carried out."""

import io
import zipfile

import pytest

from nastavnik.foundation.core.errors import BadInput
from nastavnik.instruments.documents.own import guard
from nastavnik.instruments.documents.own.fill import fields_in, filled
from nastavnik.paper import Document, Paragraph, docx_text, render_docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@pytest.fixture(scope="module")
def plain():
    """Parts of a .docx that nothing is wrong with."""
    data = render_docx(Document("test", "Проба", (Paragraph("Приказ № {{ document.number }}"),)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def part(inner, root="document"):
    spaces = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:o="urn:schemas-microsoft-com:office:office"'
    return f"<w:{root} {spaces}>{inner}</w:{root}>".encode()


def text(words, root="document"):
    body = f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
    return part(f"<w:body>{body}</w:body>" if root == "document" else body, root)


EXPRESSIONS = [
    "{{ 7*7 }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ document.__class__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ config.items() }}",
    "{{ document['number'] }}",
    "{{ document.number|upper }}",
    "{{ document.number() }}",
    "{{ document.number if 1 else 2 }}",
    "{{ lipsum }} {{ range(10**9) }}",
    "{{ a.b.c.d }}",
    "{{ _private }}",
    "{{ }}",
    "{{ {{ document.number }} }}",
    "{{ document.number",
    "document.number }}",
    "{% import os %}",
    "{% include '/etc/passwd' %}",
    "{% set x = 1 %}",
    "{% for x in range(9) %}a{% endfor %}",
    "{% for x in ().__class__.__bases__ %}a{% endfor %}",
    "{% if 1 %}a{% endif %}",
    "{% macro a() %}{% endmacro %}",
    "{% raw %}x{% endraw %}",
    "{% extends 'x' %}",
    "{% for row in readers %}",
    "{% endfor %}",
    "{%p for row in readers %}",
    "{%tr for row in readers %}",
    "{# comment #} {{ 1 }}",
    "${document.number} {{ a b }}",
]  # fmt: skip
PLACES = {
    "word/document.xml": "document", "word/header1.xml": "hdr", "word/footer1.xml": "ftr",
    "word/footnotes.xml": "footnotes", "word/endnotes.xml": "endnotes",
}  # fmt: skip


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("payload", EXPRESSIONS)
def test_no_expression_is_taken_in_any_part(plain, payload, name):
    data = packed(plain | {name: text(payload, PLACES[name])})
    with pytest.raises(BadInput) as refusal:
        fields_in(data)
    assert str(refusal.value)
    with pytest.raises(BadInput):
        filled(data, {}, {})


@pytest.mark.parametrize(
    "name", ["word/comments.xml", "word/settings.xml", "docProps/core.xml", "word/styles.xml"]
)
@pytest.mark.parametrize("payload", ["{{ document.number }}", "{% for row in readers %}", "{{ 7*7 }}"])
def test_a_field_outside_the_text_is_refused(plain, name, payload):
    with pytest.raises(BadInput):
        fields_in(packed(plain | {name: f"<root>{payload}</root>".encode()}))


@pytest.mark.parametrize("payload", [
    '<w:p w:rsidR="{{ 7*7 }}"><w:r><w:t>x</w:t></w:r></w:p>',
    "<w:p><w:r><w:delText>{{ 7*7 }}</w:delText></w:r></w:p>",
    "<w:p><w:r><w:t>x</w:t></w:r>{{ 7*7 }}</w:p>",
])  # fmt: skip
def test_a_field_in_an_attribute_or_between_runs_is_refused(plain, payload):
    with pytest.raises(BadInput):
        fields_in(packed(plain | {"word/document.xml": part(f"<w:body>{payload}</w:body>")}))


def rels(kind, target, mode="External"):
    return (
        f'<Relationships xmlns="{RELS}"><Relationship Id="rId99" Type="{R}/{kind}" Target="{target}" '
        f'TargetMode="{mode}"/></Relationships>'
    ).encode()


DTD = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
WEB_DTD = DTD.replace("file:///etc/passwd", "http://127.0.0.1/")
LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]>"
TYPES_WITH_MACROS = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Override PartName="/word/document.xml" '
    b'ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
)
LINKS = "word/_rels/document.xml.rels"


def field(code, root="document"):
    """A paragraph with a field code of Word."""
    runs = f'<w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r><w:r>'
    return body(f'<w:p><w:r>{runs}<w:fldChar w:fldCharType="end"/></w:r></w:p>', root)


def body(inner, root="document"):
    return part(f"<w:body>{inner}</w:body>" if root == "document" else inner, root)


HOSTILE = {
    "entity of a file": {"word/document.xml": DTD.encode() + text("&amp;a;")},
    "entity of the net": {"word/document.xml": WEB_DTD.encode() + text("x")},
    "a billion laughs": {"word/document.xml": LAUGHS.encode() + text("&amp;b;")},
    "parameter entity": {"word/styles.xml": b"<!DOCTYPE x [<!ENTITY % a SYSTEM 'http://127.0.0.1/'> %a;]><x/>"},
    "entity in properties": {"docProps/core.xml": LAUGHS.encode() + b"<x>&b;</x>"},
    "entity in links": {LINKS: LAUGHS.encode() + b"<x/>"},
    "another encoding": {"word/document.xml": '<?xml version="1.0" encoding="UTF-16"?><x/>'.encode("utf-16")},
    "UTF-7": {"word/document.xml": b'<?xml version="1.0" encoding="UTF-7"?><x/>'},
    "broken markup": {"word/document.xml": b"<w:document><unclosed>"},
    "too deep": {"word/document.xml": b"<a>" * 5000 + b"</a>" * 5000},
    "macros": {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"},
    "macros by type": {"[Content_Types].xml": TYPES_WITH_MACROS},
    "active control": {"word/activeX/activeX1.xml": b"<x/>"},
    "embedded object": {"word/embeddings/oleObject1.bin": b"MZ"},
    "embedded workbook": {"word/embeddings/Book.xlsx": b"PK"},
    "alternative chunk": {"word/afchunk.mht": b"x"},
    "script": {"word/run.js": b"x"},
    "program": {"word/media/picture.exe": b"MZ"},
    "vector picture": {"word/media/image1.svg": b"<svg onload='x'/>"},
    "old picture": {"word/media/image1.wmf": b"x"},
    "path upwards": {"../../etc/cron.d/x": b"x"},
    "path upwards in media": {"word/media/../../x.png": b"x"},
    "absolute path": {"/etc/passwd": b"x"},
    "path of Windows": {"word\\..\\..\\x.xml": b"<x/>"},
    "drive": {"C:/x.xml": b"<x/>"},
    "name with a null": {"word/doc\x01ument.xml": b"<x/>"},
    "template from the net": {"word/_rels/settings.xml.rels": rels("attachedTemplate", "http://127.0.0.1/x.dotm")},
    "template of a share": {"word/_rels/settings.xml.rels": rels("attachedTemplate", "\\\\host\\share\\x.dotm")},
    "picture from the net": {LINKS: rels("image", "http://127.0.0.1/x.png")},
    "picture of a share": {LINKS: rels("image", "file://host/x.png")},
    "object from the net": {LINKS: rels("oleObject", "http://127.0.0.1/x.html!")},
    "frame": {LINKS: rels("frame", "http://127.0.0.1/")},
    "subdocument": {LINKS: rels("subDocument", "file:///etc/passwd")},
    "link that runs": {LINKS: rels("hyperlink", "javascript:alert(1)")},
    "link to a file": {LINKS: rels("hyperlink", "file:///etc/passwd")},
    "link to a protocol": {LINKS: rels("hyperlink", "ms-msdt:/id PCWDiagnostic")},
    "inner link upwards": {LINKS: rels("image", "../../../../etc/passwd", "Internal")},
    "inner link to nothing": {LINKS: rels("image", "media/none.png", "Internal")},
    "DDE": {"word/document.xml": field('DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc"')},
    "DDE in two pieces": {"word/document.xml": field("DD</w:instrText></w:r><w:r><w:instrText>E cmd")},
    "included text": {"word/document.xml": field("INCLUDETEXT /etc/passwd")},
    "included picture": {"word/header1.xml": field("INCLUDEPICTURE http://127.0.0.1/x", "hdr")},
    "linked file": {"word/footer1.xml": field("LINK Excel.Sheet x", "ftr")},
    "macro button": {"word/document.xml": body('<w:p><w:fldSimple w:instr="MACROBUTTON x y"/></w:p>')},
    "quoted field": {"word/document.xml": field("QUOTE 68 68 69")},
    "field without a beginning": {"word/document.xml": body("<w:p><w:r><w:instrText>DDE x</w:instrText></w:r></w:p>")},
    "field that opens a file": {"word/document.xml": field("HYPERLINK file:///etc/passwd")},
    "object in the text": {"word/document.xml": body("<w:p><w:r><w:object><o:OLEObject/></w:object></w:r></w:p>")},
    "chunk in the text": {"word/document.xml": body('<w:altChunk r:id="rId99"/>')},
    "control in a header": {"word/header1.xml": part("<w:p><w:r><w:control/></w:r></w:p>", "hdr")},
    "mail merge": {"word/settings.xml": part("<w:mailMerge><w:dataSource/></w:mailMerge>", "settings")},
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_part_is_refused_in_words(plain, case):
    with pytest.raises(BadInput) as refusal:
        guard.guarded(packed(plain | HOSTILE[case]))
    assert len(str(refusal.value)) > 20 and "Traceback" not in str(refusal.value)


def test_control_the_plain_file_is_taken_and_filled(plain):
    data = packed(plain)
    assert fields_in(data) == (["document.number"], [])
    assert docx_text(filled(data, {"document.number": "14-а"}, {})).strip() == "Приказ № 14-а"


def _bomb(size, name="word/document.xml"):
    return packed({"[Content_Types].xml": b"<Types/>", name: b"<a>" + b" " * size + b"</a>"})


def _many():
    return packed({"[Content_Types].xml": b"<Types/>"} | {f"word/header{n}.xml": b"<a/>" for n in range(900)})


def _flat(tags):
    return packed(
        {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<a>" + b"<b/>" * tags + b"</a>"}
    )


def _lying():
    """Says that it unpacks to a kilobyte, and unpacks to far more."""
    data = bytearray(_bomb(20_000_000))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    return bytes(data)


def _twice():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("word/document.xml", "<a/>")
    return out.getvalue()


def _locked():
    data = bytearray(packed({"word/document.xml": b"<a/>"}))
    for sign, shift in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + shift] |= 1
    return bytes(data)


BOMBS = {
    "100 MB of blanks": lambda: _bomb(100_000_000),
    "30 MB of blanks": lambda: _bomb(30_000_000),
    "2 MB of blanks": lambda: _bomb(2_000_000),
    "bomb in a picture": lambda: _bomb(60_000_000, "word/media/image1.png"),
    "nine hundred parts": _many,
    "a million tags": lambda: _flat(1_000_000),
    "lying sizes": _lying,
    "the same part twice": _twice,
    "locked": _locked,
    "not a package": lambda: b"MZ" + b"\0" * 1000,
    "half a package": lambda: _bomb(100_000)[:200],
    "empty": lambda: b"",
    "an OLE file": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "six megabytes": lambda: b"PK" + b"\1" * (6 * 1024 * 1024),
}


@pytest.mark.parametrize("case", BOMBS)
def test_a_bomb_is_refused_before_it_unpacks(case):
    data = BOMBS[case]()
    with pytest.raises(BadInput):
        guard.guarded(data)


def test_control_without_the_bounds_the_bomb_unfolds(monkeypatch):
    for name in ("MOST_UNPACKED", "MOST_XML", "MOST_RATIO"):
        monkeypatch.setattr(guard, name, 10**12)
    data = _bomb(9_000_000)
    parts = guard._unpacked(data)
    assert len(parts["word/document.xml"]) > 9_000_000
