"""Mistakes in optimizer rules and test functions of the homework's form."""

from tests.doctor.mutation import mutations

RULES = [
    *mutations("gradient_descent", [
        ("x - alpha * dx, y - alpha * dy", "x + alpha * dx, y + alpha * dy",
         "uphill@new"),
        ("x - alpha * dx, y - alpha * dy", "x - dx, y - dy", "rate-missing@move"),
        ("x - alpha * dx, y - alpha * dy", "x - alpha * dy, y - alpha * dx",
         "other-variable@grad"),
        ("x - alpha * dx", "x + alpha * dx", "uphill@new_x"),
        ("y - alpha * dy", "y - alpha * dx", "other-variable@grad_y"),
    ]),
    *mutations("stochastic_gradient_descent", [
        ("dx, dy = gauss(dx, 1), gauss(dy, 1)", "", "noise-missing"),
        ("gauss(dx, 1), gauss(dy, 1)", "gauss(dx, 1), dy", "noise-one-axis"),
        ("dx, dy = gauss(dx, 1), gauss(dy, 1)",
         "noise = gauss(0, 1)\n    dx, dy = dx + noise, dy + noise", "noise-shared"),
        ("gauss(dx, 1), gauss(dy, 1)", "gauss(dx + 1, 1), gauss(dy + 1, 1)",
         "noise-biased"),
    ]),
    *mutations("momentum", [
        ("return x - v_x, y - v_y", "return x - alpha * v_x, y - alpha * v_y",
         "velocity-scaled-twice@move"),
        ("return x - v_x, y - v_y", "return x + v_x, y + v_y", "uphill@new"),
        ("v_x = gamma * v_x + alpha * dx\n    v_y = gamma * v_y + alpha * dy",
         "v_x = v_x + alpha * dx\n    v_y = v_y + alpha * dy", "gamma-missing@kept"),
        ("v_x = gamma * v_x + alpha * dx\n    v_y = gamma * v_y + alpha * dy",
         "v_x = alpha * dx\n    v_y = alpha * dy", "gradient-alone@velocity"),
        ("v_x = gamma * v_x + alpha * dx\n    v_y = gamma * v_y + alpha * dy",
         "v_x = gamma * v_x + dx\n    v_y = gamma * v_y + dy",
         "velocity-rate-missing@push"),
        ("v_x = gamma * v_x + alpha * dx\n    v_y = gamma * v_y + alpha * dy",
         "v_x = gamma * v_x + (1 - gamma) * alpha * dx\n"
         "    v_y = gamma * v_y + (1 - gamma) * alpha * dy", "damped@push"),
        ("dx, dy = gauss(dx, 1), gauss(dy, 1)", "", "noise-missing"),
    ]),
    *mutations("adagrad", [
        ("v_x = v_x + dx**2\n    v_y = v_y + dy**2", "v_x = dx**2\n    v_y = dy**2",
         "not-accumulated@sum"),
        ("v_x = v_x + dx**2\n    v_y = v_y + dy**2",
         "v_x = v_x + dx\n    v_y = v_y + dy", "square-missing@square"),
        ("alpha * dx / (sqrt(v_x) + eps)", "alpha * dx / (v_x + eps)",
         "root-missing@root_x"),
        ("alpha * dy / (sqrt(v_y) + eps)", "dy / (sqrt(v_y) + eps)",
         "rate-missing@move_y"),
        ("x - alpha * dx", "x + alpha * dx", "uphill@new_x"),
        ("alpha * dx / (sqrt(v_x) + eps)", "alpha * (dx / sqrt(v_x) + eps)",
         "eps-on-result@move_x"),
    ]),
    *mutations("adam", [
        ("t = i + 1", "t = i", "t-from-zero@t"),
        ("t = i + 1", "t = 0.001 if i == 0 else i", "t-from-zero-0.001@t"),
        ("t = i + 1", "t = max(i, 1)", "t-repeats-one@t"),
        ("t = i + 1", "t = 10**6", "correction-missing@t"),
        ("f_x_hat = f_x / (1 - beta_1**t)\n    f_y_hat = f_y / (1 - beta_1**t)",
         "f_x_hat = f_x\n    f_y_hat = f_y", "correction-missing-first@mean"),
        ("s_x_hat = s_x / (1 - beta_2**t)\n    s_y_hat = s_y / (1 - beta_2**t)",
         "s_x_hat = s_x\n    s_y_hat = s_y", "correction-missing-second@scale"),
        ("dx**2\n", "dx\n", "square-missing@square_x"),
        ("(1 - beta_2) * dy**2", "dy**2", "weight-missing-second@fresh2_y"),
        ("beta_1, beta_2 = hparams[\"beta_1\"], hparams[\"beta_2\"]",
         "beta_2, beta_1 = hparams[\"beta_1\"], hparams[\"beta_2\"]",
         "betas-exchanged@betas"),
        ("f_x_hat = f_x / (1 - beta_1**t)\n    f_y_hat = f_y / (1 - beta_1**t)",
         "f_x_hat = f_x / (1 - beta_1)\n    f_y_hat = f_y / (1 - beta_1)",
         "correction-not-powered@mean"),
        ("alpha * f_x_hat / (sqrt(s_x_hat) + eps)",
         "alpha * f_x_hat / sqrt(s_x_hat) + eps", "eps-on-position@new_x"),
    ]),
]  # fmt: skip

SURFACES = [
    *mutations("bowl", [
        ("x**2 + y**2", "x**2 - y**2", "difference@value"),
        ("x**2 + y**2", "2 * (x**2 + y**2)", "doubled@value"),
    ]),
    *mutations("mult", [
        ("np.sin(np.sqrt(x**2 + y**2))", "np.sin(x**2 + y**2)",
         "root-missing@radius"),
        ("np.sin(np", "np.cos(np", "cosine@value"),
    ]),
    *mutations("monkey", [
        ("x**3 - 3 * x", "x**3 - x", "factor-missing@mixed"),
        ("3 * x * y**2", "3 * x**2 * y", "exchanged@mixed"),
    ]),
    *mutations("matyas", [
        ("y**2) - 0.48", "y**2) + 0.48", "plus@value"),
        (" - 0.48 * x * y", "", "product-missing@product"),
    ]),
    *mutations("easom", [
        ("return -waves", "return waves", "negated@value"),
        ("np.exp(-((x - np.pi) ** 2 + (y - np.pi) ** 2))",
         "np.exp(-((x - np.pi) ** 2) + (y - np.pi) ** 2)", "half-negated@envelope"),
        ("np.exp(-((x - np.pi) ** 2 + (y - np.pi) ** 2))", "np.exp(-(x**2 + y**2))",
         "centered-at-zero@distance"),
    ]),
]  # fmt: skip
