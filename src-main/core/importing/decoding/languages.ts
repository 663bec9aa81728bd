/**
 * What the letters beyond ASCII of a language look like, as far as telling encodings apart needs it: `common` letters
 * make up most of them, `rare` ones occur. Small letters; capitals count as theirs.
 */
export interface Language {
  readonly tag: string;
  readonly common: ReadonlySet<string>;
  readonly rare: ReadonlySet<string>;
  /** How often each letter comes, where all of its letters lie beyond ASCII: two alphabets differ in little else. */
  readonly weights: ReadonlyMap<string, number> | null;
  readonly encodings: readonly string[];
}

const western = 'windows-1252 iso-8859-15 macintosh';
const central = 'windows-1250 iso-8859-2';
const baltic = 'windows-1257 iso-8859-13';

function language(tag: string, encodings: string, common: string, rare = ''): Language {
  return { tag, common: new Set(common), rare: new Set(rare), weights: null, encodings: encodings.split(' ') };
}

/** A language of another alphabet; its letters are given from the commonest to the rarest. */
function alphabet(tag: string, encodings: string, common: string, rare: string): Language {
  const letters = [...common, ...rare];
  const weights = new Map(letters.map((letter, index) => [letter, 1.25 - (1.25 * index) / letters.length]));
  return { ...language(tag, encodings, common, rare), weights };
}

export const languages: readonly Language[] = [
  language('fr', western, 'éèàêçùâîôû', 'ëïœüÿæ'),
  language('de', western, 'äöüß', 'éàèáçñ'),
  language('es', western, 'áéíóúñ', 'üçºª'),
  language('pt', western, 'ãçáéíóõêâàú', 'ôüèº'),
  language('it', western, 'àèéìòù', 'îóº'),
  language('sv', western, 'äåö', 'éàü'),
  language('da', western, 'æøå', 'éäöüóáò'),
  language('nl', western, 'éëï', 'öüèáàêóçñ'),
  language('fi', western, 'äö', 'åéšž'),
  language('is', western, 'áíéðóúýþæö', ''),
  language('ca', western, 'àèéíòóúç·', 'ïü'),
  language('en', western, 'é', 'èêïñçöüàáíóâôæœ'),
  language('pl', `${central} iso-8859-16`, 'ąćęłńóśż', 'źéüö'),
  language('cs', central, 'áčéěíóřšúůýž', 'ďňťöüä'),
  language('sk', central, 'áčéíľóôšťúýžä', 'ďňĺŕöüěř'),
  language('hu', central, 'áéíóöőúüű', 'äč'),
  language('ro', central, 'ăâîşţ', 'éáșțöü'),
  language('ro', 'iso-8859-16', 'ăâîșț', 'éáöü'),
  language('hr', `${central} iso-8859-16`, 'čćđšž', 'éáöü'),
  language('sl', central, 'čšž', 'ćđéöüä'),
  language('lt', baltic, 'ąčęėįšųūž', 'óéöü'),
  language('lv', baltic, 'āčēģīķļņšūž', 'ōŗéóöü'),
  language('et', `${baltic} ${western}`, 'äõöü', 'šžé'),
  language('tr', 'windows-1254', 'ıışğçöüiİ', 'âîû'),
  language('vi', 'windows-1258', 'đơư\u0300\u0301\u0303\u0309\u0323', 'ăâêôáàéèíìóòúùý₫'),
  alphabet('ru', 'windows-1251 koi8-r iso-8859-5 ibm866 x-mac-cyrillic', 'оеаинтсрвлкмдпуяыьгз', 'бчйхжшюцщэфъё'),
  alphabet('uk', 'windows-1251 koi8-u iso-8859-5 x-mac-cyrillic', 'оанивітерслкдумпязьг', 'бчхйцєшюжїщфґ’'),
  alphabet('bg', 'windows-1251 iso-8859-5 x-mac-cyrillic', 'аиоентрсвлдкпмъзуябгч', 'щцжйхшюфь'),
  alphabet('sr', 'windows-1251 iso-8859-5', 'аоиенрстјувкпдлмзг', 'бчшцјћђљњжфџх'),
  alphabet('be', 'windows-1251 iso-8859-5', 'анеілыоряткдсупцзміў', 'бчгхжшёфэюйь’'),
  alphabet('el', 'windows-1253 iso-8859-7', 'αοιετσνηυρπκμλςίόάέήύώ', 'δγωθφβχξζψϊϋΐΰ'),
  alphabet('he', 'windows-1255 iso-8859-8', 'יוהלאתרמבנשםעדקחפ', 'כטגזסצןךףץ׳״־'),
  alphabet('ar', 'windows-1256 iso-8859-6', 'اليمنورتبةعدسفهكقأحج', 'صشطخىذضإءغثزئآؤظًٌٍَُِّْـ،؟؛'),
  alphabet('fa', 'windows-1256', 'اردنیيهتمسبوشزکكگخفپق', 'عحجچلغصطضثذظژآئ‌ءأؤة،؟؛ى'),
  language('th', 'windows-874', 'กขคงจชดตถทนบปพมยรลวสหอะาำิีึืุูเแโใไ่้ั็์', 'ฆซฌญฎฏฐฑฒณธผฝฟภศษฬฮๆฤ๊๋'),
  language(
    'ja',
    'shift_jis euc-jp',
    'のにはをたがでてとしれさるいもなかすらりこまっくあうきつけおだよんそせどめみやじわちぶばろえ、。「」',
    'ぎぐげござずぜぞづねぬひふへほびべぼぱぴぷぺぽむもゆアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワンガギグゲゴザジズゼゾダデドバビブベボパピプペポッャュョゃゅょー・年月日一二三四五人大国会本中上出行分時間新市県約円',
  ),
  language(
    'zh-CN',
    'gb18030',
    '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题，。、“”：；？！',
    '',
  ),
  language(
    'zh-TW',
    'big5',
    '的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題，。、「」：；？！',
    '',
  ),
  language(
    'ko',
    'euc-kr',
    '이다는의에을가고하지도를은한로그사기서나자인어아라시정대있해일과부리수니들면전스보게만장주으여상구동원적성공년제국선위화관와것된습었했',
    '',
  ),
];
