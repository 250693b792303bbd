"""关于: version, licences of every part, where the data is; what is copied for support names nobody."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QGuiApplication

from huanjie_desktop import __version__
from huanjie_desktop.services import system_facts
from tests.architecture.sources import ROOT
from ui.about_window import AboutWindow, show_about

PARTS = ("PySide6", "LGPL-3.0", "GNU LESSER GENERAL PUBLIC LICENSE", "Apache License", "sqlalchemy", "reportlab",
         "cryptography", "CPython", "SIL Open Font License")  # fmt: skip


@pytest.fixture
def about(opened):
    opened.findChild(QAction, "actionAbout").trigger()
    return opened.findChild(AboutWindow)


def test_version_and_place_of_the_data_come_first(about, opened):
    words = about.text.toPlainText()
    assert words.startswith(f"换届桌面 {__version__}")
    assert opened.office.path.name in words[:400]


@pytest.mark.parametrize("part", PARTS)
def test_the_licences_of_all_parts_can_be_read(about, part):
    assert part.lower() in about.text.toPlainText().lower()


def test_what_support_asks_for_is_copied(about):
    about.copy.click()
    lines = dict(line.split("：", 1) for line in QGuiApplication.clipboard().text().split("\n"))
    assert lines["程序版本"] == __version__
    assert lines["Qt"].startswith("6.8.3")
    assert lines["安装方式"] == "从源代码运行"
    assert "缩放" in lines["屏幕"]
    assert {"操作系统", "屏幕字体", "输入法", "运行日志", "构建"} <= set(lines)


def test_the_users_folder_is_not_named(monkeypatch):
    monkeypatch.setattr(Path, "home", lambda: Path("/home/曾试一"))
    assert system_facts.shown_path(Path("/home/曾试一/文档/街道.huanjie")) == "~/文档/街道.huanjie"
    assert system_facts.shown_path(Path("/media/U盘/街道.huanjie")) == "/media/U盘/街道.huanjie"


def test_a_frozen_program_finds_its_licences_beside_itself(monkeypatch, tmp_path, window):
    for name in ("resources", "docs"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "THIRD_PARTY_NOTICES.md").write_text("# 部件甲的许可\n", encoding="utf-8")
    (tmp_path / "build.txt").write_text("2026-11-24 1a2b3c4\n", encoding="utf-8")
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.executable", str(tmp_path / "huanjie"))
    words = show_about(window).text.toPlainText()
    assert "部件甲的许可" in words
    assert "2026-11-24 1a2b3c4" in words
    assert "没有找到许可文件 LICENSE" in words
