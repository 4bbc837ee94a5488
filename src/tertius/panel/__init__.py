"""Measures of networks as tidy frames: one row per dyad, state or system and period.

The rule of this room: it asks the rooms below for ties, pulls and balance, puts the numbers into
frames with their units and intervals, and carries where they come from. What a tie, a pull or a
balanced triad is, is decided below; how a frame becomes a file is the business of
:mod:`tertius.exchange`.
"""
