"""Programs of the turtle whose lengths, angles and counts are found in the drawing."""
