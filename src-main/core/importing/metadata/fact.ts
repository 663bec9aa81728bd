/** A fact about an article, where it comes from, and how far it is to be trusted: 0 to 1, below 0.5 a guess. */
export interface Fact {
  readonly value: string;
  readonly source: string;
  readonly confidence: number;
}
