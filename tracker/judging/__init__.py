"""Pure decisions: what a check means, when to look again, when to try a delivery again."""

from tracker.judging.cadence import first_check
from tracker.judging.deciding import chrome, judge, wants_clean_copy
from tracker.judging.policy import REPLAY, CadencePolicy, Hold, Policy, every
from tracker.judging.verdict import Known, Verdict

__all__ = [
    "REPLAY",
    "CadencePolicy",
    "Hold",
    "Known",
    "Policy",
    "Verdict",
    "chrome",
    "every",
    "first_check",
    "judge",
    "wants_clean_copy",
]
