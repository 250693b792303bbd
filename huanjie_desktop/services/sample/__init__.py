"""The invented office: its plan, its people, its households. Nobody in it exists."""
