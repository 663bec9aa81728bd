/** The verb of a statement as it is shown beside its speaker: “according to Kirby” tells that Kirby said it. */
export function verbWords(verb: string): string {
  return verb.toLowerCase() === 'according' ? 'said' : verb;
}
