"""Draws the figures as one SVG: bars of the desk beside bars of the stock assistant."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

BAR, GAP, LEFT, WIDTH = 18, 14, 260, 420
COLOURS = {"desk": "#1f6f5c", "stock": "#9aa5a1"}
ROWS = (
    ("turn p50, one visitor (ms)", "turn_p50"),
    ("turn p95, one visitor (ms)", "turn_p95"),
    ("turns per second, 16 visitors", "turns_per_second"),
    ("training (s)", "train_seconds"),
    ("start (s)", "start_seconds"),
    ("memory (MB)", "rss_mb"),
)


def draw(figures: Mapping[str, Any]) -> str:
    """The plot as SVG text."""
    height = len(ROWS) * (2 * BAR + GAP) + 40
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{LEFT + WIDTH + 90}" height="{height}">',
        "<style>text { font: 13px sans-serif }</style>",
        '<rect width="100%" height="100%" fill="#fff"/>',
    ]
    top = 20
    for label, key in ROWS:
        most = max(float(figures[name][key]) for name in COLOURS) or 1.0
        parts.append(f'<text x="8" y="{top + BAR + 4}">{escape(label)}</text>')
        for name, colour in COLOURS.items():
            value = float(figures[name][key])
            width = max(1, round(WIDTH * value / most))
            parts.append(f'<rect x="{LEFT}" y="{top}" width="{width}" height="{BAR - 2}" fill="{colour}"/>')
            parts.append(f'<text x="{LEFT + width + 6}" y="{top + BAR - 5}">{name} {value:g}</text>')
            top += BAR
        top += GAP
    return "\n".join([*parts, "</svg>"])
