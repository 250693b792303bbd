"""责任与保障: duties, letters, funds."""
