r"""
Descend where every way down leads home
=======================================

The convex surfaces, in relief and with arrows that point straight downhill. On the bowl
the arrows point at the minimum. On all others they miss it, by an angle that the
condition number bounds.
"""

# %%
# Convex is a surface whose Hessian has no negative eigenvalue anywhere. The pictures
# run over the registry and keep those.
import numpy as np

from backproplab import SURFACES, RotatedQuadratic, plotting

rng = np.random.default_rng(0)


def points(surface, n):
    """Random points (n, 2) of the window."""
    low, high = np.transpose(surface.domain)
    return rng.uniform(low, high, size=(n, 2))


def curvatures(surface):
    """Both eigenvalues of the Hessian, ascending, at random points."""
    return np.linalg.eigvalsh(surface.hess(points(surface, 500)))


everything = [cls.cases()[0] for cls in SURFACES.values()]
convex = [s for s in everything if (curvatures(s) > -1e-9).all()]
for surface in convex:
    plotting.views(surface)

# %%
# All of them turn out to be quadratics: their Hessian is the same everywhere.
print([surface.name for surface in convex])
assert all(np.ptp(curvatures(surface), axis=0).max() < 1e-12 for surface in convex)

# %%
# How far off are the arrows?
# ---------------------------
# The largest angle between "downhill" and "to the minimum", over many points, against
# the condition number :math:`\kappa`. Kantorovich's inequality bounds its cosine from
# below by :math:`2\sqrt\kappa / (\kappa + 1)`.


def worst_angle(surface):
    """The largest angle in degrees between -grad and the way to the minimum."""
    theta = points(surface, 20_000)
    way, down = surface.minima.nearest(theta) - theta, -surface.grad(theta)
    lengths = np.linalg.norm(way, axis=-1) * np.linalg.norm(down, axis=-1)
    cosine = (way * down).sum(axis=-1) / lengths
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)).max())


def condition(surface):
    """The quotient of the curvatures."""
    low, high = curvatures(surface)[0]
    return high / low


kappas = np.geomspace(1, 1000, 13)
made = [RotatedQuadratic(condition=kappa) for kappa in kappas]
measured = np.array([worst_angle(surface) for surface in made])
bound = np.degrees(np.arccos(2 * np.sqrt(kappas) / (kappas + 1)))
figure, ax = plotting.figure(
    title="In a narrow valley downhill can be almost square to the way home"
)
ax.semilogx(kappas, bound, label="Kantorovich's bound")
ax.semilogx(kappas, measured, "o", label="RotatedQuadratic, measured")
for surface in convex:
    if not isinstance(surface, RotatedQuadratic):
        spot = condition(surface), worst_angle(surface)
        ax.plot(*spot, "s", color=plotting.LIGHT.ink)
        with plotting.style():
            ax.annotate(surface.name, spot, (9, -6), textcoords="offset points")
ax.set(xlabel="condition number", ylabel="largest angle, degrees")
plotting.legend(ax, loc="lower right")

# %%
# The bound is met, and never exceeded.
np.testing.assert_allclose(measured, bound, atol=1.0)
assert (measured <= bound + 1e-5).all()
assert worst_angle(convex[[s.name for s in convex].index("Bowl")]) < 1e-5

# %%
# On your own
# -----------
# At which angle to the valley does a point have to lie for the arrow to be worst?
#
# .. dropdown:: Answer
#
#    With :math:`\kappa` = 25, at 78.7 degrees from the steep axis, close to the valley:
#    there the share of the flat direction is :math:`\sqrt\kappa` times that of the
#    steep one.
valley = RotatedQuadratic(condition=25.0, angle=0.0)  # the steep axis is y
angle = np.radians(np.linspace(0, 90, 9001)[1:-1])
ray = np.stack([np.sin(angle), np.cos(angle)], axis=-1)
down = valley.grad(ray)
cosine = (ray * down).sum(axis=-1) / np.linalg.norm(down, axis=-1)
assert np.isclose(np.degrees(angle[cosine.argmin()]), 78.69, atol=0.01)
assert np.isclose(np.tan(angle[cosine.argmin()]), np.sqrt(25), rtol=1e-3)
