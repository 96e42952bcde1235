// The page in a room: children sit down, are on the board, go on at another machine and hand in what they made.
import './room_joining.mjs';
