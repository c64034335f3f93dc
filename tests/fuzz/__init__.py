"""Coverage-guided fuzzing of whatever reads text that others wrote: `make fuzz`, `python -m tests.fuzz`."""
