import { describe, expect, test } from 'vitest';
import { recogniseText } from './knowledge-fixture.ts';

/** "Ann Roe: mayor of Exville; chairwoman": the people of a text to whom it gives roles. */
function roles(text: string): string[] {
  return recogniseText(text).entities.flatMap(({ name, roles: own }) =>
    own === undefined ? [] : [`${name}: ${own.join('; ')}`],
  );
}

describe('roles', () => {
  test('are what stands before a name, with the body and country it is of', () => {
    expect(
      roles(
        'White House national security spokesman Nathan Brookes met Foreign Minister Elena Petrova on Monday. ' +
          "Germany's Interior Minister Karl Weber was there, too.",
      ),
    ).toEqual([
      'Nathan Brookes: White House national security spokesman',
      'Elena Petrova: Foreign Minister',
      "Karl Weber: Germany's Interior Minister",
    ]);
  });

  test('are what stands beside it between commas, also behind an age', () => {
    expect(
      roles(
        'Nathan Brookes, 54, the mayor of Portland, resigned. The chief executive of Nestle, Elena Petrova, said so. ' +
          'Karl Weber, chairman and chief executive of Siemens, denied it.',
      ),
    ).toEqual([
      'Nathan Brookes: mayor of Portland',
      'Elena Petrova: chief executive of Nestle',
      'Karl Weber: chairman and chief executive of Siemens',
    ]);
  });

  test('leave out ways of address, kin, and a verb or place that only stands before', () => {
    expect(
      roles(
        'Mr Nathan Brookes, a witness, waited. His brother Daniel Brookes praised President Elena Petrova. ' +
          'In Berlin Chancellor Karl Weber listened.',
      ),
    ).toEqual(['Elena Petrova: President', 'Karl Weber: Chancellor']);
  });

  test('do not pass from one subject to the next', () => {
    expect(roles('Nathan Brookes, the mayor said, had resigned. Elena Petrova, a judge ruled, may go.')).toEqual([]);
    expect(roles('The film, from a novel by Elena Petrova, follows a director who returns to Berlin.')).toEqual([]);
  });

  test('say once what a longer one says, too', () => {
    expect(
      roles(
        'Trade Minister Elena Petrova spoke. Petrova, the minister, left. Minister Petrova came back, and Karl Weber, a minister, too.',
      ),
    ).toEqual(['Elena Petrova: Trade Minister', 'Karl Weber: minister']);
  });

  test('are few, however often and in however many ways a text repeats them', () => {
    const towns = Array.from(
      { length: 300 },
      (_, i) => `Nathan Brookes, the mayor of ${i % 2 ? 'Mayor of ' : ''}Portland${i}, said no. `,
    );
    const [own] = roles(towns.join(''));
    expect(own?.split('; ').length).toBe(4);
    expect(own).toMatch(/^Nathan Brookes: mayor of Portland0; /);
  });
});
