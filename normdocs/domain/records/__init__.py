"""Records of mentoring: who takes part, what they answered, what is counted."""
