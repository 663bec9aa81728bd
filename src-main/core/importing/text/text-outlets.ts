/** What the name of an outlet or an agency ends in. */
const endings =
  'Press|Presse|News|Newswire|Wire|Agency|Agence|Agentur|Agencia|Agenzia|Times|Herald|Tribune|Gazette|Journal|Media|Network|Magazine';
const outlets = String.raw`(?:The )?(?:[\p{Lu}\d][\p{L}\d.&'’-]* ){0,4}(?:${endings}|Reuters|AFP|AP|Bloomberg)`;
const outletLine = new RegExp(`^${outlets}$`, 'u');
const behindName = new RegExp(String.raw`^(.*\p{L}{2})(?:,| [|/–—-]| (?:of|for)(?: the)?) (${outlets})$`, 'u');

const subjects =
  "breaking|latest|top|world|national|international|foreign|regional|local|state|social|mass|u\\.?s\\.?|uk|european?|politic(?:s|al)|business|economy|economic|financ(?:e|ial)|markets?|money|sports?|football|entertainment|culture|arts?|music|film|tech|technology|science|health|education|environment|climate|weather|crime|travel|lifestyle|opinion|live|recent|trending|related|featured|general|other|more|good|today[’']s";
/** `Breaking News`, `World and Business News`, `The Press`, `News Agency`: a part of any paper, or any paper. */
const common = new RegExp(
  `^(?:the )?(?:(?:(?:${subjects})(?:,? (?:and|&))? )+(?:news|press|media)|(?:(?:news|press|media|agency|network|magazine|service)(?: |$))+)$`,
  'iu',
);

/** Whether a line names a part of a paper or what every paper is, and not one paper. */
export function isRubric(line: string): boolean {
  return common.test(line.trim());
}

/** `Nora Vance, Norr Press`: who wrote it, and for whom; null where that is nobody's name. */
export function withoutOutlet(line: string): { who: string; outlet: string | null } {
  const [, who = line, outlet = ''] = behindName.exec(line.trim()) ?? [];
  return { who, outlet: outlet === '' || isRubric(outlet) ? null : outlet };
}

/** Whether a line right under a by-line is the name of who published it, and that alone. */
export function isOutlet(source: string): boolean {
  const line = source.trim();
  return outletLine.test(line) && !isRubric(line);
}

/** Agencies whose names mean nothing else, however they are written. */
const names = new Set(
  (
    'reuters,thomson reuters,thomson reuters foundation,associated press,press association,bloomberg,dow jones,dpa-afx,dpa-tmn,' +
    'keystone-sda,keystone-ats,ansa,adnkronos,efe,agencia efe,lusa,belga,ritzau,tanjug,agerpres,agência brasil,prensa latina,télam,' +
    'tass,itar-tass,тасс,ria novosti,риа новости,interfax,interfax-ukraine,интерфакс,sputnik,ukrinform,укринформ,xinhua,kyodo,jiji,' +
    'yonhap,bernama,antara,anadolu'
  ).split(','),
);
/** Agencies by their initials, which are written so; `PA` is a state as well, and an agency only where a day follows. */
const initials = new Set(
  (
    'AA AAP AFP AGI AMNA ANI ANP AP APA APP ATS BNS BTA CP CTK ČTK DHA DPA EPD IANS IHA IRNA KCNA KNA KUNA MENA MTI NTB OTS PAP PTI ' +
    'SANA SDA SID STT TASR TNS UPI VNA WAM dpa apa ats sda sid epd kna ots afp'
  ).split(' '),
);
/** What stands in capitals beside a place and is a country or a state. */
const lands = new Set(
  (
    'USA US UK UAE EU UN GB DDR BRD AL AK AZ AR CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV ' +
    'NY OH OK OR RI SC SD TN TX UT VA VT WA WI WV WY BC MB NB NL NS ON PE QC SK'
  ).split(' '),
);
const ending = new RegExp(
  String.raw`(?:^|[\p{L}\d][ -]|\p{L}(?=wire$))(?:${endings}|(?:News|Press|Wire) Services?)$`,
  'iu',
);

/**
 * The agency or agencies that `name` is, in the brackets behind `place` at the start of a text; null where it is a country, what
 * the place is short for, or the initials of an author. With a day right behind the brackets initials are an agency's, too.
 */
export function agencyNamed(name: string, place: string, isDated: boolean): string | null {
  const [first = '', ...others] = name.split('/').map((part) => part.trim());
  // dpa/lsw: its desk for a part of the country.
  const agencies = [first, ...others.filter((other) => !/^l\p{Ll}{2}$/u.test(other))];
  return agencies.every((each) => isAgency(each, place, isDated)) ? agencies.join('/') : null;
}

function isAgency(name: string, place: string, isDated: boolean): boolean {
  if (names.has(name.toLowerCase()) || initials.has(name)) return true;
  if (isDated && /^\p{Lu}{2,6}$/u.test(name)) return !lands.has(name);
  const short = name
    .split(/[ -]/)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
  return ending.test(name) && !isRubric(name) && place.trim() !== short;
}
