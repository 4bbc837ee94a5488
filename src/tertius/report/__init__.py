"""Findings made visible: terminal, figures, self-contained pages and exports.

The rule of this room: it shows values and computes nothing that could be a finding. Sentences are
written once, in :mod:`tertius.report.words`, and every medium uses the same ones. They describe;
none of them claims a cause.
"""
