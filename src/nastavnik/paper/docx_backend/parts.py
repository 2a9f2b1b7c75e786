"""The fixed parts of the file: types, relations, styles, page header, properties, the code at the foot."""

from collections.abc import Mapping
from datetime import UTC
from functools import lru_cache
from types import MappingProxyType

from nastavnik.paper.document import Document
from nastavnik.paper.inline import clean
from nastavnik.paper.qr import QR_SIZE, qr_png

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# Times New Roman is named because every office program knows it or a face with the same metrics.
_FACE, _FALLBACKS = "Times New Roman", "Liberation Serif, Tinos, PT Astra Serif"
_EMU_PER_MM = 36000
_LOCALES = {"ru": "ru-RU", "en": "en-GB"}


def escape(text: str) -> str:
    """Text as XML character data, safe in attributes too."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


@lru_cache(maxsize=32)
def static_parts(size: float, language: str, qr: bool) -> Mapping[str, bytes]:
    """All parts that do not depend on the text, by name."""
    return MappingProxyType(
        {
            "[Content_Types].xml": _content_types(qr),
            "_rels/.rels": _relations(
                ("rId1", f"{R}/officeDocument", "word/document.xml"),
                ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ),
            "word/_rels/document.xml.rels": _relations(
                ("rId1", f"{R}/styles", "styles.xml"),
                ("rId2", f"{R}/settings", "settings.xml"),
                ("rId3", f"{R}/header", "header1.xml"),
                ("rId5", f"{R}/fontTable", "fontTable.xml"),
                *([("rId4", f"{R}/footer", "footer1.xml")] if qr else []),
            ),
            "word/styles.xml": _styles(size, _LOCALES.get(language, language)),
            "word/settings.xml": _settings(_LOCALES.get(language, language)),
            "word/fontTable.xml": _font_table(),
            "word/header1.xml": _page_number(),
        }
    )


def core_xml(document: Document) -> bytes:
    """File properties: title, language and the caller's time. No author, no program's user."""
    stamp = ""
    if document.created:
        at = document.created
        moment = (at.astimezone(UTC) if at.tzinfo else at).strftime("%Y-%m-%dT%H:%M:%SZ")
        stamp = "".join(
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
            for name in ("created", "modified")
        )
    title = escape(clean(document.title).replace("\n", " "))
    return (
        f'{XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:language>{escape(clean(document.language))}</dc:language>{stamp}</cp:coreProperties>"
    ).encode()


def footer_parts(text: str) -> dict[str, bytes]:
    """The foot of the first sheet with the code at its right, and the picture itself."""
    footer = (
        f'{XML}<w:ftr xmlns:w="{W}" xmlns:r="{R}"><w:p><w:pPr><w:jc w:val="right"/></w:pPr>'
        f"{picture_run('rId1', text)}</w:p></w:ftr>"
    )
    return {
        "word/footer1.xml": footer.encode(),
        "word/_rels/footer1.xml.rels": _relations(("rId1", f"{R}/image", "media/qr.png")),
        "word/media/qr.png": qr_png(text),
    }


def picture_run(relation: str, text: str) -> str:
    """A run that draws the code behind this relation; the text is read aloud in its place."""
    side = round(QR_SIZE * _EMU_PER_MM)
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{drawing}/wordprocessingDrawing"'
        ' distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{side}" cy="{side}"/><wp:docPr id="1" name="QR" descr="{escape(clean(text))}"/>'
        f'<a:graphic xmlns:a="{drawing}/main"><a:graphicData uri="{drawing}/picture">'
        f'<pic:pic xmlns:pic="{drawing}/picture">'
        '<pic:nvPicPr><pic:cNvPr id="1" name="QR"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def _content_types(qr: bool) -> bytes:
    names = {
        "document": "document.main",
        "styles": "styles",
        "settings": "settings",
        "fontTable": "fontTable",
    }
    names |= {"header1": "header"} | ({"footer1": "footer"} if qr else {})
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_MAIN}.{kind}+xml"/>'
        for part, kind in names.items()
    )
    return (
        f'{XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f"{overrides}"
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    ).encode()


def _relations(*relations: tuple[str, str, str]) -> bytes:
    rows = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in relations
    )
    return f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'.encode()


def _styles(size: float, locale: str) -> bytes:
    half = round(size * 2)
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/>'
        f'<w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
        for level in (1, 2, 3)
    )
    faces = " ".join(f'w:{script}="{_FACE}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    return (
        f'{XML}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {faces}/>'
        f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
        f'<w:lang w:val="{escape(locale)}" w:eastAsia="{escape(locale)}" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "<w:pPr><w:widowControl/></w:pPr></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        "</w:style>"
        f"{headings}</w:styles>"
    ).encode()


def _settings(locale: str) -> bytes:
    return (
        f'{XML}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:val="15"'
        ' w:uri="http://schemas.microsoft.com/office/word"/></w:compat>'
        f'<w:themeFontLang w:val="{escape(locale)}"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    ).encode()


def _font_table() -> bytes:
    return (
        f'{XML}<w:fonts xmlns:w="{W}"><w:font w:name="{_FACE}"><w:altName w:val="{_FALLBACKS}"/>'
        '<w:charset w:val="CC"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    ).encode()


def _page_number() -> bytes:
    return (
        f'{XML}<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
        '<w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:t>2</w:t></w:r>'
        '<w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
    ).encode()
