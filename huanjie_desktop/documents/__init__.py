"""Floor 2: from a content dataclass to a PDF."""
