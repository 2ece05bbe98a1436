"""How a clip unfolds in time: motions, situations, and who does what when."""
