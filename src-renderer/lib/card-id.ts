/** The id of the card of a note in the margin, or of what it is folded to, which the mark in the text refers to. */
export function cardId(noteId: string): string {
  return `card-${noteId}`;
}
