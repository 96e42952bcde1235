"""What is worn, seen and heard: where a hat sits, what a trail leaves behind, when a sound is heard."""
