import type { Failure } from '../failure.ts';

const byHand = 'Open the page in your browser, save it, and import the file.';
const later = 'Try again later.';
const lookAgain = 'Look at the address again.';
const connect = 'Connect it and try again.';
const saveIt = 'Save it with your browser and import the file.';
const brokenOff: Failure = ['was broken off by the site.', later];
const offline: Failure = ['could not be reached: this computer is offline.', connect];

const kinds = {
  picture: 'a picture',
  video: 'a video',
  sound: 'a sound recording',
  typeface: 'a typeface',
  feed: 'a news feed',
  xml: 'data for programs (XML)',
  json: 'data for programs (JSON)',
  program: 'a program',
  archive: 'an archive',
  office: 'an office document',
};

/** By the code of the system or of the client that asks. */
const connection: Readonly<Record<string, Failure>> = {
  ENOTFOUND: ['could not be found: no site has that name, or this computer is offline.', lookAgain],
  ENODATA: ['could not be found: no site has that name.', lookAgain],
  EAI_AGAIN: ['could not be looked up: this computer is offline.', connect],
  ENETUNREACH: offline,
  ENETDOWN: offline,
  EHOSTUNREACH: ['could not be reached: there is no way to its computer.', later],
  ECONNREFUSED: ['could not be reached: its computer takes no connections there.', lookAgain],
  ECONNRESET: brokenOff,
  EPIPE: brokenOff,
  UND_ERR_SOCKET: brokenOff,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ['arrived incomplete.', later],
  UND_ERR_HEADERS_OVERFLOW: ['was answered with more headers than any page needs.', byHand],
};

/** Pages and images of the web that could not be had. A pair is what happened to an address, said behind it, and what to do. */
export const fetching = {
  challenged: ['wants proof that a person is asking, and let Postil not in.', byHand] as Failure,
  signIn: (status: number): Failure => [`is only for those who sign in or pay (${status}).`, byHand],
  refused: ['was refused by the site (403): it is closed, or for browsers.', byHand] as Failure,
  notThere: ['is not there (404).', 'Look whether the address is complete.'] as Failure,
  takenDown: ['was taken down by its site (410).', 'An archive of the web may have it.'] as Failure,
  tooOften: ['was refused, because the site is asked too often (429).', later] as Failure,
  withheld: ['is withheld by its site for legal reasons (451).', byHand] as Failure,
  ownFault: (status: number): Failure => [`could not be had: the site has a fault of its own (${status}).`, later],
  otherStatus: (status: number): Failure => [`was answered with status ${status} and no page.`, byHand],

  connection,
  expired: [
    'was not fetched: the certificate of the site has expired.',
    'If you trust it, open the page in your browser and save it.',
  ] as Failure,
  unproved: [
    'was not fetched: the site cannot prove that it is the one named (its certificate is not valid for it).',
    'If you trust it, open the page in your browser and save it.',
  ] as Failure,
  noEncryption: [
    'could not be fetched over an encrypted connection.',
    'If the site has no https, write http:// in front of the address.',
  ] as Failure,
  notHttp: ['gave an answer that is not HTTP.', byHand] as Failure,
  damaged: ['arrived damaged.', later] as Failure,
  other: (told: string): Failure => [`could not be fetched (${told}).`, later],
  tooSlow: ['took too long to answer and was given up.', later] as Failure,

  kinds,
  isKind: (kind: keyof typeof kinds): Failure => [
    `is ${kinds[kind]}, not an article.`,
    'Give the address of the page itself.',
  ],
  isType: (type: string): Failure => [
    `is of a kind that Postil does not read (${type}), not an article.`,
    'Give the address of the page itself.',
  ],
  leadsNowhere: ['sends on to something that is no web address.', 'Open it in your browser.'] as Failure,
  leadsToPlain: (to: string, address: string): Failure => [
    `sends on from https to plain http (${to}), where anyone on the way can read and change it.`,
    `If that is what you want, ask for ${address} itself.`,
  ],
  tooLarge: (megabytes: number): Failure => [`is larger than ${megabytes} MB.`, saveIt],
  unknownPacking: (packing: string): Failure => [
    `was sent in a packing that Postil does not know (${packing}).`,
    saveIt,
  ],
  notPublic: [
    'is not a place on the public internet but on this computer or its network, which Postil never asks.',
    'Open it in your browser, save the page and import the file.',
  ] as Failure,
  redirects: (most: number): Failure => [
    `sends on more than ${most} times; it may want cookies, which Postil does not keep.`,
    'Open it in your browser, save the page and import it.',
  ],

  /** An address that is none, of which nothing was asked. */
  notAsked: (text: string, [happened, advice]: Failure) => `“${text}” ${happened} Nothing was asked for. ${advice}`,
  otherScheme: (scheme: string): Failure => [
    `is a ${scheme}: address, and Postil fetches web pages only.`,
    'Give an address of the web.',
  ],
  noAddress: ['is not a web address.', 'Copy it from the address bar of your browser, from https:// on.'] as Failure,
  withPassword: [
    'was given with a name or password in it, which Postil never sends.',
    'Take them out; for a page behind a sign-in, save it in your browser and import the file.',
  ] as Failure,
  portZero: ['names port 0, which no site has.', 'Correct the address.'] as Failure,
};
