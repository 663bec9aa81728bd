/** What a counted thing is called, by the plural categories of the language (CLDR); `other` where there is no own form. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** How numbers, counted things and lists are written in one language. */
export interface Formats {
  /** `2,000`. */
  readonly number: (value: number) => string;
  /** `90%`, of 90: the sign stands where the language has it. */
  readonly percent: (hundredths: number) => string;
  /** `1 article`, `2,000 articles`. */
  readonly counted: (count: number, forms: PluralForms) => string;
  /** `2 highlights and 1 note`: those that there are, in words; where there are none, none of the first. */
  readonly countedAll: (kinds: readonly (readonly [count: number, forms: PluralForms])[]) => string;
  /** The form alone, without the number. */
  readonly plural: (count: number, forms: PluralForms) => string;
  /** `one, two and three`. */
  readonly list: (items: readonly string[]) => string;
  /** `one, two, three`, where it is no part of a sentence: every form of `Intl.ListFormat` has an `und` in German. */
  readonly row: (items: readonly string[]) => string;
}

const known = new Map<string, Formats>();

/** The formats of a language, by a BCP 47 tag: made once, and only when something is written, as each part takes milliseconds. */
export function formatsOf(tag: string): Formats {
  const formats = known.get(tag) ?? make(tag);
  known.set(tag, formats);
  return formats;
}

function make(tag: string): Formats {
  const numbers = once(() => new Intl.NumberFormat(tag));
  const percents = once(() => new Intl.NumberFormat(tag, { style: 'percent' }));
  const rules = once(() => new Intl.PluralRules(tag));
  const lists = once(() => new Intl.ListFormat(tag));
  const number = (value: number) => numbers().format(value);
  const plural = (count: number, forms: PluralForms) => forms[rules().select(count)] ?? forms.other;
  const counted = (count: number, forms: PluralForms) => `${number(count)} ${plural(count, forms)}`;
  return {
    number,
    percent: (hundredths) => percents().format(hundredths / 100),
    counted,
    countedAll(kinds) {
      const there = kinds.filter(([count]) => count > 0);
      return lists().format(
        (there.length > 0 ? there : kinds.slice(0, 1)).map(([count, forms]) => counted(count, forms)),
      );
    },
    plural,
    list: (items) => lists().format(items),
    row: (items) => items.join(', '),
  };
}

function once<T>(create: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= create();
    return made;
  };
}
