"""What English prints around numbers, as plain tables: the words of the language apart from its grammar."""
