"""What only several reports together can tell: which names are one actor."""
