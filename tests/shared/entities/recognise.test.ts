import { describe, expect, it } from 'vitest';
import { recognise } from '#shared/entities/recognise.ts';
import { knowledge, recogniseText, summary } from './knowledge-fixture.ts';

// All passages are written for these tests.

describe('people', () => {
  it('joins a full name, a surname and a title with a surname', () => {
    const text =
      'Police Chief Olivia Hartmann said the road was closed. Hartmann told reporters it would open on Friday. ' +
      'Ms Hartmann, 54, has led the force since 2019.';
    expect(summary(text)).toEqual(['person Olivia Hartmann (Hartmann) 3']);
  });

  it('gives a surname that two people share to neither of them', () => {
    const text =
      'Justice Helen Moore and her brother, Senator Daniel Moore of Ohio, were there. Moore wept. Helen Moore left first.';
    expect(summary(text)).toEqual(['person Helen Moore 2', 'person Daniel Moore 1', 'place Ohio 1', 'person Moore 1']);
  });

  it('knows names in which the family name stands first, and particles', () => {
    const text =
      'Kim Jong Un met Xi Jinping. Kim and Xi discussed trade. Mohammed bin Salman hosted Bashar al-Assad. Assad later left. ' +
      "Bin Salman's office said little.";
    expect(summary(text)).toEqual([
      'person Kim Jong Un (Kim) 2',
      'person Xi Jinping (Xi) 2',
      'person Mohammed bin Salman (Bin Salman) 2',
      'person Bashar al-Assad (Assad) 2',
    ]);
  });

  it('keeps a number in a name, and finds a particle name at the start of a sentence', () => {
    const text =
      "Charles Darwin's letters came to King Charles III. Curator Peter van der Linden read them. Van der Linden smiled.";
    expect(summary(text)).toEqual([
      'person Peter van der Linden (Van der Linden) 2',
      'person Charles Darwin 1',
      'person Charles III 1',
    ]);
  });

  it('keeps titles out of the span', () => {
    const { mentions } = recogniseText('In Oslo, Foreign Minister Ingrid Dahl met Secretary of State Paul Reyes.');
    expect(mentions.map(({ text }) => text)).toEqual(['Oslo', 'Ingrid Dahl', 'Paul Reyes']);
  });

  it('takes a surname that is also a city for the person, but the city where things are in it', () => {
    const text = 'UN envoy Ana Lima urged a ceasefire. "The world must act," Lima said. She flew from Lima to Bogota.';
    const places = recogniseText(text).mentions.filter(({ text: name }) => name === 'Lima');
    expect(places.map(({ type }) => type)).toEqual(['person', 'place']);
  });
});

describe('places', () => {
  it('joins the names of a country, and keeps a capital as itself', () => {
    const text =
      'The US and North Korea traded threats. Washington said the DPRK had fired first; Pyongyang denied it. ' +
      'Envoys of the United States left the North on Monday.';
    expect(summary(text)).toEqual([
      'place North Korea (DPRK, the North) 3',
      'place United States (US) 2',
      'place Washington 1',
      'place Pyongyang 1',
    ]);
  });

  it('does not count demonyms as places', () => {
    const text =
      'Russian troops and North Korean engineers watched the U.S.-South Korean drills. A group of French and ' +
      'Kenyan officers stayed away.';
    expect(summary(text)).toEqual([]);
  });

  it('finds the place in an adjective made of it, and only that', () => {
    const text = 'A US-led group of officers met the London-based firm Larkham Shipping and Senator Ann Webb, D-Ohio.';
    expect(recogniseText(text).mentions.map((mention) => mention.text)).toEqual([
      'US',
      'London',
      'Larkham Shipping',
      'Ann Webb',
      'Ohio',
    ]);
  });

  it('knows a town by what stands around it', () => {
    const text =
      'Villagers fled Torvik, Norway. The fire reached the town of Elvaryd at dawn. Trains to Torvik were stopped.';
    expect(summary(text)).toEqual(['place Torvik 2', 'place Norway 1', 'place Elvaryd 1']);
  });

  it('reads datelines in capitals', () => {
    expect(summary('BRUSSELS (Reuters) - Talks went on.')).toEqual([
      'place Brussels (BRUSSELS) 1',
      'organisation Reuters 1',
    ]);
  });

  it('reads a dateline of several words, and takes no acronym for one', () => {
    expect(summary('KHAN YOUNIS, Gaza, May 3 (AP) - Trucks came.')[0]).toBe('place Khan Younis (KHAN YOUNIS) 1');
    expect(summary('NATO will meet in May. NATO - an alliance - said so.')).toEqual(['organisation NATO 2']);
  });

  it('ends safely inside a compound', () => {
    expect(summary('U.S.-South')).toEqual(['place United States (U.S.) 1']);
  });

  it('leaves a compass point alone where no such country is meant', () => {
    expect(summary('Snow fell across the North and the South of the country.')).toEqual([]);
  });
});

