"""The directive that puts the playground on a page."""

from __future__ import annotations

from html import escape

from docutils import nodes
from sphinx.util.docutils import ReferenceRole, SphinxDirective

from .rules import RULES

__all__ = ["PlayRole", "PlaygroundDirective", "TryItDirective", "address"]

#: The page that holds the playground.
PAGE = "playground"

TOP = """
<div class="playground">
<div class="playground-stage">
<div class="playground-picture" data-part="picture">
<canvas data-part="ground" aria-hidden="true"></canvas>
<canvas data-part="plane" tabindex="0" role="img"></canvas></div>
<div class="playground-transport">
<button type="button" data-part="play">Play</button>
<button type="button" data-part="back" aria-label="One step back">−1</button>
<button type="button" data-part="forward" aria-label="One step on">+1</button>
<input data-part="scrub" type="range" min="0" step="1" aria-label="Step">
<label>Speed <select data-part="speed"><option value="5">5 a second</option>
<option value="30" selected>30 a second</option>
<option value="200">200 a second</option>
</select></label>
<output data-part="step"></output>
</div>
<ul data-part="ends" class="playground-ends"></ul>
<canvas data-part="curves" class="playground-curves" role="img"
 aria-label="Height above the lowest value at every step; the ends are listed above.">
</canvas>
</div>
<div class="playground-controls">
<fieldset><legend>Surface</legend><div data-part="surface"></div>
<p data-part="formula-error" id="formula-error" class="playground-error" role="alert">
</p>
</fieldset>
<fieldset><legend>Run</legend><div data-part="run"></div></fieldset>
<div data-part="rules"></div>
</div>
<section class="playground-inside">
<h2 data-part="inside-title">Inside the step</h2>
"""
BOTTOM = """
<div class="playground-table" tabindex="0" role="region" aria-label="Inside the step">
<table><thead><tr><th scope="col">Quantity</th><th scope="col">x</th>
<th scope="col">y</th></tr></thead><tbody data-part="inside"></tbody></table></div>
</section>
<section class="playground-map">
<h2>Where does each start end?</h2>
<p><button type="button" data-part="draw-map">Draw the map of the selected optimizer
</button>
<span data-part="map-status" role="status"></span></p>
<canvas data-part="map" role="img" hidden></canvas>
<ul data-part="map-legend" class="playground-legend"></ul>
</section>
<section class="playground-share">
<h2>Take it with you</h2>
<p><button type="button" data-part="copy-link">Copy link</button>
<button type="button" data-part="copy-python">Copy as Python</button>
<button type="button" data-part="save-png">Save PNG</button>
<button type="button" data-part="save-svg">Save SVG</button>
<button type="button" data-part="save-csv">Save CSV</button></p>
<pre data-part="copied" tabindex="0" hidden></pre>
</section>
<p data-part="status" role="status" class="playground-status"></p>
<p data-part="ignored" class="playground-error"></p>
</div>
"""


class PlaygroundDirective(SphinxDirective):
    """The controls, the drawing area, and the equations of every rule."""

    def run(self):
        """Return raw HTML around the checked equations."""
        return [
            nodes.raw("", TOP, format="html"),
            *(self.equations(i, rule) for i, rule in enumerate(RULES)),
            nodes.raw("", BOTTOM, format="html"),
        ]

    def equations(self, index, rule):
        """The step of one rule as the ledger shows it."""
        shown = nodes.container(classes=["playground-rule", f"playground-rule-{index}"])
        shown += self.parse_text_to_nodes(f"```{{checked-equation}} {rule.entry}\n```")
        return shown


class PlayRole(ReferenceRole):
    """A link to a view of the playground: ``{play}`text <surface=Bowl&start=1,2>```."""

    def run(self):
        """Return one reference; a test reads all of them as the page would."""
        where = address(self.env, self.target)
        return [nodes.reference("", self.title, internal=True, refuri=where)], []


class TryItDirective(SphinxDirective):
    """A small playground on another page, which is loaded only when it is unfolded.

    The argument is a view, the content says what there is to try. Until it is unfolded,
    and where there are no scripts, it is a link.
    """

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self):
        """Return a closed box; a script of the page puts the playground into it."""
        self.assert_has_content()
        where = escape(address(self.env, self.arguments[0]))
        what = escape(" ".join(self.content))
        html = (
            f'<details class="try-it"><summary>Try it: {what}</summary>'
            f'<p><a href="{where}">Open it in the playground</a></p></details>'
        )
        return [nodes.raw("", html, format="html")]


def address(env, view: str) -> str:
    """Where a view of the playground is, as seen from the page that is read."""
    page = env.app.builder.get_relative_uri(env.docname, PAGE)
    return f"{page}#{view}"
