"""`make bench`: this desk beside a stock Rasa, in one run on one machine."""
