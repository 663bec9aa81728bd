import type { Word, Words } from './words.ts';

const set = (words: string) => new Set(words.split(' '));
const inTime = set(
  'in since until till during by from through before after between of to around for and or mid late early last next this previous ending ended starting beginning every each',
);
const firmlyInTime = set('in since until during last next this late early mid ending ended year years');
/** Words after which a four-digit number counts something. */
const counted = set(
  'million billion trillion thousand hundred people dollars euros pounds yen yuan rupees crowns francs degrees metres meters kilometres kilometers km miles feet m kg tonnes tons barrels volts watts megawatts mw hectares acres litres liters calories points votes percent per times years days hours gmt utc hrs homes troops soldiers men women children jobs cases deaths cars units',
);
const approximations = set(
  'some about nearly over than almost approximately roughly another only just least most up x no room flight number page route highway',
);
const yearNouns = /^(?:season|election|elections|census|championship|championships|edition|campaign|budget)$/;
const yearTakers = set('ended started began finished closed opened');
const smallWords = set(
  'in on at by to for and or but as with from the a an after before when while than is was were has had will would it he she they we who which that said up down if because since until alone just so not against more most less still under over about into without also both are have been being their his her its',
);

/** A four-digit number that is a year, judged by its neighbours. */
export function isYear(words: Words, at: number): boolean {
  const n = words.digits(at);
  const word = words.at(at);
  if (n === null || word.lower.length !== 4 || n < 1000 || n > 2199) return false;
  const before = beforeDash(words, at);
  const after = words.at(at + 1);
  if (
    word.tight &&
    before === words.at(at - 1) &&
    (before.kind === 'letters' || (before.kind === 'mark' && !'("“‘\'[—–-/'.includes(before.lower)))
  )
    return false;
  if (word.tight && '-–/'.includes(before.lower) && words.at(at - 2).kind === 'digits' && before.tight) return false;
  if (after.tight && (after.kind === 'letters' || '%_@/:°'.includes(after.lower))) return false;
  if (after.tight && '.,'.includes(after.lower) && words.at(at + 2).tight && words.at(at + 2).kind === 'digits')
    return false;
  if (after.kind === 'letters' && counted.has(after.lower)) return false;
  if ('$€£¥'.includes(before.lower) && before.lower !== '') return false;
  const lowerNoun = after.kind === 'letters' && !after.capital && !smallWords.has(after.lower);
  if (approximations.has(before.lower)) return false;
  if ((before.lower === 'about' || before.lower === 'around') && (lowerNoun || n > 2050)) return false;
  const modern = n >= 1900 && n <= 2100;
  if (firmlyInTime.has(before.lower) || before.lower === 'by')
    return n >= 1400 ? modern || !lowerNoun : !lowerNoun && before.lower !== 'by';
  if (n < 1500) return false;
  // "1985's best film"; "(Lewis, 2014)"; "the States' 2003 invasion"; "pre-1982"
  if (isApostrophe(after.lower) && after.tight && words.is(at + 2, 's'))
    return before.kind !== 'mark' || before.lower === ',';
  if (before.lower === ',' && modern && /^[);]$/.test(after.lower)) return true;
  // "1977, 1979 and 1981"
  if ((before.lower === ',' || before.lower === 'and') && modern && isPlainYear(words, at - 2))
    return !lowerNoun || !plural(after.lower);
  if (before.lower === '-' && /^(?:pre|post)$/.test(words.at(at - 2).lower)) return true;
  if (before.lower === 'to' && !lowerNoun && !modern) return false;
  if (inTime.has(before.lower)) return modern ? !(lowerNoun && plural(after.lower)) : !lowerNoun;
  if (yearTakers.has(before.lower)) return true;
  // "after a weak 2019"
  if (
    modern &&
    before.kind === 'letters' &&
    !before.capital &&
    after.kind !== 'letters' &&
    /^(?:a|the|its)$/.test(words.at(at - 2).lower)
  )
    return true;
  if (/^(?:the|s|a|its|his|her|their|own)$/.test(before.lower) || isApostrophe(before.lower))
    return (
      after.kind === 'letters' && (modern || ((after.capital || yearNouns.test(after.lower)) && before.lower === 'the'))
    );
  if (before.lower === '(' || before.lower === '[') return ')],;–—-'.includes(after.lower) && after.lower !== '';
  if (before.kind === 'letters' && before.capital && at > 1)
    return modern && n >= 1950 && n <= 2060 && !(lowerNoun && plural(after.lower));
  if (at === 0 || before.kind === 'mark') return modern && after.kind === 'letters' && after.capital;
  if (before.kind === 'letters')
    return (
      modern &&
      after.kind === 'letters' &&
      (after.capital || !plural(after.lower)) &&
      lowerNoun === !after.capital &&
      n >= 1950 &&
      n <= 2060
    );
  return false;
}

