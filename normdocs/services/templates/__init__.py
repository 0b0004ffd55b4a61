"""Templates: checked, published, listed, given back."""
