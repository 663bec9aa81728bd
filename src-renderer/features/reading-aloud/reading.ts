import { type SpokenSentence, spokenSentences } from '#shared/reading-aloud/sentences.ts';
import { changeSettings } from '../../api/actions.ts';
import { articleQuery, queryClient, settingsQuery } from '../../api/queries.ts';
import type { ArticlePage } from '../../lib/article-page/article-page.ts';
import { paintLayer } from '../../lib/article-page/paint-layers.ts';
import { type Passage, useSession } from '../../session/session.ts';
import { Following, firstInView } from './following.ts';
import { closed, useReadingAloud } from './reading-state.ts';
import { type Manner, Speaker } from './speaker.ts';
import { changedSpeed, usualSpeed } from './speeds.ts';
import { languageOf, localVoices, unknownLanguage, voiceFor } from './voices.ts';

/** What is open: all of it goes when the article does. */
interface Opened {
  readonly page: ArticlePage;
  readonly sentences: readonly SpokenSentence[];
  readonly speaker: Speaker;
  readonly following: Following;
  readonly closing: AbortController;
  /** Where a selection began that was read from: it stays selected, and is not begun with again. */
  startedAt: number | null;
  isAsked: boolean;
}

let opened: Opened | null = null;
/** What was chosen since the bar was opened: an earlier answer of the settings may come after the key. */
let chosenSpeed: number | null = null;

/** Reads the open article from the selection on, else from the first sentence on the screen; pauses, or goes on. */
export async function readOrPause(): Promise<void> {
  const { page } = useSession.getState();
  if (page === null) return;
  const now = opened ?? (await open(page));
  if (now === null || now !== opened) return;
  const { status } = useReadingAloud.getState();
  if (status === 'reading') {
    now.speaker.pause();
    useReadingAloud.setState({ status: 'paused' });
    return;
  }
  const start = pointedAt();
  if (status === 'paused' && (start === null || start === now.startedAt)) {
    speak(now, (manner) => now.speaker.goOn(manner));
    return;
  }
  now.startedAt = start;
  const at = start === null ? firstInView(page, scrollerOf(page), now.sentences) : sentenceAt(now.sentences, start);
  readFrom(now, at);
}

/** Says nothing any more, takes the mark away and closes the bar. */
export function stopReading(): void {
  opened?.speaker.pause();
  opened?.closing.abort();
  if (opened !== null) paint(opened.page, null, null);
  opened = null;
  chosenSpeed = null;
  useReadingAloud.setState(closed);
}

/** Goes to the next (1) or the previous (-1) sentence or paragraph: reads on from there, or waits there while it is paused. */
export function stepReading(by: 1 | -1, unit: 'sentence' | 'paragraph'): void {
  if (opened === null) return;
  const { status, index } = useReadingAloud.getState();
  if (index < 0) {
    void readOrPause();
    return;
  }
  const next = unit === 'sentence' ? index + by : paragraphFrom(opened.sentences, index, by);
  const wanted = Math.min(Math.max(next, 0), opened.sentences.length - 1);
  if (status === 'reading') readFrom(opened, wanted);
  else {
    opened.isAsked = true;
    opened.speaker.goTo(wanted);
  }
}

/** Speaks faster (1) or slower (-1), from the word that is being said; at the end of the scale nothing. The speed is kept. */
export function changeSpeed(by: 1 | -1): void {
  const speed = changedSpeed(speedOf(), by);
  if (speed === speedOf()) return;
  chosenSpeed = speed;
  void changeSettings({ voiceSpeed: speed });
  goOnOtherwise();
}

/** Speaks with another voice, which is kept for the article's language. */
export function chooseVoice(voiceURI: string): void {
  const { voices, language } = useReadingAloud.getState();
  const voice = voices.find((each) => each.voiceURI === voiceURI);
  if (voice === undefined) return;
  void changeSettings({ voices: { ...chosenVoices(), [languageOf(language) ?? unknownLanguage]: voiceURI } });
  useReadingAloud.setState({ voice, problem: null });
  goOnOtherwise();
}

function goOnOtherwise(): void {
  const now = opened;
  if (now !== null && useReadingAloud.getState().status === 'reading') speak(now, (manner) => now.speaker.goOn(manner));
}