/** Four digits that look like a year of the last two centuries. */
function isPlainYear(words: Words, at: number): boolean {
  const n = words.digits(at);
  return n !== null && words.at(at).lower.length === 4 && n >= 1800 && n <= 2100 && !words.at(at).tight;
}

function isApostrophe(lower: string): boolean {
  return lower === '’' || lower === "'";
}

function plural(lower: string): boolean {
  return lower.length > 3 && lower.endsWith('s') && !lower.endsWith('ss');
}

/** The word before, or the "mid" of "mid-". */
function beforeDash(words: Words, at: number): Word {
  const before = words.at(at - 1);
  const edge = words.at(at - 2);
  return before.tight && before.lower === '-' && edge.entry?.is === 'edge' ? edge : before;
}

/** A word that names a month, and is not a given name, a verb or a modal there. Its digits are looked at by the caller. */
export function isMonthAlone(words: Words, at: number): boolean {
  const word = words.at(at);
  if (word.entry?.is !== 'month' || !word.capital) return false;
  const { name, short } = word.entry;
  // "mid-March" is read as "mid March".
  const before = beforeDash(words, at);
  const after = words.at(at + 1);
  if (word.tight && before === words.at(at - 1)) {
    if (before.kind === 'letters' || before.lower === '-' || before.lower === '_') return false;
  }
  const next = after.kind === 'letters' && after.capital && !after.tight;
  if (short && !(words.is(at + 1, '.') && after.tight) && word.lower !== 'sept') return false;
  if (/^(?:mr|mrs|ms|miss|theresa|dr|black|red)$/.test(before.lower)) return false;
  if (after.tight && after.lower === '-' && words.at(at + 2).kind === 'letters' && !words.at(at + 2).entry)
    return false;
  if (firmlyInTime.has(before.lower)) return true;
  if (inTime.has(before.lower)) {
    if (before.lower === 'every' || before.lower === 'each') return false;
    return !name || !(next || words.surnames.has(word.lower));
  }
  // "June and July", "March–May 2020"
  const listed = /^(?:and|or|,|&|to|-|–)$/;
  if (listed.test(before.lower) && words.at(at - 2).entry?.is === 'month') return true;
  if (listed.test(after.lower) && after.lower !== ',' && words.at(at + 2).entry?.is === 'month') return true;
  // "the January Uprising", "the Hunt for Red October"
  if (!name && next && (before.lower === 'the' || before.capital)) return at <= 1 && before.lower !== 'the';
  if (!name) return true;
  if (before.lower === 'the' || before.lower === 'a')
    return (
      after.kind === 'letters' &&
      !after.capital &&
      !smallWords.has(after.lower) &&
      !(word.lower === 'march' && smallWords.has(after.lower))
    );
  if (word.lower === 'may' || next || at > 0) return false;
  return after.kind === 'letters' && !after.capital && after.lower !== 'said' && after.lower !== 'says';
}

const oddDays: Record<string, string> = {
  friday: 'black good casual freaky man girl his',
  monday: 'cyber blue easter manic whit',
  tuesday: 'super ruby giving shrove fat',
  wednesday: 'sheffield ash black spy',
  thursday: 'maundy holy black',
  saturday: 'holy black',
  sunday: 'palm bloody easter whit pentecost',
};
const titles = set(
  'times telegraph mirror mail express world post people herald sun independent school league review night roast service best dispatch star',
);

/** A weekday that is a day, not a newspaper, a football club or the day after Thanksgiving. */
export function isWeekday(words: Words, at: number): boolean {
  const word = words.at(at);
  if (word.entry?.is !== 'weekday' || !word.capital || word.entry.short) return false;
  const before = words.at(at - 1);
  const after = words.at(at + 1);
  if (before.tight && before.kind === 'letters') return false;
  if (after.lower === 'the' && words.is(at + 2, '13')) return false;
  if (before.lower === 'every' || before.lower === 'each' || before.lower === 'a') return false;
  if (before.capital && oddDays[word.lower]?.split(' ').includes(before.lower)) return false;
  if (before.lower === 'on' && words.is(at - 2, 'mail') && words.at(at - 2).capital) return false;
  if (after.capital && !after.tight && titles.has(after.lower)) {
    return after.lower === 'night' && !words.at(at + 2).capital;
  }
  return !((after.lower === '’' || after.lower === "'") && words.is(at + 2, 's') && words.is(at + 3, 'child'));
}
