"""Measures of networks as tidy frames: one row per period, or per state and period.

The rule of this room: it computes nothing of its own. It asks the pure rooms below for numbers,
puts them into frames with their units and intervals, and carries where they come from.
"""
