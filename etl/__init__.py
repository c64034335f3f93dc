"""From documents to published tables: documents, mentions, figures, tables."""
