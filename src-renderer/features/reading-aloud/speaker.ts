import type { SpokenSentence } from '#shared/reading-aloud/sentences.ts';
import { utterancesOf } from '#shared/reading-aloud/sentences.ts';

/** A passage of the reading text: UTF-16 code units, end exclusive. */
interface Passage {
  readonly start: number;
  readonly end: number;
}

/** How a voice is to speak. */
export interface Manner {
  readonly voice: SpeechSynthesisVoice;
  /** Times the usual speed. */
  readonly speed: number;
}

export interface SpeakerEvents {
  /** Where it is: a sentence of the list by its index, and the word where the voice tells; null at the sentence's start. */
  readonly onPlace: (index: number, word: Passage | null) => void;
  /** The last sentence is over. */
  readonly onEnd: () => void;
  /** Another program or window has taken the voice, or it was refused: nothing is said any more. */
  readonly onSilenced: (error: SpeechSynthesisErrorCode) => void;
}

/** Letters that take less than fifteen seconds at the usual speed: in longer ones Chromium's voices may fall silent. */
const longestUtterance = 180;

/**
 * Speaks sentences of a text one after another by the Web Speech API. Pausing ends what is being said and remembers the word:
 * the API's own `pause` does nothing with some engines, and with others never comes back.
 */
export class Speaker {
  private readonly speech: SpeechSynthesis;
  private readonly text: string;
  private readonly sentences: readonly SpokenSentence[];
  private readonly events: SpeakerEvents;
  /** What is being said. Kept here as well, since an utterance that is collected tells of no end. */
  private current: SpeechSynthesisUtterance | null = null;
  private index = 0;
  /** Where in the text goes on what was paused. */
  private at: number | null = null;

  constructor(speech: SpeechSynthesis, text: string, sentences: readonly SpokenSentence[], events: SpeakerEvents) {
    this.speech = speech;
    this.text = text;
    this.sentences = sentences;
    this.events = events;
  }

  /** Speaks from the beginning of a sentence on. */
  speakFrom(index: number, manner: Manner): void {
    this.at = null;
    this.index = index;
    this.goOn(manner);
  }

  /** Goes to a sentence without a word; `goOn` speaks it. */
  goTo(index: number): void {
    this.hush();
    this.at = null;
    this.index = index;
    this.events.onPlace(index, null);
  }

  /** Goes on from the word at which it was paused, or in another manner from the word that is being said. */
  goOn(manner: Manner): void {
    this.hush();
    const sentence = this.sentences[this.index];
    if (sentence === undefined) {
      this.events.onEnd();
      return;
    }
    const from = this.at ?? sentence.start;
    if (this.at === null) this.events.onPlace(this.index, null);
    const longest = Math.round(longestUtterance * Math.min(1, manner.speed));
    this.say(utterancesOf(this.text, { start: from, end: sentence.end }, longest), manner);
  }

  /** Says nothing any more; `goOn` goes on from here. */
  pause(): void {
    this.hush();
  }

  private hush(): void {
    const wasSpeaking = this.current !== null;
    this.current = null;
    // Only what is ours: another window may be reading.
    if (wasSpeaking) this.speech.cancel();
  }

  private say(pieces: readonly Passage[], manner: Manner): void {
    const [piece, ...rest] = pieces;
    if (piece === undefined) {
      this.at = null;
      this.index += 1;
      this.goOn(manner);
      return;
    }
    const utterance = new SpeechSynthesisUtterance(this.text.slice(piece.start, piece.end));
    utterance.voice = manner.voice;
    utterance.lang = manner.voice.lang;
    utterance.rate = manner.speed;
    // Events of an utterance that was given up come later than the next one's.
    const isCurrent = () => this.current === utterance;
    utterance.onboundary = (event) => {
      if (!isCurrent() || event.name !== 'word') return;
      const start = piece.start + event.charIndex;
      this.at = start;
      this.events.onPlace(this.index, wordAt(this.text, start, piece.end, event.charLength));
    };
    utterance.onend = () => {
      if (!isCurrent()) return;
      this.current = null;
      this.at = rest[0]?.start ?? null;
      this.say(rest, manner);
    };
    utterance.onerror = ({ error }) => {
      if (!isCurrent()) return;
      this.current = null;
      this.events.onSilenced(error);
    };
    this.current = utterance;
    this.speech.speak(utterance);
  }
}

/** The word at an offset; some engines do not say how long it is. */
function wordAt(text: string, start: number, end: number, length: number | undefined): Passage {
  if (length) return { start, end: Math.min(end, start + length) };
  const word = /^[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/u.exec(text.slice(start, end))?.[0] ?? '';
  return { start, end: start + Math.max(1, word.length) };
}
