"""Huanjie Desktop (换届桌面), the program without its window."""

__version__ = "0.1.0"
