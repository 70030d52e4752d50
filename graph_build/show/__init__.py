"""Turn a built graph into the network page, exports for other tools and the summary in the terminal."""
