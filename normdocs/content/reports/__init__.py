"""What reports print: contexts and the words they need."""
