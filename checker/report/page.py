"""A page on a rule or a kind in, the same page for a terminal, as Markdown or as HTML out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from checker.report.style import Style, safe, safe_lines, wrapped
from checker.rules.page import Code, Page, Table

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}"
    "pre{overflow-x:auto;padding:.75rem;border:1px solid #8886}table{border-collapse:collapse}"
    "td,th{border:1px solid #8886;padding:.25rem .5rem;text-align:left;vertical-align:top}"
    "@media(prefers-color-scheme:dark){body{background:#181818;color:#eee}a{color:#9cf}}"
)
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


def terminal(page: Page, style: Style) -> str:
    """Return the page as lines of the terminal's width."""
    lines = [f"{style.paint(safe(page.name), 'strong')}  {safe(page.lead)}", ""]
    for section in page.sections:
        lines.append(style.paint(section.title, "strong"))
        for block in section.blocks:
            lines += ["  " + line for line in _block(block, style)]
        lines.append("")
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def _block(block: str | Table | Code, style: Style) -> Iterator[str]:
    room = style.width - 2
    if isinstance(block, str):
        yield from wrapped(safe(block), room, room)
    elif isinstance(block, Code):
        for line in safe_lines(block.text).split("\n"):
            yield from ("  " + piece for piece in wrapped(line, room - 2, room - 2))
    else:
        for row in block.rows[1:]:
            key, *cells = (safe(cell).replace("`", "") for cell in row)
            said = [
                f"{name}: {cell}"
                for name, cell in zip(block.rows[0][1:], cells, strict=True)
                if cell
            ]
            yield from wrapped(f"{key}  {'; '.join(said)}", room, room)


def markdown(page: Page) -> str:
    """Return the page as Markdown; what stands in a rule is text, never markup."""
    parts = [f"# {_escaped(page.name)}", _escaped(page.lead)]
    for section in page.sections:
        parts.append(f"## {section.title}")
        for block in section.blocks:
            if isinstance(block, str):
                parts.append(_escaped(block))
            elif isinstance(block, Code):
                text = safe_lines(block.text)
                longest = max((len(run) for run in re.findall("`+", text)), default=0)
                fence = "`" * max(3, longest + 1)
                parts.append(f"{fence}text\n{text.rstrip()}\n{fence}")
            else:
                head, *rows = block.rows
                lines = [head, ("---",) * len(head), *(tuple(map(_cell, row)) for row in rows)]
                parts.append("\n".join(f"| {' | '.join(line)} |" for line in lines))
    return "\n\n".join(parts) + "\n"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", safe(text))


def _cell(text: str) -> str:
    """Return a cell, in which the words between backticks stay code."""
    parts = safe(text).replace("\\|", "|").split("`")
    return "".join(
        f"`{part.replace('|', chr(92) + '|')}`" if n % 2 else _SPECIAL.sub(r"\\\1", part)
        for n, part in enumerate(parts)
    )


def page_html(page: Page) -> str:
    """Return the page as one HTML file without scripts and without anything to load."""
    body = [f"<h1>{_text(page.name)}</h1>", f"<p>{_text(page.lead)}</p>"]
    for section in page.sections:
        body.append(f"<h2>{_text(section.title)}</h2>")
        for block in section.blocks:
            if isinstance(block, str):
                body.append(f"<p>{_text(block)}</p>")
            elif isinstance(block, Code):
                body.append(f"<pre>{html.escape(safe_lines(block.text).rstrip())}</pre>")
            else:
                body += _table(block)
    return _document(page.name, body)


def index(pages: list[Page], ending: str) -> str:
    """Return the page that leads to *pages*, as Markdown or HTML."""
    if ending == "md":
        lines = [
            f"- [{_escaped(one.name)}]({one.folder}/{one.name}.md): {_escaped(one.lead)}"
            for one in pages
        ]
        return "# Rules and kinds\n\n" + "\n".join(lines) + "\n"
    links = [
        f'<li><a href="{html.escape(one.folder)}/{html.escape(one.name)}.html">'
        f"{_text(one.name)}</a>: {_text(one.lead)}</li>"
        for one in pages
    ]
    return _document("Rules and kinds", ["<h1>Rules and kinds</h1>", "<ul>", *links, "</ul>"])


def _table(table: Table) -> Iterator[str]:
    head, *rows = table.rows
    yield "<table>"
    yield "<tr>" + "".join(f"<th>{_text(cell)}</th>" for cell in head) + "</tr>"
    for row in rows:
        cells = (_text(cell.replace("`", "").replace("\\|", "|")) for cell in row)
        yield "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
    yield "</table>"


def _text(text: str) -> str:
    return html.escape(safe(text))


def _document(title: str, body: list[str]) -> str:
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return "\n".join(
        (
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width">',
            f"<title>{_text(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>",
            *body,
            "</body>\n</html>\n",
        )
    )
