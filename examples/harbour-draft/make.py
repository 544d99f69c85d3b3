"""Makes draft.docx, byte for byte the same each time: `python make.py` in this folder.

The file is put together by hand so that every part of it can be read here: a draft with tracked
changes, links, a table, footnotes and a comment, as it comes back from an editor.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
WHO = 'w:author="M. Ortiz" w:date="2031-03-15T09:00:00Z"'
WHEN = (2031, 3, 15, 9, 0, 0)


def run(text: str, look: str = "") -> str:
    """Return a run of text."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def inserted(number: int, text: str) -> str:
    """Return words that an editor put in."""
    return f'<w:ins w:id="{number}" {WHO}>{run(text)}</w:ins>'


def deleted(number: int, text: str) -> str:
    """Return words that an editor took out."""
    gone = f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'
    return f'<w:del w:id="{number}" {WHO}>{gone}</w:del>'


def link(relation: str, text: str) -> str:
    """Return linked words."""
    look = '<w:color w:val="0563C1"/><w:u w:val="single"/>'
    return f'<w:hyperlink r:id="{relation}">{run(text, look)}</w:hyperlink>'


def called(number: int) -> str:
    """Return the call of a footnote."""
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    return f'<w:r>{raised}<w:footnoteReference w:id="{number}"/></w:r>'


def footnote(number: int, text: str) -> str:
    """Return a footnote."""
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    words = paragraph(raised, f" {text}", style="FootnoteText")
    return f'<w:footnote w:id="{number}">{words}</w:footnote>'


def paragraph(*parts: str, style: str = "") -> str:
    """Return a paragraph; plain words become a run."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    runs = "".join(part if part.startswith("<") else run(part) for part in parts)
    return f"<w:p>{properties}{runs}</w:p>"


def table(*rows: tuple[str, str]) -> str:
    """Return a table of two columns."""
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    cell = '<w:tc><w:tcPr><w:tcW w:w="4500" w:type="dxa"/></w:tcPr>{}</w:tc>'
    lines = "".join(
        f"<w:tr>{''.join(cell.format(paragraph(text)) for text in row)}</w:tr>" for row in rows
    )
    return (
        f"<w:tbl><w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr>"
        f'<w:tblGrid><w:gridCol w:w="4500"/><w:gridCol w:w="4500"/></w:tblGrid>{lines}</w:tbl>'
    )


BODY = (
    paragraph("Ferry breaks loose at Oddy Pier", style="Title")
    + paragraph(
        "The ferry ",
        run("Marlow", "<w:i/>"),
        " broke loose from Oddy Pier on 9 March 2031 and struck the fish market",
        called(1),
        ". ",
        inserted(11, "Nine people were hurt, two of them seriously."),
        deleted(12, "Seven people were hurt."),
    )
    + paragraph(
        "There were ",
        deleted(13, "about 40"),
        inserted(14, "34"),
        " passengers on board when the lines parted, according to ",
        link("rIdLog", "the harbour office"),
        ". Some 1,200 homes in Sandholt lost power.",
    )
    + paragraph(
        '<w:commentRangeStart w:id="0"/>',
        "The town council had set aside ",
        run("£4.2 million", "<w:b/>"),
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
        " for new mooring posts at Oddy Pier in 2028. ",
        "Shipowner Caspar Wend sold the yard at Brill Sound to a Danish fund for £88,000.",
    )
    + paragraph("I think that Tarn deserves a better pier. Who will pay for it?")
    + table(
        ("Measured", "Where and when"),
        (
            "The wind at the Tarn lighthouse reached 31 metres per second.",
            "Evening of 9 March 2031",
        ),
    )
    + paragraph(
        "“We heard the lines go one after the other like shots,” said Joss Adair, a fish seller",
        called(2),
        ".",
    )
    + '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440"'
    ' w:bottom="1440" w:left="1440" w:header="700" w:footer="700" w:gutter="0"/></w:sectPr>'
)

NOTES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/>'
    "</w:r></w:p></w:footnote>"
    + footnote(1, "The Marlow was built in 1989 and carries up to 320 passengers.")
    + footnote(2, "Told to the Tarn Gazette.")
)

COMMENTS = (
    '<w:comment w:id="0" w:author="M. Ortiz" w:date="2031-03-15T09:00:00Z" w:initials="MO">'
    f"{paragraph('From my notes; see the council minutes of 14 March')}</w:comment>"
)

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:pPr><w:spacing w:after="160" w:line="276" w:lineRule="auto"/></w:pPr>'
    '<w:rPr><w:sz w:val="22"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/>'
    '<w:basedOn w:val="Normal"/><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/>'
    '<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="18"/></w:rPr></w:style>'
)


def parts() -> dict[str, str]:
    """Return the parts of the file by name."""
    kinds = {"styles": STYLES, "footnotes": NOTES, "comments": COMMENTS}
    types = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{CONTENT}.{kind}+xml"/>'
        for kind in kinds
    )
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{kind}.xml"/>'
        for number, kind in enumerate(kinds, 1)
    )
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{CONTENT}.document.main+xml"/>'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{types}</Types>",
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
        '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/'
        'relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Ferry breaks loose at Oddy Pier</dc:title>"
        "<dc:creator>Desk</dc:creator></cp:coreProperties>",
        "word/document.xml": f"{HEAD}<w:document {SPACES}><w:body>{BODY}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f'{related}<Relationship Id="rIdLog" Type="{R}/hyperlink"'
        ' Target="https://harbour.example/storm-report" TargetMode="External"/></Relationships>',
        "word/styles.xml": f"{HEAD}<w:styles {SPACES}>{STYLES}</w:styles>",
        "word/footnotes.xml": f"{HEAD}<w:footnotes {SPACES}>{NOTES}</w:footnotes>",
        "word/comments.xml": f"{HEAD}<w:comments {SPACES}>{COMMENTS}</w:comments>",
    }


def document() -> bytes:
    """Return the file; its parts are stored as they are, so that no packer makes a difference."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts().items():
            info = zipfile.ZipInfo(name, WHEN)
            info.create_system = 3
            archive.writestr(info, text.encode("utf-8"))
    return held.getvalue()


if __name__ == "__main__":
    Path(__file__).with_name("draft.docx").write_bytes(document())
