import { afterEach, beforeEach, expect, it } from 'vitest';
import { spokenSentences } from '#shared/reading-aloud/sentences.ts';
import { Speaker } from '../../src-renderer/features/reading-aloud/speaker.ts';
import { changedSpeed } from '../../src-renderer/features/reading-aloud/speeds.ts';
import { localVoices, voiceFor } from '../../src-renderer/features/reading-aloud/voices.ts';
import { installSpeech, type SpeechControl, someVoices } from '../support/speech.ts';

const text = `One two three. Four five.\nSix; ${'and then some more words, '.repeat(12)}seven.`;
const sentences = spokenSentences(text, 'en');
const ada = someVoices[2];

let control: SpeechControl;
let told: string[];
let speaker: Speaker;

beforeEach(() => {
  control = installSpeech(globalThis, someVoices);
  told = [];
  speaker = new Speaker(speechSynthesis, text, sentences, {
    onPlace: (index, word) => told.push(word === null ? `${index}` : `${index} ${text.slice(word.start, word.end)}`),
    onEnd: () => told.push('end'),
    onSilenced: (error) => told.push(error),
  });
});

afterEach(() => {
  for (const name of ['speechSynthesis', 'SpeechSynthesisUtterance', 'speechControl'])
    Reflect.deleteProperty(globalThis, name);
});

const soon = () => new Promise((resolve) => setTimeout(resolve));

it('speaks sentence after sentence to the end, none in an utterance that is too long for the engine', () => {
  speaker.speakFrom(0, { voice: ada, speed: 1.5 });
  while (control.speaking !== null) control.finish();
  expect(told).toEqual(['0', '1', '2', 'end']);
  expect(control.said.map(({ text: said }) => said).join(' ')).toBe(text.replace('\n', ' '));
  expect(control.said.every(({ text: said }) => said.length <= 180)).toBe(true);
  expect(control.said[0]).toEqual({ text: 'One two three.', voice: 'gb', speed: 1.5 });
});

it('a slow voice gets shorter utterances', () => {
  speaker.speakFrom(2, { voice: ada, speed: 0.5 });
  while (control.speaking !== null) control.finish();
  expect(control.said.every(({ text: said }) => said.length <= 90)).toBe(true);
});

it('tells of words, also where the voice does not say how long they are', () => {
  speaker.speakFrom(0, { voice: ada, speed: 1 });
  control.word(4, 3);
  control.word(8);
  expect(told).toEqual(['0', '0 two', '0 three']);
});

it('goes on from the word at which it was paused, and in another manner from the word that is said', async () => {
  speaker.speakFrom(0, { voice: ada, speed: 1 });
  control.word(4, 3);
  speaker.pause();
  await soon();
  expect(control.speaking).toBeNull();
  expect(told).toEqual(['0', '0 two']);
  speaker.goOn({ voice: ada, speed: 1 });
  expect(control.speaking).toBe('two three.');
  control.word(4, 5);
  expect(told.at(-1)).toBe('0 three');
  speaker.goOn({ voice: someVoices[1], speed: 2 });
  expect(control.said.at(-1)).toEqual({ text: 'three.', voice: 'us', speed: 2 });
  await soon();
  control.finish();
  expect(told.at(-1)).toBe('1');
});

it('a sentence that was gone to while it was silent is the one that is spoken', () => {
  speaker.speakFrom(0, { voice: ada, speed: 1 });
  control.word(4, 3);
  speaker.pause();
  speaker.goTo(1);
  expect(control.speaking).toBeNull();
  speaker.goOn({ voice: ada, speed: 1 });
  expect(control.speaking).toBe('Four five.');
});

it('what another program cancels and what fails is told once; what it gave up itself is not', async () => {
  speaker.speakFrom(0, { voice: ada, speed: 1 });
  speaker.speakFrom(1, { voice: ada, speed: 1 });
  await soon();
  expect(told).toEqual(['0', '1']);
  control.fail('interrupted');
  expect(told.at(-1)).toBe('interrupted');
  const { cancels } = control;
  speaker.pause();
  // Nothing of its own is being said: what is said may be another window's.
  expect(control.cancels).toBe(cancels);
});

it('only voices of this computer are voices', () => {
  expect(localVoices(someVoices).map(({ voiceURI }) => voiceURI)).toEqual(['us', 'gb', 'de']);
  expect(localVoices([someVoices[0]])).toEqual([]);
});

it('a language is read by the chosen voice, its own variant, or any that speaks it', () => {
  const voices = localVoices(someVoices);
  const uri = (language: string | null, chosen = {}) => voiceFor(voices, language, chosen)?.voiceURI ?? null;
  expect(uri('en-GB')).toBe('gb');
  expect(uri('en')).toBe('us');
  expect(uri('en', { en: 'gb' })).toBe('gb');
  // Chosen on another computer, or one that asks a server.
  expect(uri('en-US', { en: 'gone' })).toBe('us');
  expect(uri('en-US', { en: 'net' })).toBe('us');
  expect(uri('de-AT')).toBe('de');
  expect(uri('fr')).toBeNull();
  expect(uri('fr', { fr: 'de' })).toBe('de');
  expect(uri(null)).toBe('us');
  expect(uri(null, { und: 'de' })).toBe('de');
  expect(voiceFor([], 'en', {})).toBeNull();
});

it('speed goes by tenths from a half to three', () => {
  expect(changedSpeed(1, 1)).toBe(1.1);
  expect(changedSpeed(0.5, -1)).toBe(0.5);
  expect(changedSpeed(3, 1)).toBe(3);
  expect(changedSpeed(0.7, -1)).toBe(0.6);
});
