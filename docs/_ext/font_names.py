"""What a font that was changed is called, and what its license asks to be kept in it.

The SIL Open Font License lets nobody use a reserved name ("Source") for a changed font.
A font of ours has a name of the site; who made it and the license stay in its table.
"""

__all__ = ["KEPT", "rename"]

#: Copyright, family, style, identifier, name, version, PostScript name, trademark,
#: license and its address: what `fontTools.subset` is told to keep.
KEPT = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]
NAMES = (1, 3, 4, 6)


def rename(font, names):
    """Replace a family's name wherever a font calls itself by it.

    Parameters
    ----------
    font : fontTools.ttLib.TTFont
    names : dict
        From old names to new ones, with and without spaces.
    """
    for record in font["name"].names:
        if record.nameID in NAMES:
            text = record.toUnicode()
            for old, new in names.items():
                text = text.replace(old, new)
            record.string = text
