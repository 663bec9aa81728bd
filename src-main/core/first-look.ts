/**
 * Milliseconds after a start until a host that stays looks at all files of its library, where the index lacks none: its
 * window asks for lists first, and would wait for that. What changes from the start on is noticed at once.
 */
export const firstLookAfter = 1500;
