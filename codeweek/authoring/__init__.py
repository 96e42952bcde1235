"""What the author of a level needs: is it valid, is it readable, edits that keep the file's text."""
