"""What a municipality and a region see of their schools: figures without names, requests, exports."""
