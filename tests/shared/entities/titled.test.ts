import { describe, expect, it } from 'vitest';
import { recognise } from '#shared/entities/recognise.ts';
import { knowledge, recogniseText } from './knowledge-fixture.ts';

// All passages are written for these tests.

/** "event Prague Spring": the events and works of a text in its order. */
function titled(text: string): string[] {
  return recogniseText(text)
    .mentions.filter(({ type }) => type === 'event' || type === 'work')
    .map(({ type, text: words }) => `${type} ${words}`);
}

describe('events', () => {
  it.each([
    [
      'The Great Fire of London began in 1666; the Battle of Hastings was in 1066.',
      ['Great Fire of London', 'Battle of Hastings'],
    ],
    ['The Prague Spring came before the Velvet Revolution.', ['Prague Spring', 'Velvet Revolution']],
    ['Veterans of World War II and the Korean War marched in Seoul.', ['World War II', 'Korean War']],
    [
      'The war in Ukraine is no name; the Gaza war is one, and war crimes in the Ukraine war crimes trial are not.',
      ['Gaza war'],
    ],
    [
      'A raid code-named Silver Dagger began near Aden, after Operation Copper Fox.',
      ['Silver Dagger', 'Operation Copper Fox'],
    ],
    [
      'South Korea held the Ulchi Freedom Shield exercises; the Vigilant Storm drill ended.',
      ['Ulchi Freedom Shield', 'Vigilant Storm'],
    ],
    ['Super Bowl LVII was played in Glendale, the 2026 World Cup in Mexico.', ['Super Bowl LVII', 'World Cup']],
    [
      'Ana Pires won the FA Cup, the Tour de France and a medal at the Paris Olympics.',
      ['FA Cup', 'Tour de France', 'Paris Olympics'],
    ],
    ['The Nobel Prize in Literature and the Booker Prize were shared.', ['Nobel Prize in Literature', 'Booker Prize']],
    [
      'It won the Palme d’Or at the Cannes Film Festival and three Academy Awards.',
      ['Palme d’Or', 'Cannes Film Festival', 'Academy Awards'],
    ],
    [
      'Delegates left COP29 for the Munich Security Conference; the G20 summit was in Rio.',
      ['COP29', 'Munich Security Conference'],
    ],
    ['The Brexit Party lost its members after Brexit.', ['Brexit']],
  ])('finds the names in "%s"', (text, names) => {
    expect(titled(text)).toEqual(names.map((name) => `event ${name}`));
  });

  it.each([
    'Storm clouds gathered over Storm Lake, Iowa.',
    'Operation Manager Jim Smith agreed that exercise is good for you.',
    'Ramadan and Christmas fell in one month.',
    'The War Office became the Ministry of Defence, and the Veterans of Foreign Wars met.',
    'The Cup Noodles Museum in Yokohama opened again.',
  ])('sees none in "%s"', (text) => {
    expect(titled(text)).toEqual([]);
  });

  it('joins a storm with its bare name, and a festival with its initials', () => {
    const text =
      'Hurricane Otis struck Acapulco. Otis killed 50 people. The Toronto International Film Festival closed. TIFF sold every seat.';
    const events = recogniseText(text).entities.filter(({ type }) => type === 'event');
    expect(events.map(({ name, aliases, count }) => [name, aliases, count])).toEqual([
      ['Hurricane Otis', ['Otis'], 2],
      ['Toronto International Film Festival', ['TIFF'], 2],
    ]);
  });

  it('takes the forms of one war for one event', () => {
    const text = 'Her father fought in World War II. The Second World War took his brother.';
    const events = recogniseText(text).entities.filter(({ type }) => type === 'event');
    expect(events.map(({ aliases, count }) => [aliases.length, count])).toEqual([[1, 2]]);
  });
});

describe('works', () => {
  it.each([
    ['The film “Barbie” made a billion dollars for Warner Bros.', ['Barbie']],
    ['He directed “The Irishman”, “Silence” and “Hugo”.', ['The Irishman', 'Silence', 'Hugo']],
    ['Her second novel, “Half a Horse,” came out in May.', ['Half a Horse']],
    ['Best new play went to “The Understudy’s Wife,” a two-hander by Jem Cole.', ['The Understudy’s Wife']],
    ['The novel Middlemarch was written by George Eliot.', ['Middlemarch']],
    ['The BBC drama Happy Valley returns on Sunday.', ['Happy Valley']],
    ['Joni Mitchell’s “River” was played on the fiddle.', ['River']],
    [
      'They cited the U.S. Affordable Care Act, the Defamation Act 2013 and the First Amendment.',
      ['Affordable Care Act', 'Defamation Act 2013', 'First Amendment'],
    ],
    [
      'The Treaty of Lisbon and the European Convention on Human Rights are two texts.',
      ['Treaty of Lisbon', 'European Convention on Human Rights'],
    ],
    ['The Paris Agreement followed the Kyoto Protocol.', ['Paris Agreement', 'Kyoto Protocol']],
  ])('finds the titles in "%s"', (text, names) => {
    expect(titled(text)).toEqual(names.map((name) => `work ${name}`));
  });

  it.each([
    'Voters in Ohio chanted “Lock Her Up” and waved signs that said “Stop The Steal”.',
    'Dwayne “The Rock” Johnson and Earvin “Magic” Johnson met in Las Vegas.',
    'The minister called the plan “Project Fear” and said it was “Dead On Arrival”.',
    'He was known as “The Butcher of Aleppo” in the camps.',
    '“Absolutely Not,” said Maria Gomez, the mayor.',
    'The film Spielberg made in Poland was praised by the actor Jason Blake.',
    'Bill Clinton and Jude Law met Denise Law.',
    'The officials spoke of “full and frank” talks and a “historic” deal.',
  ])('sees none in "%s"', (text) => {
    expect(titled(text)).toEqual([]);
  });

  it('keeps a person of the title inside it, and finds the title again without its marks', () => {
    const text =
      'The play “The Trial of Joan Marsh” opened in York on Friday. Critics liked The Trial of Joan Marsh, and its author too.';
    const { mentions } = recogniseText(text);
    expect(mentions.filter(({ type }) => type === 'person')).toEqual([]);
    expect(titled(text)).toEqual(['work The Trial of Joan Marsh', 'work The Trial of Joan Marsh']);
  });

  it('does not take a title in quotation marks for words of somebody', () => {
    const text = 'Okonjo said he had watched the film “Slack Water” forty times. “It never gets old,” he said.';
    const direct = recogniseText(text).quotes.filter(({ kind }) => kind === 'direct');
    expect(direct.map(({ start, end }) => text.slice(start, end))).toEqual(['“It never gets old,”']);
  });
});

it('finds listed events and treaties, and no holidays, in languages that the tagger has not learnt', () => {
  const text = 'Der Brexit, das Paris Agreement und Ramadan.';
  const { mentions } = recognise({ text, published: null, language: 'de' }, knowledge);
  expect(mentions.map(({ type, text: words }) => `${type} ${words}`)).toEqual(['event Brexit', 'work Paris Agreement']);
});
