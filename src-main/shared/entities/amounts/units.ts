/** What an amount is counted in. Money has its ISO 4217 code; other units keep the text's own unit in the singular. */
export interface Unit {
  readonly code: string;
  readonly money: boolean;
}

const suffixes = new Map<string, Unit>();
const money = (code: string, words: string) => {
  for (const word of words.split(' ')) suffixes.set(word, { code, money: true });
};
money('USD', 'dollar dollars usd');
money('EUR', 'euro euros eur');
money('GBP', 'sterling gbp');
money('JPY', 'yen jpy');
money('CNY', 'yuan renminbi cny rmb');
money('INR', 'rupee rupees inr');
money('CHF', 'franc francs chf');
money('RUB', 'rouble roubles ruble rubles rub');
money('KRW', 'krw');
money('SEK', 'sek');
money('NOK', 'nok');
money('DKK', 'dkk');
money('BRL', 'reais brl');
money('ZAR', 'rand zar');
money('TRY', 'lira liras');
money('MYR', 'ringgit');
money('THB', 'baht');
money('PLN', 'zloty zlotys zlotys');
money('UAH', 'hryvnia hryvnias');
money('NGN', 'naira');
money('ILS', 'shekel shekels');
money('AED', 'dirham dirhams');
money('SAR', 'riyal riyals');
money('IDR', 'rupiah');
money('HUF', 'forint forints');
money('peso', 'peso pesos');
money('crown', 'crown crowns krona kronor krone kroner koruna');
money('won', 'won');
money('shilling', 'shilling shillings');
money('cent', 'cent cents');
money('penny', 'pence');

const measures: Record<string, string> = {
  km: 'km kms kilometre kilometres kilometer kilometers',
  mile: 'mile miles mi',
  metre: 'metre metres meter meters',
  foot: 'foot feet ft',
  inch: 'inch inches',
  yard: 'yard yards',
  cm: 'cm centimetre centimetres centimeter centimeters',
  mm: 'mm millimetre millimetres millimeter millimeters',
  kg: 'kg kgs kilogram kilograms kilogramme kilogrammes kilo kilos',
  gram: 'gram grams gramme grammes',
  tonne: 'tonne tonnes',
  ton: 'ton tons',
  ounce: 'ounce ounces oz',
  pound: 'pound pounds lb lbs',
  barrel: 'barrel barrels bpd',
  litre: 'litre litres liter liters',
  gallon: 'gallon gallons',
  bushel: 'bushel bushels',
  hectare: 'hectare hectares ha',
  acre: 'acre acres',
  mph: 'mph',
  kph: 'kph kmh',
  knot: 'knots',
  degree: 'degree degrees',
  watt: 'watt watts',
  kW: 'kw kilowatt kilowatts',
  MW: 'mw megawatt megawatts',
  GW: 'gw gigawatt gigawatts',
  kWh: 'kwh',
  MWh: 'mwh',
  volt: 'volt volts',
  gigabyte: 'gb gigabyte gigabytes',
  terabyte: 'tb terabyte terabytes',
  'light-year': 'lightyears',
  carat: 'carat carats',
  hertz: 'hertz hz khz mhz ghz',
};
for (const [code, words] of Object.entries(measures)) {
  for (const word of words.split(' ')) suffixes.set(word, { code, money: false });
}

/** Abbreviations that are ordinary words or names in other writing, so that only digits may stand before them. */
export const terse = new Set('mi ft ha oz kms lb lbs won crown foot yard yards rand'.split(' '));

export function suffixUnit(lower: string): Unit | undefined {
  return suffixes.get(lower);
}

const symbols: Record<string, string> = {
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  '₩': 'KRW',
  '₽': 'RUB',
  '₦': 'NGN',
  '₺': 'TRY',
  '₴': 'UAH',
  '₪': 'ILS',
};
const dollars: Record<string, string> = {
  us: 'USD',
  a: 'AUD',
  au: 'AUD',
  c: 'CAD',
  ca: 'CAD',
  nz: 'NZD',
  hk: 'HKD',
  s: 'SGD',
  r: 'BRL',
  nt: 'TWD',
};

/** The code of a currency sign, of the dollar of a country when its letters stand before it ("A$"). */
export function symbolCode(sign: string, letters: string): string | undefined {
  return sign === '$' ? (dollars[letters] ?? 'USD') : Object.hasOwn(symbols, sign) ? symbols[sign] : undefined;
}

/** Codes in letters before a number: "Rs 2,000 crore", "USD 5m", "EUR 300". */
export function prefixCode(lower: string): string | undefined {
  if (lower === 'rs') return 'INR';
  if (lower === 'rp') return 'IDR';
  if (lower === 'rm') return 'MYR';
  return lower.length === 3 && suffixes.get(lower)?.code === lower.toUpperCase() ? lower.toUpperCase() : undefined;
}

const demonyms: Record<string, Record<string, string>> = {
  USD: {
    australian: 'AUD',
    canadian: 'CAD',
    singapore: 'SGD',
    kong: 'HKD',
    zealand: 'NZD',
    american: 'USD',
    taiwan: 'TWD',
  },
  INR: { pakistani: 'PKR', lankan: 'LKR', nepali: 'NPR' },
};

/** The currency that a nationality makes of a name: "Canadian dollars". */
export function ofNation(code: string, nation: string): string {
  return demonyms[code]?.[nation] ?? code;
}

export const nations = new Set([
  ...Object.values(demonyms).flatMap(Object.keys),
  'swiss',
  'russian',
  'indian',
  'us',
  'egyptian',
  'mexican',
  'swedish',
  'norwegian',
  'danish',
  'czech',
  'turkish',
  'syrian',
  'lebanese',
  'korean',
  'argentine',
  'saudi',
]);

export const scales: Record<string, number> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  lakh: 1e5,
  lakhs: 1e5,
  crore: 1e7,
  crores: 1e7,
};

/** Scales in letters that count only behind money: "€300m", "$1.2bn", "£50k". */
export const shortScales: Record<string, number> = {
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  mln: 1e6,
  b: 1e9,
  bn: 1e9,
  bln: 1e9,
  tn: 1e12,
  trn: 1e12,
  cr: 1e7,
};
