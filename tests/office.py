"""Word and PDF files made by hand, byte for byte the same each time."""

from __future__ import annotations

import io
import zipfile
import zlib

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def zipped(parts: dict[str, bytes | str]) -> bytes:
    """Return an archive of *parts*, all of one date."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (2031, 5, 14, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return held.getvalue()


def docx(  # noqa: PLR0913 - one argument for each part of a Word file
    body: str,
    *,
    footnotes: str = "",
    endnotes: str = "",
    comments: str = "",
    header: str = "",
    links: dict[str, str] | None = None,
    title: str = "",
    more: dict[str, bytes | str] | None = None,
) -> bytes:
    """Return a Word file with the XML of its body and of its other parts."""
    kinds = {
        "footnotes": f"<w:footnotes {_SPACES}>{footnotes}</w:footnotes>" if footnotes else "",
        "endnotes": f"<w:endnotes {_SPACES}>{endnotes}</w:endnotes>" if endnotes else "",
        "comments": f"<w:comments {_SPACES}>{comments}</w:comments>" if comments else "",
        "header": f"<w:hdr {_SPACES}>{header}</w:hdr>" if header else "",
    }
    held = {kind: xml for kind, xml in kinds.items() if xml}
    types = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{_CONTENT}.{kind}+xml"/>'
        for kind in held
    )
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{kind}.xml"/>'
        for number, kind in enumerate(held, 1)
    ) + "".join(
        f'<Relationship Id="{name}" Type="{R}/hyperlink" Target="{url}" TargetMode="External"/>'
        for name, url in (links or {}).items()
    )
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": f"{_HEAD}<Types xmlns="
        '"http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_CONTENT}.document.main+xml"/>'
        f"{types}</Types>",
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
        f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"{_HEAD}<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{related}'
        "</Relationships>",
    }
    parts |= {f"word/{kind}.xml": _HEAD + xml for kind, xml in held.items()}
    if title:
        parts["docProps/core.xml"] = (
            f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
            'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{title}</dc:title></cp:coreProperties>"
        )
    return zipped({**parts, **(more or {})})


def run(text: str, properties: str = "") -> str:
    """Return a run of *text*, which is XML already."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inside: str) -> str:
    """Return a paragraph; plain words become a run, XML stays."""
    runs = "".join(part if part.startswith("<") else run(part) for part in inside)
    return f"<w:p>{runs}</w:p>"


def pdf(pages: list[list[str]], *, picture: bool = False) -> bytes:
    """Return a PDF with the lines of each page in Helvetica, or a grey square on each."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    square = zlib.compress(b"\x80" * 64)
    objects.append(
        b"<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray "
        b"/BitsPerComponent 8 /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream"
        % (len(square), square)
    )
    kids = []
    for lines in pages:
        drawn = b"q 400 0 0 400 80 300 cm /P Do Q\n" if picture else b""
        drawn += b"BT /F 11 Tf 14 TL 60 780 Td\n"
        for line in lines:
            escaped = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            drawn += b"(%b) Tj T*\n" % escaped.encode("cp1252")
        drawn += b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(drawn), drawn))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F 3 0 R >> /XObject << /P 4 0 R >> >> >>" % len(objects)
        )
    listed = " ".join(f"{number} 0 R" for number in kids).encode()
    objects[1] = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (listed, len(kids))
    out = b"%PDF-1.4\n"
    places = []
    for number, held in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, held)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        table,
    )
