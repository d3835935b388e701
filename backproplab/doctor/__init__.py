"""Which factor of a wrong gradient is wrong: hypotheses run on the same evidence."""

from backproplab.doctor.case import Case
from backproplab.doctor.diagnosis import Diagnosis
from backproplab.doctor.finding import Finding
from backproplab.doctor.grading import check_file, check_folder
from backproplab.doctor.mistake_registry import Mistake, mistake
from backproplab.doctor.recipe import Recipe
from backproplab.doctor.report import FileReport
from backproplab.doctor.search import Explanation, explain

__all__ = [
    "Case",
    "Diagnosis",
    "Explanation",
    "FileReport",
    "Finding",
    "Mistake",
    "Recipe",
    "check_file",
    "check_folder",
    "explain",
    "mistake",
]
