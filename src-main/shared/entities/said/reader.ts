import type { Quotation, Speaker } from '../../model/entity.ts';
import type { Token } from '../tokenise.ts';
import type { ArticleFacts } from './article-facts.ts';
import { type Claim, isBroken, isMark } from './claim.ts';
import { type ReadSentence, readClaims } from './claims.ts';
import { dateOfSpeech } from './date-of-speech.ts';
import type { SaidDocument } from './find-quotations.ts';
import type { Frame } from './frame.ts';
import { isQuotation } from './is-quotation.ts';
import { leadStart } from './lead.ts';
import { Memory, type Place } from './memory.ts';
import { isPast } from './pasts.ts';
import type { Phrase } from './phrases.ts';
import type { Quoted } from './quotation-marks.ts';
import { isAside } from './reported.ts';
import { type Item, readSentences, type Sentence } from './sentences.ts';
import { type Resolved, Speakers } from './speakers.ts';
import { reportingVerbs } from './verbs.ts';
import * as words from './words.ts';

/** What is told of a quotation beside its words. */
type Told = Pick<Quotation, 'speaker' | 'possible' | 'verb' | 'stance' | 'via' | 'date'>;
const nothing: Told = { speaker: null, possible: null, verb: null, stance: null, via: null, date: null };

/** In tokens: nobody is answered at such length in the news. */
const longQuotation = 10;

/** Reads the sentences of one text in order and collects its quotations. */
export class Reader {
  readonly quotations: Quotation[] = [];
  readonly #document: SaidDocument;
  readonly #tokens: readonly Token[];
  readonly #memory = new Memory();
  readonly #speakers: Speakers;
  /** What the sentence before told last: a quotation that stands alone goes on with it. */
  #last: (Place & { readonly told: Told; readonly only: boolean }) | null = null;
  /** What the frame of the claim before told first: it may break that, and go on. */
  #first: { readonly claim: Claim; readonly start: number } | null = null;
  /** The subject of the sentence before: "Kirby shrugged. “…”" */
  #lead: (Place & { readonly told: Told }) | null = null;

  constructor(document: SaidDocument, tokens: readonly Token[], facts: ArticleFacts) {
    this.#document = document;
    this.#tokens = tokens;
    this.#speakers = new Speakers(facts, this.#memory);
  }

  /** Reads the next sentence, whose number is `index`. */
  read(raw: Sentence, index: number): void {
    const sentence = readClaims(raw, false);
    const place = { sentence: index, paragraph: sentence.paragraph };
    const told = new Map<Frame | Phrase, Told>();
    let seen = 0;
    const noteUntil = (item: number, all: boolean) => {
      for (; seen < item; seen += 1) this.#note(sentence, seen, place, all);
    };
    for (const claim of sentence.claims) {
      const phrase = claim.frame?.subject ?? claim.subject;
      const key = claim.frame ?? claim.subject;
      // "Kirby must go, he said": he is someone else, so what is said is not looked at for him.
      // "The agency had warned them, according to its spokesman": there it is whose spokesman speaks.
      const owned = phrase !== null && phrase.possessive !== null;
      const aside = claim.frame !== null && isAside(sentence.items, sentence.floor, claim.frame);
      if (phrase !== null) noteUntil(owned ? phrase.from : Math.min(phrase.from, claim.from), owned || aside);
      const said = (key && told.get(key)) ?? this.#tell(claim, sentence, place);
      if (key !== null) told.set(key, said);
      this.#add(claim, sentence, said, place);
    }
    noteUntil(sentence.items.length, false);
  }

