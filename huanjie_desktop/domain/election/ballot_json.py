"""The geometry of a ballot as JSON in millimetres, as it is stored and handed to a reader."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.election.ballot_parts import (
    DICTIONARY,
    BallotDesign,
    Box,
    BoxKind,
    Code,
    Label,
    LabelRole,
    Layout,
    Marker,
    Paper,
    Rect,
    Sample,
)


def design_to_json(design: BallotDesign) -> str:
    """Return the geometry as JSON text: unit mm, origin top left."""
    return json.dumps(design_to_mapping(design), ensure_ascii=False, separators=(",", ":"))


def design_to_mapping(design: BallotDesign) -> dict[str, Any]:
    """Return the geometry as plain values: unit mm, origin top left."""
    width, height = design.paper.size
    return {
        "unit": "mm",
        "origin": "top-left",
        "page": {"width_mm": _mm(width), "height_mm": _mm(height)},
        "dictionary": DICTIONARY,
        "markers": [{"id": m.id, "x": _mm(m.x), "y": _mm(m.y), "size": _mm(m.size)} for m in design.markers],
        "codes": [{"text": c.text, "x": _mm(c.x), "y": _mm(c.y), "size": _mm(c.size)} for c in design.codes],
        "boxes": [_box_out(box) for box in design.boxes],
        "labels": [_label_out(label) for label in design.labels],
        "samples": [{"sign": s.sign, "x": _mm(s.x), "y": _mm(s.y), "size": _mm(s.size)} for s in design.samples],
        "lines": [_rect_out(rule) for rule in design.rules],
        "seal": _rect_out(design.seal) if design.seal else None,
        "ruler": _rect_out(design.ruler) if design.ruler else None,
        "paper": design.paper.value,
        "layout": design.layout.value,
        "ballot": {"kind": design.kind, "round": design.round, "seats": design.seats, "title": design.title},
        "sample": design.sample,
    }


def design_from_json(text: str) -> BallotDesign:
    """Read a geometry back. Raises UserError("geometry_unreadable") for text that is none."""
    try:
        return _design(json.loads(text, parse_float=Decimal))
    except (ValueError, KeyError, TypeError, ArithmeticError) as cause:
        raise UserError("geometry_unreadable") from cause


def _design(data: Mapping[str, Any]) -> BallotDesign:
    ballot = data["ballot"]
    return BallotDesign(
        paper=Paper(data["paper"]),
        layout=Layout(data["layout"]),
        kind=ballot["kind"],
        round=ballot["round"],
        seats=ballot["seats"],
        title=ballot["title"],
        markers=tuple(Marker(m["id"], _in(m["x"]), _in(m["y"]), _in(m["size"])) for m in data["markers"]),
        codes=tuple(Code(c["text"], _in(c["x"]), _in(c["y"]), _in(c["size"])) for c in data["codes"]),
        boxes=tuple(Box(b["id"], b["name"], BoxKind(b["kind"]), *_sides(b), b["page"]) for b in data["boxes"]),
        labels=tuple(_label(label) for label in data["labels"]),
        samples=tuple(Sample(s["sign"], _in(s["x"]), _in(s["y"]), _in(s["size"])) for s in data["samples"]),
        rules=tuple(Rect(*_sides(line)) for line in data["lines"]),
        seal=Rect(*_sides(data["seal"])) if data["seal"] else None,
        ruler=Rect(*_sides(data["ruler"])) if data["ruler"] else None,
        sample=data["sample"],
    )


def _box_out(box: Box) -> dict[str, Any]:
    return {"id": box.id, "name": box.name, "kind": box.kind.value, **_rect_out(box.rect), "page": box.page}


def _label_out(label: Label) -> dict[str, Any]:
    words: dict[str, Any] = {"role": label.role.value, "text": label.text, **_rect_out(label.rect)}
    return {**words, "size": _mm(label.size), "centred": label.centred, "upright": label.upright}


def _label(data: Mapping[str, Any]) -> Label:
    role = LabelRole(data["role"])
    return Label(role, data["text"], *_sides(data), _in(data["size"]), data["centred"], data["upright"])


def _rect_out(place: Rect) -> dict[str, Any]:
    return {"x": _mm(place.x), "y": _mm(place.y), "w": _mm(place.w), "h": _mm(place.h)}


def _sides(data: Mapping[str, Any]) -> tuple[int, int, int, int]:
    return _in(data["x"]), _in(data["y"]), _in(data["w"]), _in(data["h"])


def _mm(hundredths: int) -> Any:
    """Whole millimetres stay whole; the quotient by 100 prints with at most two digits and reads back exactly."""
    return hundredths // 100 if hundredths % 100 == 0 else hundredths / 100


def _in(millimetres: Any) -> int:
    return int(Decimal(millimetres) * 100)
