/** A query with the place in it that cannot be read, in UTF-16 units. */
export function MarkedQuery({ text, start, end }: { text: string; start: number; end: number }) {
  return (
    <code>
      {text.slice(0, start)}
      <mark>{text.slice(start, Math.max(end, start + 1)) || ' '}</mark>
      {text.slice(Math.max(end, start + 1))}
    </code>
  );
}
