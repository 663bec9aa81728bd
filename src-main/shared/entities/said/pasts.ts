/** Past forms that do not end in "-ed", and a few forms of the present that are no nouns. */
export const pasts: ReadonlySet<string> = new Set(
  (
    'rose fell went came took gave got made found kept left lost won sold bought paid met led ran saw began broke brought built ' +
    'chose cost cut drew drove fought hit hurt knew read sent shut spent stood struck taught threw told thought understood wore ' +
    'wrote grew flew forgot spoke stole swore woke beat became sank shot slept swam held meant hid bore bit blew caught dealt dug ' +
    'fed felt fled froze hung laid lay lent rang rode sang shook slid split spread swept swung tore withdrew quit set put arose ' +
    'overcame sought needs wants remains means need want remain'
  ).split(' '),
);

/** Whether a word in lower case is most likely the past form of a verb, where a verb may stand. */
export const isPast = (word: string) => pasts.has(word) || (word.length > 4 && word.endsWith('ed'));
