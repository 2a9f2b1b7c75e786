"""The door for a .docx from outside: a package of known parts, with nothing that runs, links or unfolds."""

import posixpath
import re
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile

from django.utils.translation import gettext_lazy as _
from lxml import etree

from nastavnik.foundation.core.errors import BadInput

MOST_BYTES = 5 * 1024 * 1024
MOST_ENTRIES = 400
MOST_UNPACKED = 25 * 1024 * 1024
MOST_XML = 8 * 1024 * 1024
MOST_TAGS = 300_000
MOST_RATIO = 150
MAIN = "word/document.xml"
TYPES = "[Content_Types].xml"
_NAME = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/[a-z]+\.xml|docProps/thumbnail\.(?:jpe?g|png|emf|wmf)"
    r"|word/[A-Za-z]+\d{0,3}\.xml|word/theme/[A-Za-z]+\d{0,3}\.xml|word/(?:theme/)?_rels/[A-Za-z]+\d{0,3}\.xml\.rels"
    r"|word/media/[\w-]{1,60}\.(?:png|jpe?g|gif|bmp)|word/fonts/[\w-]{1,60}\.(?:odttf|ttf)"
    r"|word/glossary/[\w/]{1,40}\.xml(?:\.rels)?"
    r"|customXml/(?:_rels/)?[A-Za-z]+\d{0,3}\.xml(?:\.rels)?"
)
_TELLTALE = (  # part of a name → what it is, in the words of a person
    ("vba", _("macros")), ("activex", _("active controls")), ("embeddings", _("an embedded object")),
    ("afchunk", _("an embedded document")), (".emf", _("a picture in an old format; save it as PNG")),
    (".wmf", _("a picture in an old format; save it as PNG")), (".svg", _("a drawing; save it as PNG")),
    ("charts/", _("a diagram; put it in as a picture")), ("diagrams/", _("a diagram; put it in as a picture")),
    (".bin", _("data that a text does not need")),
)  # fmt: skip
_LINKS = frozenset(
    [
        "officeDocument",
        "core-properties",
        "extended-properties",
        "custom-properties",
        "thumbnail",
        "styles",
        "settings",
        "webSettings",
        "fontTable",
        "theme",
        "numbering",
        "footnotes",
        "endnotes",
        "comments",
        "commentsExtended",
        "commentsIds",
        "commentsExtensible",
        "people",
        "header",
        "footer",
        "image",
        "hyperlink",
        "font",
        "customXml",
        "customXmlProps",
        "glossaryDocument",
        "stylesWithEffects",
    ]
)
_FORBIDDEN = frozenset(
    [
        "altChunk",
        "object",
        "OLEObject",
        "control",
        "subDoc",
        "attachedTemplate",
        "mailMerge",
        "dataSource",
        "movie",
        "script",
        "frameset",
        "externalLink",
        "contentPart",
    ]
)
_WEB = re.compile(r"(?:https?://|mailto:)[^\s\"'<>]{1,500}|#?[\w%.-]{0,100}")
_FIELDS = frozenset(
    [
        "PAGE",
        "NUMPAGES",
        "SECTIONPAGES",
        "SECTION",
        "DATE",
        "TIME",
        "CREATEDATE",
        "SAVEDATE",
        "TITLE",
        "SUBJECT",
        "REF",
        "PAGEREF",
        "NOTEREF",
        "TOC",
        "TC",
        "SEQ",
        "STYLEREF",
        "HYPERLINK",
        "FORMTEXT",
        "FORMCHECKBOX",
        "FORMDROPDOWN",
    ]
)
_PARSER_OPTIONS = {
    "resolve_entities": False, "no_network": True, "load_dtd": False, "dtd_validation": False,
    "huge_tree": False, "remove_pis": True, "remove_comments": True,
}  # fmt: skip
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Refused(BadInput):
    """The file is not taken; the text names the part and what to do."""