  #start(token: number): number {
    return this.#tokens[token]?.start ?? 0;
  }
  #end(token: number): number {
    return this.#tokens[token - 1]?.end ?? 0;
  }

  #note(sentence: ReadSentence, at: number, place: Place, all: boolean): void {
    const item = sentence.items[at] as Item;
    const { subject, floor, claims } = sentence;
    const reported = !all && claims.some(({ from, to }) => from <= at && at < to);
    if (subject?.at === at) {
      const resolved = this.#resolve(subject, sentence, place);
      if (resolved !== null && !reported) {
        const { referent } = resolved;
        this.#memory.note(resolved.sure ? referent : { ...referent, guess: true }, 'subject', place);
        const sure = resolved.sure && resolved.referent.type === 'person';
        this.#lead = { told: { ...nothing, ...this.#speaking(subject, sentence, { ...resolved, sure }) }, ...place };
      }
    }
    if (item.mention === null || at < floor) return;
    const { type, entity } = item.mention;
    if (type === 'person' || type === 'organisation' || type === 'place') {
      // "was sentenced by Judge Bond": she is as near as whoever was.
      const agent = sentence.items[at - 1]?.word === 'by' || sentence.items[at - 2]?.word === 'by';
      const acts = type !== 'place' && !reported && (agent || isActing(sentence.items, at));
      this.#memory.note(this.#speakers.ofEntity(entity), reported ? 'reported' : acts ? 'subject' : 'mention', place);
    }
  }

  #tell(claim: Claim, sentence: ReadSentence, place: Place): Told {
    const { frame } = claim;
    const phrase = frame?.subject ?? claim.subject;
    if (frame === null && phrase === null) return this.#told(sentence, place);
    const told = { ...nothing, ...(frame === null ? {} : this.#reporting(frame, sentence, claim)) };
    if (phrase === null || phrase.to <= phrase.from) return told;
    const resolved = this.#answering(
      this.#doubted(this.#resolve(phrase, sentence, place), phrase, claim, sentence),
      phrase,
      claim,
      sentence,
      place,
    );
    if (resolved !== null) {
      // Who speaks is somebody, also where the noun is not known for it: "a dog walker said".
      const type = phrase.kind === 'unknown' ? 'person' : resolved.referent.type;
      const spoke = { ...resolved.referent, type };
      this.#memory.note(resolved.sure ? spoke : { ...spoke, guess: true }, 'speaker', place);
    }
    return { ...told, ...this.#speaking(phrase, sentence, resolved), via: this.#through(claim.via, sentence, place) };
  }

  /** A quotation with no frame: it goes on with what the sentence before began, or that sentence says whose it is. */
  #told(raw: ReadSentence, place: Place): Told {
    const { items, subject } = raw;
    const { sentence, paragraph } = place;
    if (!isAlone(items)) {
      // "Brook thanked voters “for their patience”": most likely the words are hers.
      const guess = subject === null ? null : this.#speaking(subject, raw, this.#resolve(subject, raw, place));
      return { ...nothing, possible: guess?.speaker ?? guess?.possible ?? null };
    }
    const before = [this.#last, this.#lead].find((one) => one?.paragraph === paragraph && one.sentence >= sentence - 1);
    // "“…,” says Lee. Her son was born there. “…”": she goes on, or he begins.
    const rival = before === this.#lead && this.#last?.paragraph === paragraph ? this.#last.told.speaker : null;
    if (before && rival !== null && rival.entity !== before.told.speaker?.entity) {
      return { ...nothing, possible: rival };
    }
    if (before) return before.told;
    const last = this.#last;
    // "“…,” she said." and a paragraph of quotation behind it: she goes on, if nobody else spoke there. A few words may as well be
    // what she is answered.
    const next = last !== null && last.paragraph === paragraph - 1 && last.sentence === sentence - 1;
    const long = (items.at(-1)?.to ?? 0) - (items[0]?.from ?? 0) >= longQuotation;
    if (next && long && last.only && last.told.speaker !== null) return last.told;
    // At the start of a paragraph it may be anybody's; most likely it is that of whoever spoke last.
    const { speaker = null, possible = null } = last?.told ?? {};
    return { ...nothing, possible: speaker ?? possible };
  }

  #speaking(phrase: Phrase, { items }: Sentence, resolved: Resolved | null): Pick<Told, 'speaker' | 'possible'> {
    if (resolved === null) return { speaker: null, possible: null };
    const { referent, sure } = resolved;
    const [start, end] = this.#span(phrase, items);
    const speaker: Speaker = { start, end, name: referent.name, entity: referent.entity };
    return sure ? { speaker, possible: null } : { speaker: null, possible: speaker };
  }

  /** "Kirby speaks French, he says": he may be Kirby, or whoever spoke before. */
  #doubted(
    resolved: Resolved | null,
    { kind }: Phrase,
    { from, to, frame }: Claim,
    { subject }: ReadSentence,
  ): Resolved | null {
    if (resolved === null || kind !== 'pronoun' || subject?.mention?.type !== 'person' || to > (frame?.from ?? 0))
      return resolved;
    const inside = from <= subject.at && subject.at < to && subject.mention.entity !== resolved.referent.entity;
    return inside ? { ...resolved, sure: false } : resolved;
  }

  /** "“How?” he asked. “By bus,” she replied": whoever answers is most likely not the one who spoke last. */
  #answering(
    resolved: Resolved | null,
    { kind }: Phrase,
    { frame }: Claim,
    { items }: Sentence,
    { sentence }: Place,
  ): Resolved | null {
    if (resolved === null || kind !== 'pronoun' || frame === null || this.#last === null) return resolved;
    const { told, sentence: at } = this.#last;
    const answers = /^(?:repl|respond|answer|retort|counter)/.test(items[frame.verb]?.word ?? '');
    const same = told.speaker !== null && told.speaker.entity === resolved.referent.entity;
    return answers && same && at < sentence ? { ...resolved, sure: false } : resolved;
  }

  #resolve(phrase: Phrase, sentence: Sentence, place: Place): Resolved | null {
    return this.#speakers.resolve(phrase, sentence, place, this.#flat(...this.#span(phrase, sentence.items)));
  }

  #through(phrase: Phrase | null, sentence: Sentence, place: Place): Speaker | null {
    if (phrase === null || phrase.to <= phrase.from) return null;
    return this.#speaking(phrase, sentence, this.#resolve(phrase, sentence, place)).speaker;
  }

  #span({ kind, from, to, at }: Phrase, items: readonly Item[]): readonly [start: number, end: number] {
    // Of a name that is all; a role is a phrase.
    if (kind === 'name') return [this.#start((items[at] as Item).from), this.#end((items[at] as Item).to)];
    return [this.#start((items[from] as Item).from), this.#end((items[to - 1] as Item).to)];
  }

  #flat(start: number, end: number): string {
    return this.#document.text.slice(start, end).replaceAll(/\s+/g, ' ');
  }

  #reporting(frame: Frame, sentence: ReadSentence, claim: Claim | null): Pick<Told, 'verb' | 'stance' | 'date'> {
    const { items, claims, floor } = sentence;
    const { from, to } = items[frame.verb] as Item;
    // "On Tuesday, Kirby said": what stands before the first thing said belongs to it too. "It broke in May, before Kirby said" does not.
    const first = claim !== null && claims[0] === claim && claim.from >= frame.to && !isAside(items, floor, frame);
    const { dates, text } = this.#document;
    return {
      verb: text.slice(this.#start(from), this.#end(to)),
      stance: frame.reporting.stance,
      date: dateOfSpeech(items, frame, first ? floor : frame.from, this.#tokens, dates),
    };
  }

  #add(claim: Claim, sentence: ReadSentence, told: Told, place: Place): void {
    const { items } = sentence;
    const from = (items[claim.from] as Item).from;
    const to = (items[claim.to - 1] as Item).to;
    const { text } = this.#document;
    const headed = (claim.from <= 1 && items[claim.to]?.word === ':') || items[claim.from - 1]?.word === ':';
    if (claim.kind === 'direct' && !isQuotation(this.#tokens, text, { from, to }, claim, headed || isAlone(items)))
      return;
    const [start, end] = [this.#start(from), this.#end(to)];
    const verb = leadStart(claim, items);
    const lead = verb && text.slice(this.#start(verb.from), start).trimEnd();
    const goesOn = this.#first !== null && isBroken(this.#first.claim, claim) ? { continues: this.#first.start } : {};
    this.quotations.push({ start, end, text: text.slice(start, end), kind: claim.kind, lead, ...told, ...goesOn });
    if (this.#first === null || claim.frame !== this.#first.claim.frame) this.#first = { claim, start };
    const last = this.#last?.paragraph === place.paragraph ? this.#last : null;
    const opens = last === null ? claim.kind === 'direct' && sentence.opens && claim.from <= 1 : last.only;
    const same = last === null || last.told.speaker?.entity === told.speaker?.entity;
    this.#last = { told, ...place, only: opens && same && claim.kind === 'direct' && told.speaker?.entity != null };
    const quoted = items[claim.from]?.quoted ?? null;
    if (claim.kind === 'direct' && quoted !== null) this.#inner(quoted, told);
  }

  /** Quotations in a quotation: "I told him, ‘Go,’"; the "I" is who speaks outside. */
  #inner({ from, to, inner }: Quoted, outer: Told): void {
    if (inner.length === 0) return;
    const { text, mentions } = this.#document;
    for (const raw of readSentences(this.#tokens, text, { from: from + 1, to: to - 1 }, inner, mentions)) {
      const sentence = readClaims(raw, true);
      for (const { kind, frame, fragment, from: at } of sentence.claims) {
        if (kind !== 'direct' || frame === null || fragment) continue;
        const item = sentence.items[at] as Item;
        const [start, end] = [this.#start(item.from), this.#end(item.to)];
        const speaking = this.#innerSpeaker(frame.subject, sentence, outer);
        const told = { ...nothing, ...this.#reporting(frame, sentence, null), ...speaking };
        this.quotations.push({ start, end, text: text.slice(start, end), kind, lead: null, ...told });
      }
    }
  }

  #innerSpeaker(phrase: Phrase | null, { items }: Sentence, outer: Told): Pick<Told, 'speaker' | 'possible'> {
    if (phrase === null) return nothing;
    const [start, end] = this.#span(phrase, items);
    if (phrase.head === 'i') {
      const own = (speaker: Speaker | null) => speaker && { ...speaker, start, end };
      return { speaker: own(outer.speaker), possible: own(outer.possible) };
    }
    if (phrase.kind === 'pronoun' && phrase.head !== 'we') return nothing;
    const name = phrase.mention === null ? this.#flat(start, end) : this.#speakers.ofEntity(phrase.mention.entity).name;
    return { speaker: { start, end, name, entity: phrase.mention?.entity ?? null }, possible: null };
  }
}

const isAlone = (items: readonly Item[]) => items.every(({ kind }) => kind === 'quoted' || kind === 'mark');

/** "and Kirby has promised": whether a name stands before its verb, as subject of a clause. */
function isActing(items: readonly Item[], at: number): boolean {
  const before = items[at - 1]?.word ?? '';
  const next = items[at + 1];
  if (next?.kind !== 'word' || words.prepositions.has(before) || /^(?:'s|and|or)$/.test(before)) {
    return before === 'and' && isMark(items[at - 2], /^[,;]$/) && next?.kind === 'word' && isVerb(next.word);
  }
  return isVerb(next.word);
}

function isVerb(word: string): boolean {
  return words.auxiliaries.has(word) || reportingVerbs.get(word)?.doubtful === false || isPast(word);
}
