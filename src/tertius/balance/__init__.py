"""Structural balance: measures of signed networks, each with its definition and its source.

The rule of this room: it knows numpy and scipy, numba for kernels and HiGHS for linear programmes,
and nothing else: no frames, no files, no chance but a seed or generator that is passed in. One
measure per file; a measure takes a network and gives numbers or a value that explains them.
"""
