"""The roster: members kept, a sheet read, looked through and taken in, and handed out."""
