import type { queries } from '../../messages/sentences/en/queries.ts';
import { colors } from '../../model/choices.ts';
import { type DateField, dateFields, hasValues, inValues, isValues, type OpenField, openFields } from './query-tree.ts';

/** The values of fields that have only so many. */
export const closedValues = { has: hasValues, color: colors, is: isValues, in: inValues } as const;
export type ClosedField = keyof typeof closedValues;

export type FieldName = OpenField | ClosedField | DateField;

/** Every field, in the order in which they are offered. */
export const fieldNames: readonly FieldName[] = [
  ...openFields,
  ...(Object.keys(closedValues) as ClosedField[]),
  ...dateFields,
];

/** Spellings that are taken and never written. */
const otherNames = new Map<string, FieldName>([['colour', 'color']]);
const otherValues = new Map<string, string>([
  ['is:archived', 'archive'],
  ['is:favorite', 'favourite'],
  ['is:starred', 'favourite'],
]);

const known = new Map<string, FieldName>([...fieldNames.map((name) => [name, name] as const), ...otherNames]);

/** The field of that name in any case, or null. */
export function fieldNamed(name: string): FieldName | null {
  return known.get(name.toLowerCase()) ?? null;
}

export function isOpenField(name: FieldName): name is OpenField {
  return (openFields as readonly string[]).includes(name);
}

export function isDateField(name: FieldName): name is DateField {
  return (dateFields as readonly string[]).includes(name);
}

/** The value of a field with only so many, as the tree has it, for what a person wrote; null where there is none such. */
export function closedValue<Field extends ClosedField>(
  field: Field,
  written: string,
): (typeof closedValues)[Field][number] | null {
  const lower = written.trim().toLowerCase();
  const value = otherValues.get(`${field}:${lower}`) ?? lower;
  return closedValues[field].find((each) => each === value) ?? null;
}

/** In which a person is told what is wrong with a query. */
export type QueryWords = typeof queries;

/** What a person is told to write behind a field. */
export function valueHint(field: FieldName, hints: QueryWords['hints']): string {
  if (isDateField(field)) return hints.date(field);
  if (field in closedValues) return hints.oneOf(closedValues[field as ClosedField].join(', '));
  return hints[field as OpenField];
}
