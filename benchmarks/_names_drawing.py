"""A small page to draw on: SVG in the colours of the product, light or dark as the reader has it."""

from html import escape
from pathlib import Path

STYLE = """
svg { --paper: #fbfaf6; --card: #fff; --ink: #1c1b18; --soft: #5a574f; --line: #e0dcd2; --edge: #857f73;
  --accent: #0e4f4d; --accent-soft: #cfe4e1; --late: #a3211a; --warn: #7d5000; --warn-soft: #fbf0d9;
  font: 14px "IBM Plex Sans", "IBM Plex Sans Arabic", "Noto Sans Arabic", system-ui, sans-serif; }
@media (prefers-color-scheme: dark) { svg { --paper: #161714; --card: #1e1f1b; --ink: #eeece4; --soft: #b2afa4;
  --line: #383932; --edge: #88867b; --accent: #7cc7c2; --accent-soft: #1d3a37; --late: #ff9f95; --warn: #ecc573;
  --warn-soft: #352a12; } }
text { fill: var(--ink); unicode-bidi: plaintext; } .soft { fill: var(--soft); font-size: 12px; }
.head { font-weight: 600; } .accent { fill: var(--accent); } .late { fill: var(--late); } .strong { font-weight: 600; }
.paper { fill: var(--paper); } .card { fill: var(--card); stroke: var(--edge); } .mark { fill: var(--accent); }
.area { fill: var(--accent-soft); stroke: var(--accent); } .wrong { fill: var(--warn-soft); stroke: var(--warn); }
.chip { fill: var(--accent-soft); stroke: none; } .faint { fill: none; stroke: var(--edge); stroke-dasharray: 4 3; }
.line { stroke: var(--line); fill: none; } .join { stroke: var(--accent); fill: none; } .limit { stroke: var(--late); }
.other { fill: var(--card); stroke: var(--soft); stroke-width: 1.5; } .third { fill: var(--soft); }
"""


class Drawing:
    """Shapes one after the other; the place of a text is its base line."""

    def __init__(self, width: int, height: int, title: str, told: str) -> None:
        self.width, self.height = width, height
        self.shapes = [
            f"<title>{escape(title)}</title>",
            f"<desc>{escape(told)}</desc>",
            f'<rect class="paper" width="{width}" height="{height}" rx="8"/>',
        ]
        self.text(24, 34, title, "head")

    def text(self, x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> None:
        """Words that begin, end or have their middle at *x*."""
        self.shapes.append(
            f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}" text-anchor="{anchor}">{escape(words)}</text>'
        )

    def box(self, x: float, y: float, width: float, height: float, kind: str, round_by: int = 4) -> None:
        """A rectangle."""
        place = f'x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{max(height, 0):.1f}"'
        self.shapes.append(f'<rect {place} rx="{round_by}" class="{kind}"/>')

    def chip(self, x: float, y: float, width: float, words: str, kind: str = "chip") -> None:
        """A box of one line with words in its middle."""
        self.box(x, y, width, 26, kind)
        self.text(x + width / 2, y + 18, words, "", "middle")

    def line(self, x: float, y: float, to_x: float, to_y: float, kind: str = "line", width: float = 1) -> None:
        """A straight line."""
        place = f'x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}"'
        self.shapes.append(f'<line {place} class="{kind}" stroke-width="{width:.1f}"/>')

    def dot(self, x: float, y: float, radius: float, kind: str) -> None:
        """A filled circle."""
        self.shapes.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" class="{kind}"/>')

    def square(self, x: float, y: float, half: float, kind: str) -> None:
        """A square about its middle."""
        self.box(x - half, y - half, 2 * half, 2 * half, kind, 0)

    def area(self, points: list[tuple[float, float]], kind: str) -> None:
        """A filled outline."""
        told = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self.shapes.append(f'<polygon points="{told}" class="{kind}"/>')

    def save(self, path: Path) -> None:
        """Write it."""
        size = f'width="{self.width}" height="{self.height}" viewBox="0 0 {self.width} {self.height}"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">\n<style>{STYLE}</style>'
        path.write_text("\n".join([head, *self.shapes, "</svg>"]) + "\n", encoding="utf-8")
