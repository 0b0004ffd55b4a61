"""Acts: what they are, how they follow each other, what was recorded of them."""
