import { formatsOf } from '../formats.ts';
import type { Messages } from '../messages.ts';

const { number } = formatsOf('de');

export const aloud: Messages['aloud'] = {
  bar: 'Vorlesen',
  read: 'Vorlesen',
  pause: 'Pause',
  nextSentence: 'Nächster Satz',
  previousSentence: 'Voriger Satz',
  nextParagraph: 'Nächster Absatz',
  previousParagraph: 'Voriger Absatz',
  faster: 'Schneller',
  slower: 'Langsamer',
  speed: 'Tempo',
  times: (speed) => `${number(speed)}×`,
  stop: 'Beenden',
  voice: 'Stimme',
  noVoice: 'Stimme wählen',
  otherLanguages: 'Andere Sprachen',
  place: (at, count) => `Satz ${number(at)} von ${number(count)}`,
  looking: 'Stimmen werden gesucht…',
  noVoices:
    'Dieser Computer hat keine eigene Stimme. In den Spracheinstellungen des Systems lässt sich eine installieren: Stimmen, die den Text an einen Server senden, verwendet Postil nie.',
  noLanguage: (language) =>
    `Keine Stimme dieses Computers spricht ${language}. In den Spracheinstellungen des Systems lässt sich eine installieren, oder eine andere wählen.`,
  fails: 'Diese Stimme spricht nicht. Eine andere wählen oder noch einmal vorlesen lassen.',
};
