"""What builds and checks the project; none of it is installed with it."""
