"""Links from the scripts of the gallery to what they show, in the playground.

The link stands on the page only: a downloaded script or notebook has no playground.
"""

from __future__ import annotations

from docutils import nodes

from .page import address

__all__ = ["VIEWS", "append_link"]

RULES, HOMEWORK = "auto_gallery/rules/plot_", "auto_gallery/homework/plot_"

#: The view that belongs to each script.
VIEWS = {
    f"{RULES}1_gradient_descent": "surface=Matyas&start=-4,1&rule=GradientDescent",
    f"{RULES}3_momentum": "surface=Matyas&start=-4,1&rule=Momentum",
    f"{RULES}4_nesterov": "surface=Matyas&start=-4,1&rule=Nesterov&rule=Momentum",
    f"{RULES}5_adagrad": "surface=Matyas&start=-4,1&rule=AdaGrad",
    f"{RULES}6_rmsprop": "surface=Matyas&start=-4,1&rule=RMSProp",
    f"{RULES}7_adadelta": "surface=Matyas&start=-4,1&rule=AdaDelta",
    f"{RULES}8_adam": "surface=Matyas&start=-4,1&rule=Adam",
    f"{HOMEWORK}1_learning_rate": (
        "surface=Bowl&start=6,6&steps=30&sigma=1"
        "&rule=GradientDescent;learning_rate:0.1"
        "&rule=GradientDescent;learning_rate:0.01"
    ),
    f"{HOMEWORK}2_momentum_on_matyas": (
        "surface=Matyas&start=4,-4&rule=GradientDescent;learning_rate:0.01"
        "&rule=Momentum;learning_rate:0.01;momentum:0.99"
    ),
    f"{HOMEWORK}3_cubic_is_no_saddle": (
        "surface=HomeworkCubic&start=4,4&steps=1000&rule=AdaGrad;learning_rate:0.3"
    ),
    f"{HOMEWORK}4_rings": (
        "surface=Ripple&start=0.8,0.8&steps=100"
        "&rule=Adam;learning_rate:0.7;beta1:0.99;beta2:0.9&rule=AdaGrad"
    ),
    f"{HOMEWORK}5_adam_on_the_bowl": (
        "surface=Bowl&start=6,6&steps=200"
        "&rule=Adam;learning_rate:0.1;beta1:0.8;beta2:0.99"
    ),
}


def append_link(app, doctree):
    """Add one sentence to the end of a script's text."""
    view = VIEWS.get(app.env.docname)
    if view is None:
        return
    *_, section = doctree.findall(nodes.section)
    link = nodes.reference(
        "", "Open it in the playground", internal=True, refuri=address(app.env, view)
    )
    section += nodes.paragraph("", "", link, nodes.Text(" and turn its rates."))
