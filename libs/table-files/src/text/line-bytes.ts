/** Bytes that mean something in a table of text, all of them ASCII. */
export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
export const TAB = 9;
export const SPACE = 32;
