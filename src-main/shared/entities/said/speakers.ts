import { type ArticleFacts, genderOf, organisationCalled } from './article-facts.ts';
import type { Memory, Place, Referent } from './memory.ts';
import { kindOf, type Phrase } from './phrases.ts';
import type { Item, Sentence } from './sentences.ts';
import * as words from './words.ts';

/** Who a phrase means, and whether the text says so plainly. */
export interface Resolved {
  readonly referent: Referent;
  readonly sure: boolean;
}

/** Bodies that a text calls by what they are, whatever their name: "the company", "the bank". */
const generic =
  /^(?:company|firm|group|airline|carmaker|automaker|retailer|manufacturer|operator|developer|bank|lender|agency|organisation|organization|charity|watchdog|regulator|union|club|team|party|maker|network|newspaper|broadcaster|supplier|startup|start-up|association|insurer|brewer|miner|utility|publisher|institute|university|fund|trust|coalition|alliance|foundation|society|board|league|federation|body|chipmaker|drugmaker|giant|museum|gallery|theatre|theater|hospital|clinic|school|college|church|studio|chain|brand|platform|app|site|website|outlet|force|movement|militia|festival|airport|zoo|consortium|exporter|importer|service|mission|secretariat|magazine|paper|station|store|label|subsidiary|lab|laboratory|centre|center|council)$/;
const part =
  /^(?:board|team|mission|service|council|subsidiary|site|app|website|platform|centre|center|studio|force|body|league)$/;
const headship =
  /^(?:leader|chief|president|chairman|chairwoman|chair|chairperson|head|boss|manager|coach|captain|skipper|secretary|minister|director|ceo|founder|owner|governor|mayor|commissioner|secretary-general|editor|principal|headteacher)$/;
const official =
  /^(?:ministry|department|court|police|commission|authority|agency|university|parliament|senate|house|council|army|nations|committee|party|union|association|institute|government|exchange|federation|office|bureau|tribunal|congress)$/;
const personal =
  /^(?:[\w-]*-year-old|man|woman|boy|girl|teenager|youngster|youth|american|briton|australian|frenchman|german|italian|spaniard|norwegian|swede|dane|finn|czech|russian|ukrainian|serb|croat|greek|turk|dutchman|belgian|portuguese|brazilian|argentine|argentinian|mexican|colombian|chilean|peruvian|uruguayan|ecuadorian|venezuelan|canadian|jamaican|cuban|kenyan|nigerian|ghanaian|ethiopian|ugandan|senegalese|gambian|ivorian|cameroonian|malian|egyptian|moroccan|algerian|tunisian|japanese|korean|indian|pakistani|iranian|iraqi|israeli|lebanese|afghan|scot|welshman|irishman|englishman|austrian|hungarian|romanian|bulgarian|slovak|slovene|estonian|latvian|lithuanian|georgian|armenian|kazakh|thai|filipino|indonesian|malaysian|vietnamese|texan|californian|londoner|parisian|pensioner|widow|widower|father|mother|[\w-]+-of-[\w-]+)$/;

/** Resolves phrases of one text in reading order; `memory` is what its sentences have named so far. */
export class Speakers {
  readonly #facts: ArticleFacts;
  readonly #memory: Memory;

  constructor(facts: ArticleFacts, memory: Memory) {
    this.#facts = facts;
    this.#memory = memory;
  }

