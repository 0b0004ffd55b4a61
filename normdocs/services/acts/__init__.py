"""The acts in force: importing, changing, telling who rests on them."""
