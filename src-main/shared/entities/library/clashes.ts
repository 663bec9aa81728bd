import type { NameRow } from './name-rows.ts';

/** A row of one article, as far as it takes to tell who is who. */
export interface Claim {
  readonly article: string;
  /** Type and name, as `refKey` writes them. */
  readonly ref: string;
  readonly alone: boolean;
  /** As `worldOf` gives it. */
  readonly world: string | null;
  readonly joins: readonly string[];
}

/**
 * The id in the library of each of the rows of one type and name. As a rule it is type and name. What a surname alone
 * names is one entity an article, and people whose roles lie worlds apart (a striker, a senator) are two; where a
 * correction says who it is, what shares it is one. Ids do not depend on the order of the rows.
 */
export function idsOf(claims: readonly Claim[]): string[] {
  const clashing = new Set(claims.map(({ world }) => world).filter((world) => world !== null)).size > 1;
  const joints = jointsOf(claims);
  const jointCount = new Set(joints.filter((joint) => joint !== null)).size;
  return claims.map(({ ref: base, article, alone, world }, i) => {
    const joint = joints[i] as string | null;
    if (joint !== null) return jointCount > 1 && (alone || clashing) ? `${base}~${joint}` : base;
    if (alone) return `${base}@${article}`;
    return clashing && world !== null ? `${base}~${world}` : base;
  });
}

/** For each claim the first correction of those that hang together by sharing some, or null. */
function jointsOf(claims: readonly Claim[]): (string | null)[] {
  const parent = new Map<string, string>();
  const root = (id: string): string => {
    let at = id;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
    return at;
  };
  for (const { joins } of claims) {
    for (const id of joins) {
      const [a, b] = [root(joins[0] as string), root(id)].sort() as [string, string];
      parent.set(a, a);
      parent.set(b, a);
    }
  }
  return claims.map(({ joins }) => (joins[0] === undefined ? null : root(joins[0])));
}

/** Words of roles by the world they belong to. Politics, business, law and the forces are one: people go from one to the other. */
const worlds: Readonly<Record<string, RegExp>> = {
  public:
    /\b(?:president|minister|premier|chancellor|senator|governor|mayor|congress\w*|lawmaker|deputy|mp|councill?or|secretary|ambassador|diplomat|envoy|spokes\w+|official|king|queen|prince\w*|general|colonel|admiral|commander|captain|officer|judge|justice|prosecutor|attorney|lawyer|sheriff|chief|executive|ceo|chair\w*|banker|economist|analyst|investor|founder|politician|leader|candidate|coordinator|director)\b/i,
  sport:
    /\b(?:striker|midfielder|defender|goalkeeper|winger|forward|quarterback|pitcher|batsman|bowler|footballer|golfer|sprinter|swimmer|boxer|cyclist|gymnast|skater|skier|jockey|rower|wrestler|(?:football|tennis|basketball|baseball|hockey|rugby|cricket)\s+player|olympi\w+|coach)\b/i,
  arts: /\b(?:actor|actress|singer|musician|composer|pianist|guitarist|drummer|rapper|conductor|painter|sculptor|poet|novelist|author|playwright|filmmaker|comedian|choreographer|dancer|film\s+director)\b/i,
  science:
    /\b(?:professor|physicist|chemist|biologist|astronomer|mathematician|epidemiologist|virologist|geologist|historian|archaeologist|psychologist|researcher|scientist|surgeon|physician|cardiologist|neurologist)\b/i,
};

/** The one world that the roles of a person speak of, or null where they speak of none or of several. */
export function worldOf({ type, roles }: Pick<NameRow, 'type' | 'roles'>): string | null {
  if (type !== 'person') return null;
  const found = Object.keys(worlds).filter((world) => roles.some((role) => worlds[world]?.test(role)));
  return found.length === 1 ? (found[0] as string) : null;
}
