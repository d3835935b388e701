"""Many settings, each with many seeds, as one tidy table.

Seeds of a setting train side by side, results are kept on disk as soon as they exist,
and joblib spreads the work over cores or a cluster.

>>> from backproplab import experiments
>>> experiments.__all__
['Setting', 'homework_setting', 'run']
"""

from backproplab.experiments.homework import homework_setting
from backproplab.experiments.running import run
from backproplab.experiments.setting import Setting

__all__ = ["Setting", "homework_setting", "run"]
