"""Summary forms of the review (biểu tổng hợp T1–T7 theo xã), as districts and provinces hold them."""

FOLDER = "summary"  # in the folder of a year, whatever the folder above it is called
