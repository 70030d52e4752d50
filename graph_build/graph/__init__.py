"""Turn extracted records into RDF quads, their closure, the rows of every check, and files."""