async function open(page: ArticlePage): Promise<Opened | null> {
  const { articleId } = useSession.getState();
  const article = articleId === null ? undefined : queryClient.getQueryData(articleQuery(articleId).queryKey)?.article;
  const language = article?.language ?? null;
  const sentences = spokenSentences(page.map.text, language);
  const closing = new AbortController();
  const { signal } = closing;
  const speaker = new Speaker(window.speechSynthesis, page.map.text, sentences, {
    onPlace: (index, word) => {
      const sentence = sentences[index] ?? null;
      if (sentence === null || opened === null) return;
      useReadingAloud.setState({ index });
      paint(page, sentence, word);
      opened.following.show(word ?? sentence, opened.isAsked);
      opened.isAsked = false;
    },
    onEnd: () => {
      paint(page, null, null);
      useReadingAloud.setState({ status: 'ready', index: -1 });
    },
    onSilenced: (error) => {
      const isTaken = error === 'canceled' || error === 'interrupted';
      useReadingAloud.setState({ status: 'paused', problem: isTaken ? null : 'fails' });
    },
  });
  const following = new Following(page, scrollerOf(page), signal);
  opened = { page, sentences, speaker, following, closing, startedAt: null, isAsked: false };
  useReadingAloud.setState({ ...closed, status: 'looking', count: sentences.length, language });
  // The article goes, is left for another page of Postil, or has another text.
  signal.addEventListener(
    'abort',
    useSession.subscribe((session) => {
      if (session.page !== page) stopReading();
    }),
  );
  // A voice goes on when its page has gone.
  window.addEventListener('pagehide', stopReading, { signal });
  const now = opened;
  await voicesKnown(signal);
  if (now !== opened) return null;
  findVoice();
  window.speechSynthesis?.addEventListener('voiceschanged', findVoice, { signal });
  useReadingAloud.setState({ status: 'ready' });
  return useReadingAloud.getState().voice === null ? null : now;
}

/** How long voices are waited for, in milliseconds: some systems tell of them only after they were asked. */
const patience = 1500;

function voicesKnown(closing: AbortSignal): Promise<unknown> {
  const speech: SpeechSynthesis | undefined = window.speechSynthesis;
  if (speech === undefined || speech.getVoices().length > 0) return Promise.resolve();
  const signal = AbortSignal.any([closing, AbortSignal.timeout(patience)]);
  return new Promise<unknown>((resolve) => {
    speech.addEventListener('voiceschanged', resolve, { once: true, signal });
    signal.addEventListener('abort', resolve);
  });
}

function findVoice(): void {
  const { language } = useReadingAloud.getState();
  const voices = localVoices(window.speechSynthesis?.getVoices() ?? []);
  const voice = voiceFor(voices, language, chosenVoices());
  const problem = voice !== null ? null : voices.length === 0 ? 'no-voices' : 'no-language';
  const isGone = voice === null && useReadingAloud.getState().status === 'reading';
  if (isGone) opened?.speaker.pause();
  useReadingAloud.setState({ voices, voice, problem, ...(isGone && { status: 'paused' }) });
}

function readFrom(now: Opened, index: number): void {
  now.isAsked = true;
  speak(now, (manner) => now.speaker.speakFrom(index, manner));
}

function speak(now: Opened, say: (manner: Manner) => void): void {
  const { voice } = useReadingAloud.getState();
  if (voice === null || now.sentences.length === 0) return;
  useReadingAloud.setState({ status: 'reading', problem: null });
  say({ voice, speed: speedOf() });
}

function paint(page: ArticlePage, sentence: Passage | null, word: Passage | null): void {
  paintLayer(page, 'spoken', sentence === null ? [] : [sentence]);
  paintLayer(page, 'spoken-word', word === null ? [] : [word]);
}

/** Where the person points: what is selected, or the caret of caret mode. */
function pointedAt(): number | null {
  const { selection, caretMode, caret } = useSession.getState();
  return selection?.start ?? (caretMode ? caret : null);
}

function sentenceAt(sentences: readonly SpokenSentence[], offset: number): number {
  const at = sentences.findIndex(({ end }) => end > offset);
  return at < 0 ? 0 : at;
}

/** The first sentence of the next paragraph; of this one, or of the one before where it is at its beginning. */
function paragraphFrom(sentences: readonly SpokenSentence[], index: number, by: 1 | -1): number {
  const paragraph = sentences[index]?.paragraph ?? 0;
  const first = (wanted: number) => sentences.findIndex((sentence) => sentence.paragraph >= wanted);
  if (by === -1) return index > first(paragraph) ? first(paragraph) : first(paragraph - 1);
  const next = first(paragraph + 1);
  return next < 0 ? sentences.length - 1 : next;
}

function scrollerOf(page: ArticlePage): HTMLElement {
  return page.container.closest<HTMLElement>('#reader') ?? page.container;
}

function speedOf(): number {
  return chosenSpeed ?? queryClient.getQueryData(settingsQuery.queryKey)?.voiceSpeed ?? usualSpeed;
}

function chosenVoices(): Readonly<Record<string, string>> {
  return queryClient.getQueryData(settingsQuery.queryKey)?.voices ?? {};
}
