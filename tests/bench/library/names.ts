/** What articles of the synthetic library speak of: made-up combinations of common names, so that none is a real person. */

export const givenNames = (
  'Agnes Anders Anouk Beatriz Bruno Carmen Cedric Clara Dagmar Dario Edith Elena Emil Esther Fabian Farida Felix Flora ' +
  'Gregor Greta Hamid Hanna Henrik Ines Ingrid Isaac Ivana Jakob Jolanta Jonas Judith Kamala Karim Katya Kofi Laura ' +
  'Leif Leonie Lucia Magnus Malik Marta Mateo Mira Nadia Niklas Nora Odile Oskar Pavel Petra Quentin Renata Rosa Ruth ' +
  'Samuel Selma Simon Stella Tobias Tomas Ursula Vera Viktor Wanda Yusuf Zara'
).split(' ');

export const familyNames = (
  'Abara Ahlgren Alcott Amari Ashdown Bachmann Banerjee Barlow Bellamy Brandt Brankov Calloway Castellane Chaudhry ' +
  'Corbett Dahlberg Delacroix Demir Draper Dubrow Egerton Eklund Esposito Fairley Farrow Fontaine Galvez Gerber ' +
  'Grimaldi Hallam Haugen Hayashi Holloway Iliescu Ivarsson Jansen Jarrett Kaminski Karlsen Kessler Kovacs Lachlan ' +
  'Lindqvist Lombardi Madani Marchetti Mbeki Merrow Moreau Nakata Novak Oduya Okafor Olsen Ortega Palmgren Petrenko ' +
  'Pemberton Quill Rahimi Rosenthal Rostova Sandoval Sayers Schreiber Sorensen Sterne Tanaka Thackeray Tolland Ueda ' +
  'Vance Varga Verhoeven Vickers Wainwright Whitlock Winslow Yilmaz Zapata Zeller'
).split(' ');

export const places = (
  'London Paris Berlin Oslo Madrid Vienna Warsaw Lisbon Dublin Prague Athens Helsinki Cairo Nairobi Lagos Accra Delhi ' +
  'Mumbai Karachi Tehran Baghdad Ankara Kyiv Riga Tallinn Vilnius Budapest Zagreb Belgrade Sofia Bucharest Geneva Milan ' +
  'Naples Porto Seville Lyon Antwerp Rotterdam Hamburg Gdansk Bergen Malmo Turku Glasgow Cardiff Belfast Boston Chicago ' +
  'Denver Seattle Toronto Montreal Lima Bogota Quito Santiago Montevideo Sydney Perth Auckland Osaka Seoul Manila Hanoi'
).split(' ');

const organisationHeads = (
  'Northern Atlantic Meridian Harbour Granite Beacon Sterling Summit Cobalt Evergreen Riverside Pinnacle Baltic Alpine ' +
  'Continental Crescent Heritage Lantern Orchard Pacific Redwood Sentinel Silverline Trident Union Vanguard Westgate'
).split(' ');
const organisationTails = (
  'Bank|Institute|Council|University|Railways|Energy|Foundation|Airlines|Insurance|Motors|Pharmaceuticals|Trust|Press|' +
  'Shipping|Telecom|Water Authority|Research Centre'
).split('|');

export const organisations: readonly string[] = organisationHeads.flatMap((head) =>
  organisationTails.map((tail) => `${head} ${tail}`),
);

export const roles = (
  'minister|mayor|chair|director|spokesman|professor|commissioner|union leader|analyst|ambassador|editor|judge|' +
  'chief executive|inspector|historian'
).split('|');

export const sites: readonly string[] = (
  'harbourpost.example|thelantern.example|dailyferry.example|northernletter.example|granite.example|theorchard.example|' +
  'ledgerreview.example|tidewire.example|meridiantimes.example|quarrynotes.example|saltmarsh.example|copperhill.example|' +
  'millstream.example|bridgeandtunnel.example|nightmail.example|fieldnotes.example|slowtrain.example|openwater.example|' +
  'longform.example|weekendreader.example|markets.example|sciencedesk.example|kitchenpaper.example|towncrier.example'
).split('|');

const tagRoots = (
  'news politics economy science health climate energy transport housing education culture books film music history law ' +
  'cities food travel technology security privacy research design work family sport agriculture oceans space'
).split(' ');
const tagChildren = 'local europe asia africa americas policy numbers people'.split(' ');

/** Some of them nested, as `news/local`. */
export const tags: readonly string[] = [
  ...tagRoots,
  ...tagRoots.flatMap((root, at) => tagChildren.slice(0, 2 + (at % 5)).map((child) => `${root}/${child}`)),
];

/** How many people there are. */
export const peopleCount = givenNames.length * familyNames.length;

/** The person of that number, below `peopleCount`; neighbours share neither of their names. */
export function personNamed(number: number): string {
  const given = givenNames[number % givenNames.length];
  const family = familyNames[(Math.floor(number / givenNames.length) + number) % familyNames.length];
  return `${given} ${family}`;
}
