import type { Gender } from './article-facts.ts';

/** Someone or something a text spoke of: an entity, or a phrase such as "one former colleague". */
export interface Referent {
  readonly entity: string | null;
  readonly name: string;
  readonly type: 'person' | 'organisation' | 'place' | 'group' | 'document' | 'thing';
  readonly gender: Gender | null;
  /** Somebody of whom it is not sure that it is this one: a pronoun for them is as little. */
  readonly guess?: true;
}

/** Numbers of a sentence and of its paragraph. */
export interface Place {
  readonly sentence: number;
  readonly paragraph: number;
}

interface Remembered {
  readonly referent: Referent;
  readonly sentence: number;
  readonly paragraph: number;
  /** `reported`: in what somebody is told to have said. */
  readonly as: 'subject' | 'speaker' | 'mention' | 'reported';
}

/** How many of the last things named are remembered: enough for some paragraphs, and a bound for the work. */
const maximumMemory = 40;
const paragraphs = 3;

const weights = { speaker: 4.2, subject: 4, mention: 2, reported: 1 };

const keyOf = ({ entity, name, type, guess }: Referent) => `${guess ? '?' : ''}${type} ${entity ?? `\u0000${name}`}`;

/** What has been named so far, as a reader has it in mind who comes upon "he" or "the company". */
export class Memory {
  #remembered: Remembered[] = [];

  note(referent: Referent, as: Remembered['as'], { sentence, paragraph }: Place): void {
    this.#remembered.push({ referent, as, sentence, paragraph });
    if (this.#remembered.length > maximumMemory) this.#remembered.shift();
  }

  /** The last speaker of sentence `from` or later. */
  lastSpeaker(from: number): Referent | null {
    return this.#remembered.findLast(({ as, sentence }) => as === 'speaker' && sentence >= from)?.referent ?? null;
  }

  /** Whether an entity has spoken in a sentence already. */
  spoke(entity: string, sentence: number): boolean {
    return this.#remembered.some(
      (one) => one.as === 'speaker' && one.sentence === sentence && one.referent.entity === entity,
    );
  }

  /** The only one of a paragraph among those who fit, as far as it is read; null where there are none or several. */
  only(fits: (referent: Referent) => boolean, { paragraph }: Place): Referent | null {
    const there = this.#remembered.filter((one) => one.paragraph === paragraph && fits(one.referent));
    const [first] = there;
    if (first === undefined || there.some(({ referent }) => referent.entity !== first.referent.entity)) return null;
    return first.referent.guess === undefined ? first.referent : null;
  }

  /** The last subject or speaker of a paragraph among those who fit. */
  topic(fits: (referent: Referent) => boolean, { paragraph }: Place): Referent | null {
    const found = this.#remembered.findLast(
      (one) => (one.as === 'subject' || one.as === 'speaker') && one.paragraph === paragraph && fits(one.referent),
    );
    return found?.referent ?? null;
  }

  /**
   * Who is meant among those who fit, and whether that is sure: the subject and the speaker nearest before count most, and
   * someone else who is nearly as near makes it unsure. Those of type `acting` count only where they did or said something;
   * those whom `likely` is true of count for more.
   */
  resolve(
    fits: (referent: Referent) => boolean,
    { sentence, paragraph }: Place,
    { acting, likely }: { acting?: Referent['type']; likely?: (referent: Referent) => boolean } = {},
  ): { referent: Referent; sure: boolean } | null {
    const scores = new Map<string, { referent: Referent; score: number; last: number }>();
    let order = 0;
    for (const { referent, as, sentence: at, paragraph: where } of this.#remembered) {
      order += 1;
      if (paragraph - where > paragraphs || !fits(referent)) continue;
      if (referent.type === acting && as !== 'subject' && as !== 'speaker') continue;
      const distance = sentence - at;
      const near = (1 + distance) ** -1.5;
      const score = weights[as] * near * (paragraph === where ? 1.5 : 1) * (likely?.(referent) ? 1.6 : 1);
      const before = scores.get(keyOf(referent));
      scores.set(keyOf(referent), { referent, score: Math.max(before?.score ?? 0, score), last: order });
    }
    const ranked = [...scores.values()].sort((a, b) => b.score - a.score || b.last - a.last);
    const [first, second] = ranked;
    if (first === undefined) return null;
    // Whoever is named is meant sooner than somebody without a name.
    const nobody = first.referent.type === 'person' && first.referent.entity === null;
    const needed = nobody && second !== undefined && second.referent.entity !== null ? 3 : 1.35;
    const clear = second === undefined || first.score >= needed * second.score;
    return { referent: first.referent, sure: clear && first.referent.guess === undefined };
  }
}
