/** A text on one line of at most `width` characters, with an ellipsis for what is cut off. */
export function oneLine(text: string, width: number): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  if (characters.length <= width) return characters.join('');
  const kept = characters.slice(0, width - 1).join('');
  return `${kept.trimEnd()}…`;
}
