"""The ten scenarios of a change: each states what it does to every document of four schools, then does it."""
