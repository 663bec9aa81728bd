/** What a counted thing is called, by the plural categories of the language (CLDR); `other` where there is no own form. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** How numbers, counted things and lists are written in one language. */
export interface Formats {
  /** `2,000`. */
  readonly number: (value: number) => string;
  /** `1 article`, `2,000 articles`. */
  readonly counted: (count: number, forms: PluralForms) => string;
  /** The form alone, without the number. */
  readonly plural: (count: number, forms: PluralForms) => string;
  /** `one, two and three`. */
  readonly list: (items: readonly string[]) => string;
}

/** The formats of a language, by a BCP 47 tag. */
export function formatsOf(tag: string): Formats {
  const numbers = new Intl.NumberFormat(tag);
  const rules = new Intl.PluralRules(tag);
  const lists = new Intl.ListFormat(tag);
  const plural = (count: number, forms: PluralForms) => forms[rules.select(count)] ?? forms.other;
  return {
    number: (value) => numbers.format(value),
    counted: (count, forms) => `${numbers.format(count)} ${plural(count, forms)}`,
    plural,
    list: (items) => lists.format(items),
  };
}
