"""What made-up people do, one module for each exercise."""
