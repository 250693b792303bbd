"""Before the count: 开场检查 and 演练."""
