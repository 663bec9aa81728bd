/** "By", "Written by" and their like in the languages of the press, at the start of a by-line. */
export const openings =
  /^(?:(?:(?:written|posted|reported|published|story|words|text|article|contributed|authored|created|post(?:ed)?|submitted|guest post|review(?:ed)?|photo(?:s|graph(?:y|s))?|a |an )\s*(?:and\s+\w+\s+)?)?by|geschrieben von|verfasst von|ein (?:beitrag|artikel|kommentar) von|von|écrit par|publié par|rédigé par|par|escrito por|publicado por|por|escrito da|scritto da|a cura di|di|da|geschreven door|door|av|af|skrevet af|skrevet av|kirjoittaja|napisał[a]?|autor(?:ka)?|yazan|автор|текст|oleh|του|της|от|מאת|بقلم|نقل|کاتب)(?=[\s:]|$)[\s:]*/iu;
export const labels =
  /^(?:authors?|by-?lines?|written by|words|text|autor(?:in|en|es|a|e|i|ka)?|auteurs?|autrice|autore|autori|redacción|redaktion|автор|著者|作者|文|撰文|記者|记者|글|기자)\s*[:：|]\s*/iu;

/** Where a by-line goes on to a role, an outlet, a date or a time of reading. */
export const endings =
  /\s*(?:[|•·–—(\n]|\s[-/]\s|\s-\s|\b(?:on|at|in|from|for)\s+(?:\w+\s+)?\d|\b(?:updated|published|posted|last (?:modified|updated|reviewed)|reviewed|edited|medically|fact[ -]checked|is an?|has (?:been|over|more)|covers|writes|works|for\s+the|on\s+behalf)\b|\d+\s*(?:min|comments?|views?|shares?)\b|\b\d{1,2}[./:]\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|https?:|www\.).*$/isu;

/** Degrees and honours behind a name. */
export const credentials =
  /(?:[\s,]+(?:ph\.?\s?d|m\.?\s?d|d\.?\s?o|b\.?\s?a|b\.?\s?sc|m\.?\s?a|m\.?\s?sc?|m\.?b\.?a|m\.?p\.?h|r\.?d\.?n?|r\.?n|l\.?d|c\.?p\.?a|c\.?f\.?[ap]|d\.?v\.?m|d\.?d\.?s|d\.?m\.?d|d\.?p\.?t|j\.?d|esq|psy\.?d|ed\.?d|pharm\.?d|lcsw|lmft|lpc|np|fnp|pa-c|facs?|facp|faad|cscs|cpt|cissp|pmp|shrm-s?cp|sphr|phr|e-?ryt(?:[ -]\d+)?|ryt(?:[ -]\d+)?|csp|cpp|psp|cde|cdces|mbbs|frcs|obe|mbe)\.?)+(?=$|[\s,])(?:[\s,]+[A-Z][A-Z.-]{1,7}(?=$|[\s,]))*\s*$/i;

/** Words that name what someone does; a part of a by-line that ends or starts with one is no name. */
const roleWords =
  'editors?|reporters?|writers?|correspondents?|columnists?|contributors?|journalists?|engineers?|directors?|managers?|analysts?|presidents?|founders?|co-?founders?|officers?|specialists?|experts?|consultants?|photographers?|producers?|strategists?|marketers?|developers?|designers?|authors?|bloggers?|leads?|heads?|professors?|attorneys?|lawyers?|nutritionists?|dietiti?ans?|therapists?|psychologists?|physicians?|researchers?|scientists?|fellows?|coach(?:es)?|trainers?|advis[eo]rs?|ceo|cto|cfo|cmo|coo|owners?|partners?|interns?|assistants?|executives?|coordinators?|administrators?|representatives?|redakteure?|redakteurin|journaliste|rédacteur|redactora?|giornalista|redattore';
export const roles = new RegExp(
  `^(?:(?:senior|staff|chief|lead|contributing|political|foreign|managing|deputy|associate|assistant|former|vice|freelance|certified|licensed|registered)\\b.*|(?:.*\\s)?(?:${roleWords}))$`,
  'iu',
);
export const roleInside = new RegExp(`\\b(?:${roleWords})\\b`, 'iu');

/** What stands where a name should and names nobody. */
export const notNames =
  /^(?:admin|administrator|editors?|staff|team|unknown|anonymous|guest|authors?|by|written(?: by)?|posted|news ?desk|web ?master|none|null|undefined|default|user|nobody|n\/a|(?:view|see|read|more|all|show) .*|more|.*\b(?:view|see) (?:all|more)\b.*|follow.*|share.*|posts?|about.*|contact.*|home|blog|news|articles?|login|log in|sign (?:in|up).*|subscribe.*|search|menu|bio(?:graphy)?|profile|website|email|print|comments?|facebook|twitter|linkedin|instagram|x|youtube|pinterest|tiktok|whatsapp|copy link|read(?:ing)? time.*|meet .*|updated.*|published.*|reviewed.*|edited.*|fact.checked.*|photo.*|image.*|credit.*|source.*|category|tags?|history|details|article|advertis.*|sponsored.*|affiliate.*|disclosure.*|expert(?:ly)?|verified.*|learn more|click .*|learn .*|get .*|our .*|your .*|this .*|these .*|how .*|what .*|why .*|when .*|where .*|with|from|in|on|the|and|or|of|to|at|for|date|time|topics?|summary|title|loading.*|(?:\d+ )?min(?:ute)?s?(?: read)?|\d* ?min.* read|no comments?|(?:mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?|recipe by|insights from|guest columnists?|member login|admin login|.* login|create account|listen.*|watch.*|video|save|back|next|previous|skip.*|close|open|toggle.*)$/iu;

/** Words of organisations. */
export const organisations =
  /\b(?:team|staff|desk|newsroom|editorial|editors|board|media|news|press|agency|group|inc|llc|ltd|gmbh|company|corp(?:oration)?|university|college|school|institute|foundation|association|society|department|ministry|council|center|centre|clinic|hospital|services|solutions|marketing|technologies|software|systems|magazine|times|post|journal|network|online|insurance|bank|club|studio|community|contributors?|columnists|today|usa|bbc|cnn|redaktion|rédaction|redacción|redazione|redactie)\b/iu;
