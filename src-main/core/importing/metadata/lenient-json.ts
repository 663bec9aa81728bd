const mostUnits = 2_000_000;

/**
 * The value of JSON as pages write it: with comment and CDATA marks around it, line breaks in strings, commas before a
 * closing bracket, a semicolon behind, entities for quotes. Null when even that cannot be read.
 */
export function parseLenient(source: string): unknown {
  if (source.length > mostUnits) return null;
  const json = withoutWrapping(source);
  if (json === '') return null;
  for (const mend of mends) {
    try {
      return JSON.parse(mend(json));
    } catch {
      // The next one mends more.
    }
  }
  return salvage(json);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that JSON forbids in a string
const controls = /[\u0000-\u001f]+/g;

const mends: readonly ((json: string) => string)[] = [
  (json) => json,
  (json) => json.replace(controls, ' '),
  (json) => withoutLooseCommas(json.replace(controls, ' ').replace(/\\(?!["\\/bfnrtu])/g, '\\\\')),
  (json) => withoutLooseCommas(json.replaceAll('&quot;', '"').replace(controls, ' ')),
  (json) => `[${withoutLooseCommas(json.replace(controls, ' ').replace(/\}\s*\{/g, '},{'))}]`,
];

const before = /^(?:\/\*[^*]{0,200}\*\/|<!--|(?:\/\/)?\s?<!\[CDATA\[)/;
const behind = ['//]]>', '// ]]>', '/*]]>*/', '/* ]]> */', ']]>', '-->', '//-->', ';'];

/** Without the marks that keep old parsers off; each is cut alone, because a pattern for all would try every space. */
function withoutWrapping(source: string): string {
  let json = source.trim();
  for (let turn = 0; turn < 6; turn += 1) {
    const start = before.exec(json)?.[0].length ?? 0;
    const mark = behind.find((one) => json.endsWith(one)) ?? '';
    if (start === 0 && mark === '') break;
    json = json.slice(start, json.length - mark.length).trim();
  }
  return json;
}

function withoutLooseCommas(json: string): string {
  return json.replace(/,\s*(?=[}\]])/g, '');
}

/** The plain facts of a block that no mending makes whole: each value is a string that is closed. */
function salvage(json: string): unknown {
  const found: Record<string, unknown> = {};
  const type = /"@type"\s*:\s*\[?\s*"((?:News|Blog|Report|Tech|Scholarly)?\w{0,20}(?:Article|Posting|Report))"/.exec(
    json,
  );
  if (type === null) return null;
  found['@type'] = type[1];
  for (const key of ['headline', 'datePublished', 'dateModified', 'articleSection', 'inLanguage']) {
    const value = new RegExp(`"${key}"\\s*:\\s*"([^"\\\\]{1,400})"`).exec(json)?.[1];
    if (value !== undefined) found[key] = value.replace(controls, ' ');
  }
  const author = /"author"\s*:\s*(?:\[\s*)?\{[^{}]{0,600}?"name"\s*:\s*"([^"\\]{1,120})"/.exec(json)?.[1];
  if (author !== undefined) found.author = { '@type': 'Person', name: author };
  return found;
}
