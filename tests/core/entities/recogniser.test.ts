import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { loadLexiconSync } from '#core/entities/load-knowledge.ts';
import { createRecogniser, type Recogniser } from '#core/entities/recogniser.ts';
import { lexiconFiles } from '#shared/entities/lexicon.ts';

const resourcesDirectory = fileURLToPath(new URL('../../../resources', import.meta.url));
const document = (text: string) => ({ text, published: null, language: 'en' });
let recogniser: Recogniser | null = null;

afterEach(async () => {
  await recogniser?.close();
  recogniser = null;
});

describe('the recogniser in its worker', () => {
  it('answers several calls in order', async () => {
    recogniser = createRecogniser({ resourcesDirectory });
    const { recognise } = recogniser;
    const answers = await Promise.all(
      ['Oslo', 'Lima', 'Cairo'].map((city) => recognise(document(`She lives in ${city}.`))),
    );
    expect(answers.map(({ entities }) => entities[0]?.id)).toEqual(['place:oslo', 'place:lima', 'place:cairo']);
  });

  it('stops a text that takes too long, and starts again', async () => {
    recogniser = createRecogniser({ resourcesDirectory, timeout: 1 });
    await expect(recogniser.recognise(document('Oslo '.repeat(200_000)))).rejects.toThrow('took longer');
    await recogniser.close();
    recogniser = createRecogniser({ resourcesDirectory });
    expect((await recogniser.recognise(document('In Oslo.'))).mentions).toHaveLength(1);
  });

  it('rejects where the lists are missing, and can be asked again', async () => {
    recogniser = createRecogniser({ resourcesDirectory: '/nowhere' });
    await expect(recogniser.recognise(document('In Oslo.'))).rejects.toThrow('failed');
    await expect(recogniser.recognise(document('In Oslo.'))).rejects.toThrow('failed');
  });

  it('rejects what waits when it is closed, and all that comes later', async () => {
    recogniser = createRecogniser({ resourcesDirectory });
    const waiting = [recogniser.recognise(document('a')), recogniser.recognise(document('b'))];
    const settled = Promise.allSettled(waiting);
    await recogniser.close();
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(recogniser.recognise(document('c'))).rejects.toThrow();
  });
});

describe('the lexicon', () => {
  it('reads every list there is', () => {
    const files = readdirSync(`${resourcesDirectory}/entities`).filter((name) => name.endsWith('.json'));
    expect(files.sort()).toEqual(lexiconFiles.map((name) => `${name}.json`).sort());
    const lexicon = loadLexiconSync(resourcesDirectory);
    const { titled, ...others } = lexicon;
    const { events, works, ...words } = titled;
    for (const value of [...Object.values(others), ...Object.values(words), events.names, works.names]) {
      expect(value.size).toBeGreaterThan(3);
    }
    expect(lexicon.known.get('DPRK')).toEqual({ kind: 'country', name: 'North Korea' });
  });
});