describe('organisations', () => {
  it('joins a name and the acronym beside it, listed or not', () => {
    const text =
      'The Harbour Safety Agency (HSA) fined two shipping lines. The HSA also wrote to the European Central Bank. ' +
      'The ECB did not reply.';
    expect(summary(text)).toEqual([
      'organisation Harbour Safety Agency (HSA) 3',
      'organisation European Central Bank (ECB) 2',
    ]);
  });

  it('joins an acronym to the one long name that it fits', () => {
    const text = 'She leads the Social Liberal Party in Denmark. Voters trust the SLP, polls show.';
    expect(summary(text)).toEqual(['organisation Social Liberal Party (SLP) 2', 'place Denmark 1']);
  });

  it('joins corporate suffixes and short names', () => {
    const text =
      'Veldt Holdings will buy Marlow Bank plc, the lender said. Shares in Marlow fell. A spokesman for Marlow declined to comment.';
    expect(summary(text)).toEqual(['organisation Marlow Bank plc (Marlow) 3', 'organisation Veldt Holdings 1']);
  });

  it('reads ministries with their fields', () => {
    const text =
      'Aid came from the Ministry of Food and Agriculture and the Trade and Industry Ministry, not the Home Office.';
    expect(recogniseText(text).mentions.map((mention) => mention.text)).toEqual([
      'Ministry of Food and Agriculture',
      'Trade and Industry Ministry',
      'Home Office',
    ]);
  });

  it('takes a name again where it stands again, without its first context', () => {
    const text =
      'Lorvane Energy, a utility, cut jobs. Workers feared more. Lorvane gave no reason; a union called Lorvane cruel.';
    expect(summary(text)).toEqual(['organisation Lorvane Energy (Lorvane) 3']);
  });

  it('takes a head with a capital for the full name before it', () => {
    const text = 'The Lakeside Commission met in Geneva on Monday. Members of the Commission voted for the plan.';
    expect(summary(text)).toEqual(['organisation Lakeside Commission (Commission) 2', 'place Geneva 1']);
  });
});

describe('events', () => {
  it('takes only names that are certain', () => {
    const text =
      'Operation Silent Harbour began during the Cold War. After the 1979 United Kingdom general election she won the Arctic Summit.';
    const { mentions } = recogniseText(text);
    expect(mentions.map(({ type, text: name }) => `${type} ${name}`)).toEqual([
      'event Operation Silent Harbour',
      'event Cold War',
      'event 1979 United Kingdom general election',
      'event Arctic Summit',
    ]);
  });
});

describe('capitals that say nothing', () => {
  it('does not name the words that open sentences, quotations and list items', () => {
    const text =
      'Recently, analysts saw less trade. “Nobody knows why,” one said. “Prices fell.” Talks stalled. Shares rose.\n' +
      'Rescuers arrived late. Hundreds left. According to officials, Tuesday was calm. In September, Police closed roads.';
    expect(summary(text)).toEqual([]);
  });

  it('reads a headline in title case by the names of the body', () => {
    const text =
      'Santos Beats Whitfield to Win Third Straight Title\n\n' +
      'Maria Santos beat Jill Whitfield on Sunday. Santos said she was tired.';
    expect(summary(text)).toEqual(['person Maria Santos (Santos) 3', 'person Jill Whitfield (Whitfield) 2']);
  });

  it('reads a line of capitals by the names of the body and the lists', () => {
    const text =
      'NASA DELAYS RAMAN PROBE AFTER LEAK IN FLORIDA\n\nPriya Raman of NASA said a leak was found in Florida. Raman was calm.';
    expect(summary(text)).toEqual([
      'person Priya Raman (RAMAN, Raman) 3',
      'organisation NASA 2',
      'place Florida (FLORIDA) 2',
    ]);
  });

  it('leaves money, ordinary acronyms and letters alone', () => {
    expect(summary('He paid US$ 300 for a TV and a DVD. Group F plays at 8 PM. The GDP rose, the CEO said.')).toEqual(
      [],
    );
  });
});

describe('other languages', () => {
  it('believes only what the lists know', () => {
    const text =
      'Am Montag traf Olaf Lindner in Berlin das Kabinett. Die Opposition kritisierte den Plan der Koalition.';
    const { entities } = recognise({ text, published: null, language: 'de' }, knowledge);
    expect(entities.map(({ id }) => id)).toEqual(['person:olaf-lindner', 'place:berlin']);
  });
});

describe('what may be no such name', () => {
  const possible = (text: string) =>
    recogniseText(text).entities.flatMap(({ name, possible: is }) => (is ? [name] : []));

  it('is a name seen once of which neither its words nor what stands around tell the type', () => {
    expect(possible('Fans of Sundew cheered. The mayor, Ann Hartley, did not.')).toEqual(['Sundew']);
    expect(possible('Few had heard of Wexcombe before Friday.')).toEqual(['Wexcombe']);
  });

  it('is no name that the text repeats', () => {
    expect(summary('Wexcombe won again. Nobody at Wexcombe was surprised.')).toEqual(['organisation Wexcombe 2']);
    expect(possible('Wexcombe won again. Nobody at Wexcombe was surprised.')).toEqual([]);
  });
});

describe('the result', () => {
  it('has stable ids and empty quotes and dates', () => {
    const text = 'João Almeida of the UN spoke in São Paulo.';
    const result = recogniseText(text);
    expect(result.entities.map(({ id }) => id)).toEqual(['person:joao-almeida', 'organisation:un', 'place:sao-paulo']);
    expect(result.quotes).toEqual([]);
    expect(result.dates).toEqual([]);
    expect(recogniseText(text)).toEqual(result);
  });

  it('has nothing to say about nothing', () => {
    expect(recogniseText('')).toEqual({ mentions: [], entities: [], quotes: [], dates: [] });
  });
});
