/** The id of the card of a note in the margin, which the mark in the text refers to. */
export function cardId(noteId: string): string {
  return `card-${noteId}`;
}
