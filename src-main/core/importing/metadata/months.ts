/**
 * The months in the languages of the press, a language a line, the commonest first; after a slash stands another form
 * of the same name. A name may be cut short to its first letters, three at least.
 */
const languages: readonly string[] = [
  'january february march april may june july august september/sept october november december',
  'januar/jänner februar/feber märz/maerz april mai juni juli august september oktober november dezember',
  'janvier février/fevrier/fév mars avril mai juin juillet août/aout septembre octobre novembre décembre/decembre',
  'enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre',
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  'janeiro fevereiro março/marco abril maio junho julho agosto setembro outubro novembro dezembro',
  'januari februari maart/mrt april mei juni juli augustus september oktober november december',
  'januari februari mars april maj juni juli augusti september oktober november december',
  'januar februar marts april maj juni juli august september oktober november desember',
  'tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta',
  'stycznia/styczeń lutego/luty marca/marzec kwietnia/kwiecień maja/maj czerwca/czerwiec lipca/lipiec sierpnia/sierpień września/wrzesień października/październik listopada/listopad grudnia/grudzień',
  'ledna/leden února/únor března/březen dubna/duben května/květen června/červen července/červenec srpna/srpen září října/říjen listopadu prosince/prosinec',
  'január február március április május június július augusztus szeptember október november december',
  'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
  'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık',
  'januari februari maret april mei juni juli agustus september oktober november desember',
  'января/январь февраля/февраль марта/март апреля/апрель мая/май июня/июнь июля/июль августа/август сентября/сентябрь октября/октябрь ноября/ноябрь декабря/декабрь',
  'січня/січень лютого/лютий березня/березень квітня/квітень травня/травень червня/червень липня/липень серпня/серпень вересня/вересень жовтня/жовтень листопада/листопад грудня/грудень',
  'януари февруари март април май юни юли август септември октомври ноември декември',
  'ιανουαρίου/ιανουάριος φεβρουαρίου/φεβρουάριος μαρτίου/μάρτιος απριλίου/απρίλιος μαΐου/μάιος ιουνίου/ιούνιος ιουλίου/ιούλιος αυγούστου/αύγουστος σεπτεμβρίου/σεπτέμβριος οκτωβρίου/οκτώβριος νοεμβρίου/νοέμβριος δεκεμβρίου/δεκέμβριος',
  'يناير فبراير مارس أبريل/ابريل مايو يونيو يوليو أغسطس/اغسطس سبتمبر أكتوبر/اكتوبر نوفمبر ديسمبر',
  'ינואר/בינואר פברואר/בפברואר מרץ/במרץ אפריל/באפריל מאי/במאי יוני/ביוני יולי/ביולי אוגוסט/באוגוסט ספטמבר/בספטמבר אוקטובר/באוקטובר נובמבר/בנובמבר דצמבר/בדצמבר',
  'जनवरी फ़रवरी/फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर/अक्तूबर नवंबर/नवम्बर दिसंबर/दिसम्बर',
];

const shortest = 3;

/** Every beginning of every name; of two months with the same beginning the commoner language has it. */
const monthByName = new Map<string, number>();
for (const language of languages) {
  for (const [index, names] of language.split(' ').entries()) {
    for (const name of names.split('/')) {
      for (let end = Math.min(name.length, shortest); end <= name.length; end += 1) {
        const beginning = name.slice(0, end);
        if (!monthByName.has(beginning)) monthByName.set(beginning, index + 1);
      }
    }
  }
}
// Where whole names meet beginnings of another month's in a commoner language, the whole name is meant.
for (const language of languages) {
  for (const [index, names] of language.split(' ').entries()) {
    for (const name of names.split('/')) if (name.length > 4) monthByName.set(name, index + 1);
  }
}

/** The month, 1 to 12, that a word names in full or cut short, with or without a full stop; null when it is none. */
export function monthOf(word: string): number | null {
  return monthByName.get(word.toLowerCase().replace(/\.$/, '')) ?? null;
}
