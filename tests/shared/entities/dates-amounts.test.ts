import { describe, expect, it } from 'vitest';
import { findAmounts } from '#shared/entities/amounts/find-amounts.ts';

describe('amounts', () => {
  it.each([
    ['a $1.2 billion deal', '$1.2 billion = 1200000000 USD'],
    ['the €300m plan', '€300m = 300000000 EUR'],
    ['sold for 5 million pounds', '5 million pounds = 5000000 GBP'],
    ['a fine of Rs 2,000 crore', 'Rs 2,000 crore = 20000000000 INR'],
    ['worth A$3bn', 'A$3bn = 3000000000 AUD'],
    ['worth 3 million Canadian dollars', '3 million Canadian dollars = 3000000 CAD'],
    ['half a million euros', 'half a million euros = 500000 EUR'],
    ['between $5 million and $7 million', '$5 million = 5000000 USD', '$7 million = 7000000 USD'],
    ['some $5-7 million', '$5-7 million = 5000000 to 7000000 USD'],
    ['a $2-billion plan', '$2-billion = 2000000000 USD'],
    ['it cost $25,000.', '$25,000 = 25000 USD'],
    ['rose 7 percent, or 4 per cent, or 3.5%', '7 percent = 7 percent', '4 per cent = 4 percent', '3.5% = 3.5 percent'],
    ['by 25 basis points', '25 basis points = 25 basis point'],
    ['from 10% to 15%', '10% to 15% = 10 to 15 percent'],
    ['40 km, a 12-mile walk', '40 km = 40 km', '12-mile = 12 mile'],
    ['200 pounds (91 kg) of salt', '200 pounds = 200 pound', '91 kg = 91 kg'],
    ['1,200 square kilometres', '1,200 square kilometres = 1200 square km'],
    ['34 million tonnes of grain', '34 million tonnes = 34000000 tonne'],
    ['two million barrels a day', 'two million barrels = 2000000 barrel'],
    ['at 49.6 degrees', '49.6 degrees = 49.6 degree'],
  ])('%s', (text, ...expected) => {
    const found = findAmounts(text).map(
      ({ text: words, value, least, unit }) => `${words} = ${least === value ? '' : `${least} to `}${value} ${unit}`,
    );
    expect(found).toEqual(expected);
  });

  it.each([
    '300 people were killed and 40 houses burnt',
    'They won 5 won games and a ton of work',
    'He has one foot in the door and 3 points',
    'Room 12, 2022, at 8:30 on page 7',
    'It took 12 hours and 30 days',
  ])('none in: %s', (text) => {
    expect(findAmounts(text)).toEqual([]);
  });
});
