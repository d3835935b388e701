from backproplab.gradcheck import diagnose

diagnosis = diagnose(linear_forward, linear_backward)
assert diagnosis.passed, str(diagnosis)
