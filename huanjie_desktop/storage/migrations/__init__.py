"""One step for each change of the schema, kept for ever; a step is SQL text and never imports today's tables."""