  ofEntity(id: string): Referent {
    const entity = this.#facts.entities.get(id);
    const type = entity?.type === 'organisation' || entity?.type === 'place' ? entity.type : 'person';
    return { entity: id, name: entity?.name ?? id, type, gender: this.#facts.genders.get(id) ?? null };
  }

  /** Null where nobody fits at all. `name` is the phrase as it stands. */
  resolve(phrase: Phrase, { items }: Sentence, place: Place, name: string): Resolved | null {
    const shown: Referent = { entity: null, name, type: typeOf(phrase), gender: genderOf(phrase.head) };
    switch (phrase.kind) {
      case 'name':
        return phrase.mention === null ? null : { referent: this.ofEntity(phrase.mention.entity), sure: true };
      case 'pronoun':
        return this.#pronoun(phrase.head, place);
      case 'group':
      case 'role':
        return this.#role(phrase, items, place, shown);
      case 'body':
        return this.#body(phrase, items, place, shown);
      case 'document':
        return this.#document(phrase, place, shown);
      default:
        return this.#unknown(phrase, items, place, shown);
    }
  }

  #pronoun(head: string, place: Place): Resolved | null {
    if (head === 'he' || head === 'she') return this.#person(head, place);
    if (head === 'they') {
      const found = this.#memory.resolve(({ type }) => type === 'group' || type === 'organisation', place);
      return found === null ? null : { ...found, sure: found.sure && found.referent.type === 'group' };
    }
    if (head === 'it') {
      return this.#memory.resolve(
        ({ type }) => type === 'organisation' || type === 'place' || type === 'document',
        place,
        { acting: 'place' },
      );
    }
    return null;
  }

  #person(pronoun: 'he' | 'she', place: Place): Resolved | null {
    // What was remembered before the text told the pronoun of somebody does not know it.
    const own = ({ entity, gender }: Referent) =>
      (entity === null ? gender : this.#facts.genders.get(entity)) ?? pronoun;
    const found = this.#memory.resolve((one) => one.type === 'person' && own(one) === pronoun, place, {
      likely: ({ entity }) => entity !== null && this.#facts.genders.get(entity) === pronoun,
    });
    // Beyond doubt a pronoun tells how the text speaks of that person.
    if (found?.sure && found.referent.entity !== null && !this.#facts.genders.has(found.referent.entity)) {
      this.#facts.genders.set(found.referent.entity, pronoun);
    }
    return found;
  }

  #role(phrase: Phrase, items: readonly Item[], place: Place, shown: Referent): Resolved | null {
    // Whoever speaks for a body without a name of their own is shown by the role, and counts as the body.
    if (
      /^spokes/.test(phrase.head) &&
      phrase.owner === null &&
      phrase.ownerBody === null &&
      phrase.possessive === null
    ) {
      return this.#spokesperson(phrase, items, place, shown);
    }
    const bodiesThere = /^(?:unions|companies|ministries|agencies|groups)$/.test(phrase.head);
    if (bodiesThere) return { referent: shown, sure: true };
    if (phrase.owner !== null) {
      // "the Labour leader" has a name, which the text has told.
      const heads = phrase.definite && headship.test(phrase.head);
      const bearer = heads ? this.#bearer([phrase.head], place) : null;
      if (bearer !== null) return bearer;
      const near = heads ? this.#memory.topic(({ type, entity }) => type === 'person' && entity !== null, place) : null;
      if (near !== null) return { referent: near, sure: false };
      const sure = !words.ownVoices.has(phrase.head);
      return { referent: { ...shown, entity: phrase.owner.entity }, sure };
    }
    if (/^(?:led|headed|run)$/.test(items[phrase.at + 1]?.word ?? '')) return { referent: shown, sure: false };
    if (phrase.ownerBody !== null && (/^spokes/.test(phrase.head) || nouns(phrase.ownerBody, items).length === 1)) {
      const body = this.#body(phrase.ownerBody, items, place, shown);
      return { referent: { ...shown, entity: body.referent.entity }, sure: body.sure };
    }
    if (phrase.possessive === 'its') {
      const owner =
        this.#memory.resolve(({ type, entity }) => type === 'organisation' && entity !== null, place) ??
        this.#pronoun('it', place);
      if (owner !== null) return { referent: { ...shown, entity: owner.referent.entity }, sure: owner.sure };
    }
    if (!phrase.definite) return { referent: shown, sure: true };
    const called = organisationCalled(this.#facts, nouns(phrase, items));
    if (called !== null && phrase.kind !== 'group') return { referent: this.ofEntity(called), sure: true };
    if (phrase.kind === 'group') return { referent: shown, sure: true };
    const bearer = this.#bearer(nouns(phrase, items), place);
    if (bearer !== null) return bearer;
    if (personal.test(phrase.head)) return this.#unknown(phrase, items, place, shown);
    // "the head of the mission" says who it is, and "the singer" is one whom "a singer" brought in. But "the prime minister" is
    // somebody whom the text names or its readers know.
    const named = ({ type, entity }: Referent) => type === 'person' && entity !== null;
    const long = phrase.to - phrase.from > 3;
    const told =
      long &&
      items.slice(phrase.at, phrase.to).some(({ kind, word }) => kind === 'word' && words.prepositions.has(word));
    if (told || this.#facts.introduced.has(phrase.head)) return { referent: shown, sure: true };
    const person = this.#memory.resolve(named, place);
    return { referent: person?.referent ?? shown, sure: false };
  }

  /** Whoever stands with all of these nouns: the nearest before, or the only one in the article. */
  #bearer(own: readonly string[], place: Place): Resolved | null {
    const bears = (id: string) => own.every((noun) => this.#facts.roles.get(id)?.has(noun) ?? false);
    const bearer = this.#memory.resolve(
      ({ entity, type }) => type === 'person' && entity !== null && bears(entity),
      place,
    );
    if (bearer !== null) return bearer;
    const bearers = [...this.#facts.roles.keys()].filter(bears);
    const [only] = bearers;
    if (only !== undefined && bearers.length === 1) return { referent: this.ofEntity(only), sure: true };
    return null;
  }

  /**
   * "A spokesperson said": for the body that the paragraph is about. "A spokesman for the chef": for a person of that role, if
   * there is one.
   */
  #spokesperson(phrase: Phrase, items: readonly Item[], place: Place, shown: Referent): Resolved {
    const own = nouns(phrase, items);
    if (phrase.definite) {
      const bearer = this.#memory.resolve(
        ({ entity, type }) =>
          type === 'person' &&
          entity !== null &&
          own.every((noun) => this.#facts.roles.get(entity)?.has(noun) ?? false),
        place,
      );
      if (bearer !== null) return bearer;
    }
    let behind = phrase.at + 1;
    while (behind < phrase.to && items[behind]?.word !== 'for') behind += 1;
    if (behind < phrase.to) {
      const noun = (items[phrase.to - 1] as Item).word;
      const bearers = [...this.#facts.roles].filter(([, roles]) => roles.has(noun)).map(([id]) => id);
      const entity = bearers.length === 1 ? (bearers[0] as string) : null;
      return { referent: { ...shown, entity }, sure: entity !== null };
    }
    const fits = ({ type, entity }: Referent) => type === 'organisation' && entity !== null;
    const near = this.#memory.topic(fits, place);
    const body = near ?? this.#memory.resolve(fits, place)?.referent ?? null;
    return { referent: { ...shown, entity: body?.entity ?? null }, sure: near !== null };
  }

  #body(phrase: Phrase, items: readonly Item[], place: Place, shown: Referent): Resolved {
    const led = /^(?:led|headed|run)$/.test(items[phrase.at + 1]?.word ?? '');
    if (!phrase.definite && phrase.possessive === null) return { referent: shown, sure: phrase.owner === null && !led };
    // "the IRNA news agency"
    const { owner } = phrase;
    const named = owner !== null && items.slice(phrase.from, phrase.at).some(({ mention }) => mention === owner);
    // "the IRNA news agency" is IRNA, "the UN mission" a part of the UN.
    if (owner !== null && named)
      return {
        referent: { ...shown, entity: owner.entity },
        sure: generic.test(phrase.head) && !part.test(phrase.head),
      };
    if (/^(?:his|her)$/.test(phrase.possessive ?? '') && /^(?:campaign|office)$/.test(phrase.head)) {
      const person = this.#person(phrase.possessive === 'his' ? 'he' : 'she', place);
      if (person !== null) return { referent: { ...shown, entity: person.referent.entity }, sure: person.sure };
    }
    const called = organisationCalled(this.#facts, nouns(phrase, items));
    if (called !== null) return { referent: this.ofEntity(called), sure: true };
    const bare = nouns(phrase, items).length === 1;
    if (!generic.test(phrase.head)) return { referent: shown, sure: true };
    // "the Norwegian group" is most likely one with a name, but which?
    if (!bare) return { referent: this.#company(phrase, place)?.referent ?? shown, sure: false };
    return this.#company(phrase, place) ?? { referent: shown, sure: false };
  }

  /** "the company": what this paragraph is about, or else what the article is about. */
  #company({ head }: Phrase, place: Place): Resolved | null {
    const fits = ({ type, entity }: Referent) =>
      type === 'organisation' &&
      entity !== null &&
      !this.#memory.spoke(entity, place.sentence) &&
      this.#mayBe(head, entity);
    const near = this.#memory.topic(fits, place);
    const alone = near ?? this.#memory.only(fits, place);
    if (alone !== null) return { referent: alone, sure: true };
    const [main, rival] = this.#facts.main.filter((id) => fits(this.ofEntity(id)));
    const count = (id: string | undefined) => (id === undefined ? 0 : (this.#facts.entities.get(id)?.count ?? 0));
    if (main !== undefined) return { referent: this.ofEntity(main), sure: count(main) >= 1.5 * count(rival) };
    const last = this.#memory.resolve(fits, place);
    return last === null ? null : { ...last, sure: false };
  }

  /** No ministry is called a company. */
  #mayBe(head: string, id: string): boolean {
    const own = this.#facts.organisations.find((one) => one.id === id)?.words;
    // A force is one of the police.
    if (head === 'force')
      return own !== undefined && ['police', 'constabulary', 'force', 'guard', 'sheriff'].some((word) => own.has(word));
    return own === undefined || own.has(head) || ![...own].some((word) => official.test(word));
  }

  #document(phrase: Phrase, place: Place, shown: Referent): Resolved | null {
    if (phrase.owner !== null) return { referent: { ...shown, entity: phrase.owner.entity }, sure: true };
    if (phrase.possessive !== null) return { referent: shown, sure: false };
    const speaker = this.#memory.lastSpeaker(place.sentence - 6);
    // "the statement" is of whoever spoke last; a study or an indictment speaks for itself.
    if (
      phrase.definite &&
      /^(?:statement|letter|email|e-mail|tweet|post|message|text)$/.test(phrase.head) &&
      speaker !== null
    ) {
      return { referent: speaker, sure: true };
    }
    return { referent: shown, sure: true };
  }

  #unknown(phrase: Phrase, items: readonly Item[], place: Place, shown: Referent): Resolved | null {
    // "her agent" is somebody without a name; "its air force" may be called by one.
    if (!phrase.definite) return { referent: shown, sure: phrase.possessive !== 'its' };
    const called = organisationCalled(this.#facts, nouns(phrase, items));
    if (called !== null) return { referent: this.ofEntity(called), sure: true };
    if (personal.test(phrase.head)) {
      return this.#memory.resolve(({ type, entity }) => type === 'person' && entity !== null, place);
    }
    return { referent: shown, sure: false };
  }
}

function typeOf({ kind, head }: Phrase): Referent['type'] {
  // "Tractors" may be said to say something, but nobody means them by "they".
  if (kind === 'group') return head !== '' && kindOf(head) === 'unknown' ? 'thing' : 'group';
  if (kind === 'document') return kind;
  if (kind === 'unknown') return personal.test(head) ? 'person' : 'thing';
  return kind === 'body' ? 'organisation' : 'person';
}

/** The words of a phrase up to its first preposition, without determiners and names, in lower case. */
function nouns(phrase: Phrase, items: readonly Item[]): string[] {
  const found: string[] = [];
  for (let at = phrase.from; at < phrase.to; at += 1) {
    const { kind, word } = items[at] as Item;
    if (kind === 'word' && words.prepositions.has(word)) break;
    if (kind === 'word' && !words.determiners.has(word)) found.push(word);
  }
  return found;
}
