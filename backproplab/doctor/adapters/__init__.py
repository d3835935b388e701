"""Ways into a learner's code: what it computes, in the terms of the recipes."""

from backproplab.doctor.adapters.blocks import examine_block
from backproplab.doctor.adapters.containers import container_findings, is_container
from backproplab.doctor.adapters.contract import LayerBlock, LossBlock
from backproplab.doctor.adapters.derivatives import derivative_pairs, loss_pairs
from backproplab.doctor.adapters.functions import FunctionBlock
from backproplab.doctor.adapters.homework import examine_homework
from backproplab.doctor.adapters.methods import has_passes, is_base, is_stateful
from backproplab.doctor.adapters.pairs import function_pairs
from backproplab.doctor.adapters.penalties import examine_penalty, is_penalty
from backproplab.doctor.adapters.rules import examine_rule
from backproplab.doctor.adapters.stateful import StatefulBlock
from backproplab.doctor.adapters.surfaces import examine_function

__all__ = [
    "FunctionBlock",
    "LayerBlock",
    "LossBlock",
    "StatefulBlock",
    "container_findings",
    "derivative_pairs",
    "examine_block",
    "examine_function",
    "examine_homework",
    "examine_penalty",
    "examine_rule",
    "function_pairs",
    "has_passes",
    "is_base",
    "is_container",
    "is_penalty",
    "is_stateful",
    "loss_pairs",
]
