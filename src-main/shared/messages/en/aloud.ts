import { formatsOf } from '../formats.ts';

const { number } = formatsOf('en');

/** The bar that reads aloud. */
export const aloud = {
  bar: 'Read aloud',
  read: 'Read',
  pause: 'Pause',
  nextSentence: 'Next sentence',
  previousSentence: 'Previous sentence',
  nextParagraph: 'Next paragraph',
  previousParagraph: 'Previous paragraph',
  faster: 'Faster',
  slower: 'Slower',
  speed: 'Speed',
  times: (speed: number) => `${number(speed)}×`,
  stop: 'Stop',
  voice: 'Voice',
  noVoice: 'Choose a voice',
  otherLanguages: 'Other languages',
  place: (at: number, count: number) => `Sentence ${number(at)} of ${number(count)}`,
  looking: 'Looking for voices…',
  noVoices:
    'This computer has no voice of its own. Install one in the speech settings of the system: Postil never uses voices that send the text to a server.',
  noLanguage: (language: string) =>
    `No voice of this computer speaks ${language}. Install one in the speech settings of the system, or choose another.`,
  fails: 'This voice does not speak. Choose another, or read again.',
};
