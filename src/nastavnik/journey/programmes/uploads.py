"""What mentor and mentee may attach to a line of the plan: a photo, drawn anew, or a paper of a usual kind."""

import io
import zipfile

from django.utils.translation import gettext_lazy as _

from nastavnik.foundation.core.errors import BadInput

MOST_BYTES = 20 * 2**20
MOST_PIXELS = 50_000_000
LONGEST = 2000  # pixels of the longer side: enough to read a page of a notebook
JPEG = "image/jpeg"
PDF = "application/pdf"
OFFICE = {  # the folder that a package of this kind holds → its ending and type
    "word/": (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xl/": (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "ppt/": (".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
}


def checked_upload(content: bytes, name: str) -> tuple[bytes, str, str]:
    """(bytes, name, media type) to keep: told by the content, not by the name. BadInput for all else."""
    if not content:
        raise _refused(_("The file is empty."))
    if len(content) > MOST_BYTES:
        raise _refused(_("The file is larger than %(n)s MB.") % {"n": MOST_BYTES // 2**20})
    stem = name.rpartition(".")[0] or name or "file"
    if content.startswith(b"%PDF-"):
        return content, f"{stem}.pdf", PDF
    if content.startswith(b"PK\x03\x04"):
        ending, media_type = _office(content)
        return content, f"{stem}{ending}", media_type
    return _photo(content), f"{stem}.jpg", JPEG


def _refused(words) -> BadInput:
    return BadInput(words, fields={"file": words})


def _office(content: bytes) -> tuple[str, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
    except zipfile.BadZipFile:
        names = []
    macros = any(name.lower().endswith("vbaproject.bin") for name in names)
    for folder, kind in OFFICE.items():
        if "[Content_Types].xml" in names and not macros and any(name.startswith(folder) for name in names):
            return kind
    raise _refused(_("This kind of file is not taken. Bring a photo, PDF, .docx, .xlsx or .pptx."))


def _photo(content: bytes) -> bytes:
    """The picture as a fresh JPEG, turned the right way up: only its pixels go over, so no EXIF can."""
    import pillow_heif
    from PIL import Image, ImageOps

    pillow_heif.register_heif_opener(thumbnails=False)
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "HEIF", "WEBP")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise _refused(_("The picture is too large. Make it smaller and bring it again."))
            turned = ImageOps.exif_transpose(picture).convert("RGBA")
        turned.thumbnail((LONGEST, LONGEST))
        flat = Image.new("RGB", turned.size, "white")
        flat.paste(turned, mask=turned.getchannel("A"))
    except BadInput:
        raise
    except Exception as error:  # whatever a broken picture does to its reader, the person is told one thing
        words = _(
            "This is neither a photo (JPEG, PNG, HEIC) nor a PDF, .docx, .xlsx or .pptx, or it is damaged."
        )
        raise _refused(words) from error
    out = io.BytesIO()
    flat.save(out, "JPEG", quality=85)
    return out.getvalue()
