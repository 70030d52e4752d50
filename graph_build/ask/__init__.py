"""Turn a built graph and a question into an answer, or a statement into its explanation."""
