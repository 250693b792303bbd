"""Spreadsheets for tests: small ones written as a clerk would, and the big one for measuring. Nobody in them exists."""

from pathlib import Path

from huanjie_desktop.domain.people.id_card import check_character

HEADINGS = ["姓名", "性别", "民族", "出生日期", "身份证号", "学历", "入党时间", "人员类别", "联系电话"]
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "安宁清和远山明月松柏竹兰星辰禾苗春晓秋实冬青夏荷云帆海川江河文武"


def id_number(day: str = "19650101", order: int = 123, area: str = "990108") -> str:
    """Make a valid number with an area code that is not in use; an odd `order` is a man's."""
    first = f"{area}{day}{order:03d}"
    return first + check_character(first)


def write_sheet(path: Path, rows: list[list[object]], merged: tuple[str, ...] = (), title: str = "党员名册") -> Path:
    """Write rows from A1 on; `merged` are ranges such as "A1:C1"."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    book.save(path)
    return path


def person(number: int = 0, **values: object) -> list[object]:
    """Make one row under HEADINGS; values are given by heading."""
    year, month, day = 1940 + number % 60, 1 + number % 12, 1 + number % 28
    name = SURNAMES[number % 32] + GIVEN[number // 32 % 32] + GIVEN[number // 1024 % 32]
    order = number // 60 % 1000
    row: dict[str, object] = {
        "姓名": name,
        "性别": "男" if order % 2 else "女",
        "民族": "汉族",
        "出生日期": f"{year}-{month:02d}-{day:02d}",
        "身份证号": id_number(f"{year}{month:02d}{day:02d}", order, f"99{number // 1000:02d}08"),
        "学历": ("大专", "高中", "大学", "初中")[number % 4],
        "入党时间": f"{year + 25}.{month}",
        "人员类别": "正式党员",
        "联系电话": f"19900{number:06d}",
    }
    return list((row | values).values())


BIG_HEADINGS = [
    *HEADINGS, "转正时间", "组织关系转入时间", "备用电话", "工作单位及职务", "籍贯", "户籍地址", "现居住地址",
    "同名区分", "备注", "选举权状态", "组织关系类型",
]  # fmt: skip


def write_big_sheet(path: Path, count: int = 24_118) -> Path:
    """Write `count` rows of 20 columns."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("党员名册")
        sheet.write_row(0, 0, BIG_HEADINGS)
        for number in range(count):
            row = person(number)
            year = 1940 + number % 60
            row += [
                f"{year + 26}.{1 + number % 12}", f"{year + 27}-05-01", "", "企业职工", "云棠县",
                f"禾光社区{number % 46 + 1}组{number % 300}号", f"柳荫小区{number % 12 + 1}栋{number % 5 + 1}单元",
                "", "在外过渡" if number % 3 == 0 else "", "有选举权", "组织关系在本支部",
            ]  # fmt: skip
            sheet.write_row(number + 1, 0, row)
    return path
