"""Update from a file (从文件升级): look at the package, prepare, hand over to the system, tell what is new."""
