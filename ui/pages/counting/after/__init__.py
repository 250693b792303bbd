"""After the result: the sealed bag, the next vote, a list that changed."""
