/** The byte that ends a line, or its second half. */
export const LINE_FEED = 10;
/** The byte that ends a line of old, or begins its end. */
export const CARRIAGE_RETURN = 13;
/** A blank where it separates no cells. */
export const TAB = 9;
/** A blank; no other byte that is printed is smaller. */
export const SPACE = 32;
