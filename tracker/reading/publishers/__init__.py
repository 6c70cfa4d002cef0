"""Plug-ins that know how one publisher writes its pages."""

from collections.abc import Sequence

from tracker.reading.publisher import Publisher
from tracker.reading.publishers.express import EXPRESS
from tracker.reading.publishers.generic import GENERIC
from tracker.reading.publishers.hankookilbo import HANKOOKILBO
from tracker.reading.publishers.lbc import LBC
from tracker.reading.publishers.mdr import MDR
from tracker.reading.publishers.n_tv import N_TV
from tracker.reading.publishers.reuters import REUTERS
from tracker.reading.publishers.semafor import SEMAFOR
from tracker.reading.publishers.srf import SRF
from tracker.reading.publishers.standard import STANDARD
from tracker.reading.publishers.t_online import T_ONLINE
from tracker.reading.publishers.tamedia import TAMEDIA
from tracker.reading.publishers.vg import VG
from tracker.reading.publishers.welt import WELT
from tracker.reading.publishers.zdf import ZDF
from tracker.reading.publishers.zwanzig_minuten import ZWANZIG_MINUTEN

BUILT_IN: Sequence[Publisher] = (
    EXPRESS,
    HANKOOKILBO,
    LBC,
    MDR,
    N_TV,
    REUTERS,
    SEMAFOR,
    SRF,
    STANDARD,
    T_ONLINE,
    TAMEDIA,
    VG,
    WELT,
    ZDF,
    ZWANZIG_MINUTEN,
    GENERIC,
)
"""Every plug-in that comes with the package; the last reads what no other knows."""
