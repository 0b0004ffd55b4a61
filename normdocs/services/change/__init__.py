"""What a change touches and making it anew."""
