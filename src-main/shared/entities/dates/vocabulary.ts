/** What a word may be to the grammar of dates. */
export type Entry =
  | { readonly is: 'month'; readonly n: number; readonly short: boolean; readonly name: boolean }
  | { readonly is: 'weekday'; readonly n: number; readonly short: boolean }
  | { readonly is: 'unit'; readonly unit: Unit; readonly plural: boolean }
  | { readonly is: 'part' | 'quarterMark' | 'fiscal' | 'era' | 'overnight' | 'now' | 'so' }
  | { readonly is: 'number' | 'today' | 'clock'; readonly n: number }
  | { readonly is: 'season'; readonly first: number }
  | { readonly is: 'which'; readonly which: Which }
  | { readonly is: 'edge'; readonly alone: boolean }
  | { readonly is: 'border' }
  | { readonly is: 'ordinal'; readonly n: number }
  | { readonly is: 'feast' };

export type Unit =
  | 'hour'
  | 'day'
  | 'week'
  | 'fortnight'
  | 'weekend'
  | 'month'
  | 'quarter'
  | 'half'
  | 'year'
  | 'decade'
  | 'century';
export type Which = 'last' | 'next' | 'this' | 'previous' | 'following' | 'same';

const entries = new Map<string, Entry>();
const add = (words: string, entry: (index: number) => Entry) => {
  for (const [index, word] of words.split(' ').entries()) entries.set(word, entry(index));
};

const givenNames = [3, 4, 5, 6, 8];
add('january february march april may june july august september october november december', (i) => ({
  is: 'month',
  n: i + 1,
  short: false,
  name: givenNames.includes(i + 1),
}));
add('jan feb mar apr _ jun jul aug sep oct nov dec', (i) => ({ is: 'month', n: i + 1, short: true, name: true }));
entries.set('sept', { is: 'month', n: 9, short: true, name: false });
entries.delete('_');
add('monday tuesday wednesday thursday friday saturday sunday', (n) => ({ is: 'weekday', n, short: false }));
add('mon tue wed thu fri sat sun', (n) => ({ is: 'weekday', n, short: true }));
add('tues _ thurs', (i) => ({ is: 'weekday', n: i + 1, short: true }));
entries.delete('_');

const units: Unit[] = ['hour', 'day', 'week', 'fortnight', 'weekend', 'month', 'quarter', 'year', 'decade'];
for (const unit of units) {
  entries.set(unit, { is: 'unit', unit, plural: false });
  entries.set(`${unit}s`, { is: 'unit', unit, plural: true });
}
entries.set('half', { is: 'unit', unit: 'half', plural: false });
entries.set('century', { is: 'unit', unit: 'century', plural: false });
entries.set('centuries', { is: 'unit', unit: 'century', plural: true });
add('morning afternoon evening night lunchtime night-time', () => ({ is: 'part' }));
add('one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen', (i) => ({
  is: 'number',
  n: i + 1,
}));
add('seventeen eighteen nineteen twenty', (i) => ({ is: 'number', n: i + 17 }));
add('thirty forty fifty sixty seventy eighty ninety hundred', (i) => ({ is: 'number', n: (i + 3) * 10 }));
add('a an', () => ({ is: 'number', n: 1 }));
add('first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth', (i) => ({
  is: 'ordinal',
  n: i + 1,
}));
add('fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth', (i) => ({
  is: 'ordinal',
  n: i + 14,
}));
add('today yesterday tomorrow tonight', (i) => ({ is: 'today', n: [0, -1, 1, 0][i] as number }));
add('overnight', () => ({ is: 'overnight' }));
add('noon midday midnight dawn dusk', (n) => ({ is: 'clock', n }));
add('spring summer autumn winter', (i) => ({ is: 'season', first: (i + 1) * 3 }));
entries.set('fall', { is: 'season', first: 9 });
const which: Record<Which, string> = {
  last: 'last past',
  next: 'next coming',
  this: 'this current',
  previous: 'previous preceding prior',
  following: 'following',
  same: 'same that',
};
for (const [name, words] of Object.entries(which)) add(words, () => ({ is: 'which', which: name as Which }));
add('early late mid', () => ({ is: 'edge', alone: true }));
add('earlier later', () => ({ is: 'edge', alone: false }));
add('beginning start end middle close turn rest', () => ({ is: 'border' }));
add('fiscal fy', () => ({ is: 'fiscal' }));
add('q h', () => ({ is: 'quarterMark' }));
add('ad bc ce bce', () => ({ is: 'era' }));
add('now', () => ({ is: 'now' }));
add('so', () => ({ is: 'so' }));
add(
  'christmas easter good boxing new thanksgiving halloween valentine memorial labor martin presidents veterans columbus juneteenth remembrance armistice bastille canada australia anzac patrick april epiphany all',
  (): Entry => ({ is: 'feast' }),
);
// "April Fools' Day" is rarer than the month.
entries.set('april', { is: 'month', n: 4, short: false, name: true });

/** The entry of a word in lower case, if the grammar has one. */
export function entryOf(lower: string): Entry | undefined {
  return entries.get(lower);
}
