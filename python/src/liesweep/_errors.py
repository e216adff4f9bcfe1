"""What goes wrong, as sentences."""


class LiesweepError(Exception):
    """What was wrong, where, and what to do, in a sentence or two."""


class InvalidInput(LiesweepError, ValueError):
    """An array, a setting or a sweep file is not what can be used; nothing was computed."""


class ProgramNotFound(LiesweepError):
    """The program that computes is not installed, or not built."""
