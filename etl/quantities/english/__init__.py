"""What English prints around numbers, as plain tables; the grammar beside this package holds no words of its own."""
