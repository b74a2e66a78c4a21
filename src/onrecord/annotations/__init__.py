"""What is marked in a report before anyone asks who said what: sentences, quotations, mentions, times, quantities, places."""