def guarded(data: bytes) -> dict[str, bytes]:
    """The parts of a .docx by name, looked through. Refused (a BadInput in words) for anything else."""
    if len(data) > MOST_BYTES:
        raise Refused(_("The file is larger than %(n)s MB.") % {"n": MOST_BYTES // 2**20})
    parts = _unpacked(data)
    if MAIN not in parts or TYPES not in parts:
        raise Refused(_("This is not a Word document. Save it in Word as .docx and send that file."))
    if sum(part.count(b"<") for name, part in parts.items() if name.endswith((".xml", ".rels"))) > MOST_TAGS:
        raise Refused(_("The file has more parts than a document needs."))
    trees = {name: tree_of(name, part) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    _check_types(trees[TYPES])
    for name, tree in trees.items():
        if name.endswith(".rels"):
            _check_links(name, tree, parts)
        else:
            _check_elements(name, tree)
            _check_fields(name, tree)
    return parts


def tree_of(name: str, data: bytes):
    """A part as a tree: UTF-8, without a document type or entities of its own."""
    head = data[:300]
    foreign = re.search(rb"encoding\s*=\s*[\"'](?!utf-8[\"'])", head, re.IGNORECASE)
    if foreign or head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in head:
        raise Refused(_("The part «%(name)s» is written in an unusual encoding.") % {"name": name})
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Refused(
            _("The part «%(name)s» declares entities of its own, which no Word file does.") % {"name": name}
        )
    try:
        return etree.fromstring(data, etree.XMLParser(**_PARSER_OPTIONS))
    except etree.XMLSyntaxError as error:
        raise Refused(
            _("The part «%(name)s» is broken. Save the file in Word anew.") % {"name": name}
        ) from error


def _unpacked(data: bytes) -> dict[str, bytes]:
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_entries(entries, len(data))
            return {entry.filename: archive.read(entry) for entry in entries}
    except (
        BadZipFile,
        LargeZipFile,
        NotImplementedError,
        EOFError,
        ValueError,
        RuntimeError,
        OSError,
    ) as error:
        raise Refused(
            _("This is not a Word document. Save it in Word as .docx and send that file.")
        ) from error


def _check_entries(entries, packed: int) -> None:
    if len(entries) > MOST_ENTRIES:
        raise Refused(_("The file has more parts than a document needs."))
    unpacked = sum(entry.file_size for entry in entries)
    xml = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
    bomb = unpacked > max(packed, 1) * MOST_RATIO and unpacked > 2**20
    if unpacked > MOST_UNPACKED or xml > MOST_XML or bomb:
        raise Refused(_("Unpacked, the file is far too large. Take pictures and unused text out of it."))
    names = set()
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise Refused(_("The file is locked with a password. Save it without one."))
        if entry.filename.casefold() in names:
            raise Refused(_("The file holds the part «%(name)s» twice.") % {"name": entry.filename[:80]})
        names.add(entry.filename.casefold())
        if not _NAME.fullmatch(entry.filename):
            low = entry.filename.casefold()
            what = next(
                (words for sign, words in _TELLTALE if sign in low), _("something a document does not need")
            )
            raise Refused(
                _("The file holds %(what)s («%(name)s»). Take it out and save the file anew.")
                % {"what": what, "name": entry.filename[:80]}
            )


def _check_types(tree) -> None:
    main = ""
    for node in tree.iter("{*}Override", "{*}Default"):
        kind = node.get("ContentType", "")
        if re.search(r"macroEnabled|vba|ole|activeX|ms-word\.document", kind, re.IGNORECASE):
            raise Refused(_("The file holds macros or objects. Save it in Word as a plain .docx."))
        if node.get("PartName", "") == f"/{MAIN}":
            main = kind
    if not re.fullmatch(r".*wordprocessingml\.(?:document|template)\.main\+xml", main):
        raise Refused(_("This is not a Word document. Save it in Word as .docx and send that file."))


def _check_links(name: str, tree, parts) -> None:
    base = posixpath.dirname(posixpath.dirname(name))
    for node in tree.iter():
        if not isinstance(node.tag, str) or etree.QName(node).localname != "Relationship":
            continue
        kind, target = node.get("Type", "").rsplit("/", 1)[-1], node.get("Target", "")
        if kind not in _LINKS:
            raise Refused(
                _("The file is tied to something that is not taken along: %(what)s.")
                % {"what": kind[:60] or "?"}
            )
        if kind == "hyperlink":
            if not _WEB.fullmatch(target):
                raise Refused(
                    _("A link leads elsewhere than to a web page or a mailbox: %(to)s") % {"to": target[:80]}
                )
        elif node.get("TargetMode", "Internal") != "Internal" or re.match(
            r"[a-z]+:|//|\\\\", target, re.IGNORECASE
        ):
            raise Refused(
                _("The file fetches a part from outside: %(to)s. Put it into the file itself.")
                % {"to": target[:80]}
            )
        else:
            place = posixpath.normpath(
                posixpath.join("/", base, target) if not target.startswith("/") else target
            )
            inside = place.lstrip("/")
            if (
                target.count("..") > 2
                or "\\" in target
                or (inside not in parts and target not in ("", "NULL"))
            ):
                raise Refused(
                    _("The file speaks of a part that it does not hold: %(to)s") % {"to": target[:80]}
                )


def _check_elements(name: str, tree) -> None:
    for node in tree.iter():
        if isinstance(node.tag, str) and etree.QName(node).localname in _FORBIDDEN:
            raise Refused(
                _("In «%(name)s» there is an object that is not allowed: %(what)s. Take it out.")
                % {"name": name, "what": etree.QName(node).localname}
            )


def _check_fields(name: str, tree) -> None:
    """Field codes of Word that fetch or run (DDE, INCLUDETEXT, LINK, MACROBUTTON…) are not on the list."""
    codes, open_codes = [], []
    for node in tree.iter(f"{_W}fldSimple", f"{_W}fldChar", f"{_W}instrText", f"{_W}delInstrText"):
        if node.tag == f"{_W}fldSimple":
            codes.append(node.get(f"{_W}instr", ""))
        elif node.tag == f"{_W}fldChar":
            kind = node.get(f"{_W}fldCharType")
            if kind == "begin":
                open_codes.append("")
            elif open_codes:
                codes.append(open_codes[-1])
                if kind == "end":
                    open_codes.pop()
                else:
                    open_codes[-1] = ""
        elif open_codes:
            open_codes[-1] += node.text or ""
        else:
            codes.append(node.text or "")
    for code in (*codes, *open_codes):
        words = code.split()
        fetches = words and words[0].upper() == "HYPERLINK" and not _harmless(words[1:])
        if words and (words[0].upper() not in _FIELDS or fetches):
            raise Refused(
                _("In «%(name)s» a field of Word fetches or runs something: %(what)s. Take it out.")
                % {"name": name, "what": code.strip()[:60]}
            )


def _harmless(words: list[str]) -> bool:
    return all(re.fullmatch(r"\\[a-z]", word) or _WEB.fullmatch(word.strip('"“”«»')) for word in words)
