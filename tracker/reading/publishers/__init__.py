"""Plug-ins that know how one publisher writes its pages."""
