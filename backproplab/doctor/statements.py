"""Which statements of a file only define something, and which do work."""

import ast

__all__ = ["DEFINITIONS", "left_out", "stored", "wanted"]

DEFINITIONS = (ast.FunctionDef, ast.ClassDef)
EFFECTS = {"open", "input", "exec", "eval", "read_csv", "read_excel", "urlopen", "fit"}


def left_out(statements, kept) -> dict[str, str]:
    """Why names are not set that only statements left out would have set."""
    own = {n.name for _, n in statements if hasattr(n, "name")}
    found: dict[str, str] = {}
    for where, node in statements:
        if id(node) not in kept:
            calls = called(node)
            does = "does work"
            if calls & EFFECTS:
                does = "reads data"
            elif calls & own:
                does = "runs the file's own code"
            reason = f"{where}line {node.lineno} {does}, which is left out"
            found |= dict.fromkeys(stored(node), reason)
    return found


def stored(node) -> set[str]:
    """The names that a statement sets."""
    names = {
        n.id
        for n in ast.walk(node)
        if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
    }
    aliases = [n for n in ast.walk(node) if isinstance(n, ast.alias)]
    return names | {(a.asname or a.name).split(".")[0] for a in aliases}


def wanted(statements) -> list[tuple]:
    """The statements that only define something, and what those mention.

    Parameters
    ----------
    statements : list of (str, ast.stmt)
        All statements of the file.
    """
    own = {n.name for _, n in statements if hasattr(n, "name")}
    kept = {id(n) for _, n in statements if isinstance(n, DEFINITIONS)}
    while True:
        names = mentioned(n for _, n in statements if id(n) in kept)
        more = {id(n) for _, n in statements if needed(n, names, own)} - kept
        if not more:
            return [(where, n) for where, n in statements if id(n) in kept]
        kept |= more


def mentioned(nodes):
    """All names that occur in the nodes."""
    return {
        inner.id
        for node in nodes
        for inner in ast.walk(node)
        if isinstance(inner, ast.Name)
    }


def needed(node, names, own):
    """Whether a statement brings in one of the names, without doing any work."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        brought = {(a.asname or a.name).split(".")[0] for a in node.names}
        return "*" in brought or bool(brought & names)
    if isinstance(node, ast.Try):
        return all(isinstance(n, ast.Import | ast.ImportFrom) for n in node.body)
    if isinstance(node, ast.Assign | ast.AnnAssign):
        targets = mentioned(
            node.targets if isinstance(node, ast.Assign) else [node.target]
        )
        return bool(targets & names) and not called(node) & (EFFECTS | own)
    return False


def called(node):
    """Last names of everything that a statement calls."""
    functions = [n.func for n in ast.walk(node) if isinstance(n, ast.Call)]
    return {
        f.attr if isinstance(f, ast.Attribute) else getattr(f, "id", "")
        for f in functions
    }
