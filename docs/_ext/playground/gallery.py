"""Links from the scripts of the gallery to what they show, in the playground.

The link stands on the page only: a downloaded script or notebook has no playground.
"""

from __future__ import annotations

from docutils import nodes

from .page import address

__all__ = ["VIEWS", "append_link"]

RULES, HOMEWORK = "auto_gallery/rules/plot_", "auto_gallery/homework/plot_"
INSIDE = "%2C+eps+inside+the+root"

#: The view that belongs to each script: its surface, start, steps and constants.
VIEWS = {
    f"{RULES}1_gradient_descent": (
        "surface=Matyas&start=4.5,1&steps=60"
        "&rule=GradientDescent;learning_rate:0.4"
        "&rule=GradientDescent;learning_rate:1.9"
        "&rule=GradientDescent;learning_rate:2.02"
    ),
    f"{RULES}3_momentum": (
        "surface=Matyas&start=4.5,1&steps=80"
        "&rule=GradientDescent;learning_rate:0.4"
        "&rule=Momentum;learning_rate:0.4;momentum:0.7"
        "&rule=Momentum;learning_rate:0.4;momentum:0.95"
    ),
    f"{RULES}4_nesterov": (
        "surface=Matyas&start=4.5,1&steps=120"
        "&rule=Momentum;learning_rate:0.9;momentum:0.9"
        "&rule=Nesterov;learning_rate:0.9;momentum:0.9"
    ),
    f"{RULES}5_adagrad": (
        "surface=RotatedQuadratic&p.condition=100&p.angle=0&start=4,3&steps=100"
        "&rule=GradientDescent;learning_rate:1.9&rule=AdaGrad;learning_rate:1"
    ),
    f"{RULES}6_rmsprop": (
        "surface=Rosenbrock&start=-1.5,2&steps=1000"
        "&rule=AdaGrad;learning_rate:0.02&rule=RMSProp;learning_rate:0.02"
    ),
    f"{RULES}7_adadelta": (
        "surface=Bowl&start=4,-3&steps=3000&rule=AdaDelta;eps:1e-6"
        "&rule=AdaDelta;eps:1e-4&rule=AdaDelta;eps:1e-2"
    ),
    f"{RULES}8_adam": (
        "surface=Rosenbrock&start=-1.5,2&steps=800"
        "&rule=Momentum;learning_rate:0.0005;momentum:0.9"
        "&rule=RMSProp;learning_rate:0.02&rule=Adam;learning_rate:0.05"
    ),
    f"{HOMEWORK}1_learning_rate": (
        "surface=Bowl&start=6,6&steps=20&sigma=1"
        "&rule=GradientDescent;learning_rate:2"
        "&rule=GradientDescent;learning_rate:0.01"
        "&rule=GradientDescent;learning_rate:0.1"
    ),
    f"{HOMEWORK}2_momentum_on_matyas": (
        "surface=Matyas&start=4,-4&steps=20&sigma=1"
        "&rule=GradientDescent;learning_rate:0.01"
        "&rule=Momentum;learning_rate:0.01;momentum:0.99"
    ),
    f"{HOMEWORK}3_cubic_is_no_saddle": (
        "surface=HomeworkCubic&start=4,4&steps=1000"
        "&rule=GradientDescent;learning_rate:0.01"
        "&rule=Momentum;learning_rate:0.01;momentum:0.99"
        f"&rule=AdaGrad{INSIDE};learning_rate:0.3;eps:1e-7"
    ),
    f"{HOMEWORK}4_rings": (
        "surface=Ripple&start=0.8,0.8&steps=20"
        "&rule=GradientDescent;learning_rate:0.7"
        f"&rule=Adam{INSIDE};learning_rate:0.7;beta1:0.99;beta2:0.9;eps:1e-7"
        f"&rule=AdaGrad{INSIDE};learning_rate:0.7;eps:1e-7"
        "&rule=Momentum;learning_rate:0.7;momentum:0.99"
    ),
    f"{HOMEWORK}5_adam_on_the_bowl": (
        "surface=Bowl&start=6,6&steps=200&rule=GradientDescent;learning_rate:0.1"
        f"&rule=Adam{INSIDE};learning_rate:0.1;beta1:0.8;beta2:0.99;eps:1e-7"
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
