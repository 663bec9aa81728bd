import { expect, test } from 'vitest';
import { openApp } from '../../support/app.ts';
import { counterIds } from '../../support/clock.ts';
import { copyOf } from '../../support/copies.ts';

const told = {
  ferry: [
    'The ferry was late, and nobody from the harbour could say when it would have been repaired.',
    'It was said that the engine had been damaged by the ice before they left, but that was denied.',
    'The harbour wants another engine for the ferry, and the council will not pay for it.',
  ],
  repair: [
    'The council was asked for a new engine, and it was told what the ferry would cost without it.',
    'They have had to close the harbour before, but that was when the water was higher than it is now.',
    'By then the ferry had been moved from the yard, and it has missed the tide.',
  ],
  orchard: [
    'The apples were picked before the frost, and most of them have been pressed by now.',
    'It was the best year that the growers could remember, but they had said that before.',
    'Not all that was pressed will be sold: some of it is from trees which were grafted there.',
  ],
  // Subjects of their own, with words of any report in both.
  sleeper: [
    'The sleeper leaves Malmö at dusk with nine berths, a buffet and two conductors, according to the ministry on Monday.',
    'Its couchettes were painted brown; a number of passengers warned that the heating needs repair, and so it comes late.',
    'The timetable gives the locomotive eleven hours over the viaduct, with one halt for the customs.',
  ],
  shells: [
    'The ministry warned on Monday that a number of shells had crossed the strait, according to a general.',
    'What comes next needs the consent of the admirals, who told envoys that the missile drill and the embargo stay.',
    'Munitions, mortars and a frigate were paraded before the generals of the peninsula.',
  ],
};

async function relatedTo(subject: keyof typeof told, ...others: (keyof typeof told)[]) {
  const app = await openApp();
  const newId = counterIds(100);
  const ids = [subject, ...others].map(() => newId());
  for (const [at, title] of [subject, ...others].entries())
    await app.library.add(...copyOf(ids[at] ?? '', told[title], { title }));
  return app.near.related(ids[0] ?? '', 5);
}

test('in a library of a few articles those are related that share words that tell something', async () => {
  const [nearest, ...rest] = await relatedTo('ferry', 'repair', 'orchard');
  expect(nearest?.title).toBe('repair');
  expect(nearest?.words.map((word) => word.toLowerCase()).toSorted()).toEqual([
    'council',
    'engine',
    'ferry',
    'harbour',
  ]);
  expect(rest).toEqual([]);
});

test('articles on different subjects are not related by the words of any report', async () => {
  expect(await relatedTo('shells', 'sleeper', 'orchard', 'ferry', 'repair')).toEqual([]);
  expect(await relatedTo('sleeper', 'shells', 'orchard', 'ferry', 'repair')).toEqual([]);
});

test('articles that share nothing but function words are not related', async () => {
  expect(await relatedTo('orchard', 'ferry', 'repair')).toEqual([]);
  expect(await relatedTo('orchard', 'ferry')).toEqual([]);
});
