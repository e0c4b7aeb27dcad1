"""The roll-up of a year on the page: what stands together of all communes, and what of it does not fit."""
