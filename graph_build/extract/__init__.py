"""Turn provisions, reference names and rule tables into mentions, things, relations and commitment clauses."""
