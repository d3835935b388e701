"""Counting what a program does, which no clock and no other process disturbs."""

import dis
import sys

__all__ = ["operations"]

# Bytecodes that call, compute or index: each may be a call of NumPy.
PREFIXES = ("CALL", "BINARY", "STORE_SUBSCR", "STORE_SLICE", "UNARY_NEGATIVE")


def operations(function) -> int:
    """How often `function` calls, computes or indexes, in all Python code it runs."""
    known: dict = {}
    count = 0

    def wanted(code):
        if code not in known:
            instructions = dis.get_instructions(code)
            known[code] = {
                i.offset for i in instructions if i.opname.startswith(PREFIXES)
            }
        return known[code]

    def trace(frame, event, _argument):
        nonlocal count
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode" and frame.f_lasti in wanted(frame.f_code)
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        function()
    finally:
        sys.settrace(before)
    return count
