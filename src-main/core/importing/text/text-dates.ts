import { isoTime } from '../metadata/published.ts';

const months: readonly (readonly [number, string])[] = [
  [1, 'janvier enero gennaio janeiro января januari'],
  [2, 'février fevrier febrero febbraio fevereiro февраля februari'],
  [3, 'mars marzo março марта maart'],
  [4, 'avril abril aprile апреля'],
  [5, 'mai mayo maggio maio мая mei maj'],
  [6, 'juin junio giugno junho июня juni'],
  [7, 'juillet julio luglio julho июля juli'],
  [8, 'août aout agosto августа augustus augusti'],
  [9, 'septembre septiembre settembre setembro сентября'],
  [10, 'octobre octubre ottobre outubro октября oktober'],
  [11, 'novembre noviembre novembro ноября'],
  [12, 'décembre decembre diciembre dicembre dezembro декабря'],
];
const numbers = new Map(months.flatMap(([number, words]) => words.split(' ').map((word) => [word, number] as const)));

/** The day that a line of text names, in the languages that its months are known in; null when it names none. */
export function dayIn(line: string): string | null {
  const wide = /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/.exec(line.normalize('NFKC'));
  if (wide !== null) return isoTime(`${wide[1]}-${padded(wide[2])}-${padded(wide[3])}`);
  const worded = /(?<!\d)(\d{1,2})(?:er|º|\.)?\s+(?:de\s+)?(\p{L}{3,10})\.?,?\s+(?:de\s+|del\s+)?(\d{4})(?!\d)/iu.exec(
    line,
  );
  const month = numbers.get(worded?.[2]?.toLowerCase() ?? '');
  if (worded !== null && month !== undefined)
    return isoTime(`${worded[3]}-${padded(String(month))}-${padded(worded[1])}`);
  return isoTime(line);
}

function padded(number: string | undefined): string {
  return (number ?? '').padStart(2, '0');
}
