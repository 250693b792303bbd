"""Row classes, one file per topic; importing this package knows all of them."""
