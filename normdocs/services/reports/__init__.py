"""Reports: figures put on file, counted from records, summed over organisations."""
