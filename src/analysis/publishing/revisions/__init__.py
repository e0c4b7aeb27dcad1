"""What changed since a report was made before (sửa đổi): compared, logged, told in the report itself."""
