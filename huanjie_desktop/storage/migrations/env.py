"""Runs the steps on the connection handed in, inside the caller's transaction. Alembic executes this file."""

from alembic import context


def run() -> None:
    """Run the steps that are still to be done."""
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, transaction_per_migration=False)
    with context.begin_transaction():
        context.run_migrations()


if __name__ == "env_py":  # the name under which alembic executes it
    run()
