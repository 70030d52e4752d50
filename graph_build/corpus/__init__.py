"""Turn files and catalogue rows into source texts and their provisions, with every character kept."""
