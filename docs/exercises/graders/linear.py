from otter.test_files import test_case

OK_FORMAT = False
name = "linear"
points = 3


@test_case(points=3)
def test_gradients(linear_forward, linear_backward):
    from backproplab.gradcheck import diagnose

    diagnosis = diagnose(linear_forward, linear_backward)
    assert diagnosis.passed, str(diagnosis)
