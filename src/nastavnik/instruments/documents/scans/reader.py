"""The child process that opens files from outside: square codes read, pages cut out, a HEIC turned into a JPEG.

Run by `reading` as a script of its own, so it imports nothing of the program. It takes the file from its input,
binds itself before it looks at a single byte, and answers with a line of JSON and the bytes of what it made.
"""

import io
import json
import resource
import sys
from collections.abc import Iterator
from contextlib import closing

MOST_MEMORY = 1536 * 2**20  # of address space: libraries map about 400 MB before the first page
DPI, FINE_DPI = 150, 300
INCH = 72
A4_SHORT_SIDE = 8.27  # inches: a photo of a sheet is taken to show about a sheet


class Unreadable(Exception):
    """The word of what is wrong, for the parent to tell in full."""


def main() -> None:
    """Answer one task: argv[1] is its JSON (deed, seconds, pages, pixels, groups)."""
    task = json.loads(sys.argv[1])
    _bind(task["seconds"])
    data = sys.stdin.buffer.read()
    try:
        told, parts = DEEDS[task["deed"]](data, task)
    except Unreadable as error:
        told, parts = {"refused": str(error)}, []
    except MemoryError:
        told, parts = {"refused": "large"}, []
    head = json.dumps(told | {"sizes": [len(part) for part in parts]}, ensure_ascii=True)
    sys.stdout.buffer.write(head.encode() + b"\n" + b"".join(parts))


def _bind(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read(data: bytes, task: dict) -> tuple[dict, list[bytes]]:
    """The codes of every page, in the order of pages."""
    pages = []
    for images in _pages(data, task):
        with closing(images):
            pages.append(_codes(images))
    return {"pages": pages}, []


def cut(data: bytes, task: dict) -> tuple[dict, list[bytes]]:
    """A PDF for each group of page numbers (from 1)."""
    import pypdfium2

    source, parts = _opened(data, task), []
    for group in task["groups"]:
        made, out = pypdfium2.PdfDocument.new(), io.BytesIO()
        made.import_pages(source, [number - 1 for number in group])
        made.save(out)
        parts.append(out.getvalue())
    return {}, parts


def jpeg(data: bytes, task: dict) -> tuple[dict, list[bytes]]:
    """The picture as a JPEG the right way up, with nothing hung on it."""
    out = io.BytesIO()
    _picture(data, task).convert("RGB").save(out, "JPEG", quality=88)
    return {}, [out.getvalue()]


def _codes(images: Iterator) -> list[str]:
    """The texts of the page's codes; a finer picture is drawn only where the first shows none."""
    import zxingcpp

    for image in images:
        found = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)
        texts = [code.text for code in sorted(found, key=lambda code: code.position.top_left.y)]
        if any(texts):
            return list(dict.fromkeys(filter(None, texts)))[:20]
    return []


def _pages(data: bytes, task: dict) -> Iterator[Iterator]:
    if data.startswith(b"%PDF-"):
        source = _opened(data, task)
        yield from (_drawn(source, number, task["pixels"]) for number in range(len(source)))
    else:
        yield _sizes(_picture(data, task))


def _opened(data: bytes, task: dict):
    import pypdfium2

    try:
        source = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("locked" if "password" in str(error).lower() else "broken") from error
    if len(source) > task["pages"]:
        raise Unreadable("pages")
    return source


def _drawn(source, number: int, pixels: int) -> Iterator:
    """The page in grey, coarse and then fine; never more than `pixels`, however large it says it is."""
    import pypdfium2

    try:
        with closing(source[number]) as page:
            width, height = page.get_size()
            bound = (pixels / max(width * height, 1)) ** 0.5
            for dpi in (DPI, FINE_DPI):
                scale = min(dpi / INCH, bound)
                yield page.render(scale=scale, grayscale=True, may_draw_forms=False).to_numpy()
    except pypdfium2.PdfiumError as error:
        raise Unreadable("broken") from error


def _picture(data: bytes, task: dict):
    """The picture the right way up; its size is looked at before it is unfolded."""
    import pillow_heif
    from PIL import Image, ImageOps, UnidentifiedImageError

    pillow_heif.register_heif_opener(thumbnails=False)
    Image.MAX_IMAGE_PIXELS = None  # our own bound stands below, with words
    try:
        image = Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "HEIF"))
        if image.width * image.height > task["pixels"]:
            raise Unreadable("large")
        if getattr(image, "n_frames", 1) > 1:
            image.seek(0)
        return ImageOps.exif_transpose(image)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise Unreadable("broken") from error


def _sizes(image) -> Iterator:
    """The photo as if drawn at the coarse resolution, then as it is."""
    grey = image.convert("L")
    coarse = int(A4_SHORT_SIDE * DPI)
    if min(grey.size) > 1.3 * coarse:
        scale = coarse / min(grey.size)
        yield grey.resize((int(grey.width * scale), int(grey.height * scale)))
    yield grey


DEEDS = {"read": read, "cut": cut, "jpeg": jpeg}

if __name__ == "__main__":
    main()
