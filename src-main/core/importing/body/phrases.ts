/**
 * Kinds of lines that stand around articles, as they are worded in the commoner languages of news. Each is a hint for
 * the cleaner, never a verdict: "Share" may head a chapter on stocks.
 */
export const phraseKinds = {
  /** Lines that announce other pages. */
  related:
    /^\W{0,3}(?:related|read (?:more|next|also|on|the full)|also read|see also|more (?:from|on|in|stories|articles|news|like this|about)|you (?:may|might) (?:also )?(?:like|enjoy|be interested)|recommended|trending|most (?:read|popular|viewed|recent|shared)|(?:latest|recent|popular|top|featured|other|previous|next|further) (?:news|stories|story|posts?|articles?|reading|videos?)|keep reading|continue reading|up next|what to read|editor[’']?s[’']? (?:picks?|choice)|don[’']t miss|in case you missed|further reading|explore more|click here|lesen sie (?:auch|mehr|hier)|mehr (?:zum thema|dazu|aus|von|artikel)|weitere (?:artikel|beiträge|themen|meldungen|nachrichten|infos)|zum thema|siehe auch|auch interessant|das könnte (?:sie|dich)|ähnliche (?:artikel|beiträge)|meistgelesen|aktuelle (?:beiträge|artikel|nachrichten)|neueste (?:beiträge|artikel)|à (?:lire|voir|découvrir)|lire (?:aussi|également|la suite|plus)|sur le même (?:sujet|thème)|articles? (?:liés|similaires|connexes|récents)|(?:lea|lee|leer|ver|vea|le[ií]a|te puede|te podría|puede) (?:también|además|más|interesar)|artículos? relacionad|noticias? relacionad|más (?:noticias|sobre|información|leíd)|le(?:ia|r) (?:também|mais)|veja (?:também|mais)|saiba mais|notícias relacionadas|leggi (?:anche|di più|tutto)|articoli correlati|potrebbe(?:ro)? interessar|lees (?:ook|meer|verder)|meer (?:over|nieuws)|läs (?:också|mer|även)|les (?:også|mer)|læs (?:også|mere)|czytaj (?:też|także|więcej|również)|zobacz (?:też|także|również)|читайте (?:также|ещё|еще)|похожие|по теме|ещё по теме|関連(?:記事|ニュース)|あわせて読みたい|相关(?:阅读|新闻|文章|报道)|延伸阅读|관련\s?(?:기사|뉴스)|ilgili haberler|baca juga)/i,
  share:
    /^\W{0,3}(?:share|tweet|pin(?: it)?|whatsapp|facebook|twitter|linkedin|telegram|reddit|pocket|email|e-mail|print|copy link|save|bookmark|like|follow|teilen|drucken|merken|kopieren|partager|imprimer|envoyer|compartir|compartilh|condividi|stampa|delen|dela|udostępnij|поделиться|シェア|分享|공유)\b.{0,60}$/i,
  subscribe:
    /(?:newsletter|subscrib|sign[ -]?up|sign[ -]?in|log[ -]?in|your (?:inbox|email|e-mail)|email address|free trial|become a (?:member|subscriber|patron)|support (?:our|us)|donate|whatsapp channel|follow us|join (?:us|our)|download (?:our|the) app|get the app|abonn|anmeld|registrier|jetzt lesen|s['’]inscrire|inscri(?:vez|ption)|suscr[ií]b|inscreva|assine|iscriviti|abbonati|inschrijven|prenumer|zapisz się|подпис|登録|订阅|구독)/i,
  comments:
    /^\W{0,3}(?:(?:no|\d+)? ?comments?|leave a (?:reply|comment)|post (?:a )?comment|join the (?:conversation|discussion)|add (?:a )?comment|reply|replies|log in to|your email address will not|view (?:all )?comments|show comments|kommentare?|kommentieren|diskutieren|commentaires?|réagir|comentarios?|comentários?|deja (?:un|tu)|commenti|reacties|комментари|コメント|评论|댓글)\b.{0,60}$/i,
  author:
    /^\W{0,3}(?:about (?:the |our )?(?:author|writer|contributor)|meet the|author bio|written by|contributors?\b|(?:by|von|par|por|di|door|av|от)\s+\p{Lu}|posted by|reporting by|editing by|edited by|(?:our|the) (?:correspondent|reporter)|über den autor|über die autorin|zur person|autor(?:in)?\b|redaktion\b|à propos de l|sobre (?:el|la|o|a) autor)/iu,
  writes:
    /\b(?:is (?:a|an|the) (?:\w+[\s-]){0,5}(?:writer|reporter|journalist|editor|author|correspondent|columnist|blogger|freelance|contributor|professor|fellow|founder|director|analyst|researcher|lawyer|partner)|(?:covers|writes about|reports on|has written for|can be reached|follow (?:him|her|them) on|lives in|holds a|graduated from)|ist (?:redakteur|autor|journalist|freie))/i,
  copyright:
    /(?:©|\(c\) ?\d{4}|copyright|all rights reserved|alle rechte|tous droits|derechos reservados|direitos reservados|todos os direitos|diritti riservati|may not be (?:published|reproduced)|terms of (?:use|service)|privacy policy|cookie)/i,
  advert:
    /^\W{0,3}(?:ad(?:vert)?(?:s|isement|ising)?|sponsored|promoted|paid content|partner content|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|advertentie|annons|reklama|реклама|広告|广告|광고|story continues|article continues|continue reading below)\b.{0,40}$/i,
  credit:
    /(?:^|[\s([|])(?:photo(?:graph)?s?|images?|picture|pic|credit|courtesy|getty|reuters|shutterstock|istock|unsplash|pexels|pixabay|afp|ap photo|dpa|epa|alamy|screenshot|illustration|foto|bild|quelle|symbolbild|archiv|crédit|imagen|fuente|imagem|fonte|immagine|źródło|фото|写真|图片|사진)(?:s| by| via|:|\/|\)|\]|$)/i,
  caption:
    /^(?:(?:above|below|left|right|top|pictured|file photo|fig(?:ure|\.)?\s?\d*|watch|video|photo|image|listen|gallery|chart|abb(?:ildung|\.))\b.{0,3}[:.|–-]|\[)/i,
  dateline:
    /^\W{0,3}(?:(?:last )?(?:updated|published|posted|modified|first published|created|erstellt|aktualisiert|veröffentlicht|stand|publié|mis à jour|publicado|actualizado|atualizado|pubblicato|aggiornato|gepubliceerd|opublikowano|опубликовано)\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |(?:[a-z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2}\.? [\p{L}]{3,9}\.? \d{4}|\d{4}[-/年]\d{1,2}[-/月]\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})).{0,60}$/iu,
  readingTime:
    /\b\d+\s?(?:-|–)?\s?(?:min(?:ute)?s?|min\.)(?:\s(?:read|de lecture|lesezeit|di lettura|de leitura))|\b(?:reading time|lesezeit|read time|temps de lecture|tiempo de lectura)\b|\b\d[\d.,k]* (?:views|shares|likes|claps|reads)\b/i,
  tags: /^\W{0,3}(?:tags?|topics?|categor(?:y|ies)|filed (?:under|in)|in this (?:article|story)|keywords?|posted in|schlagw[oö]rt|themen?|mots[- ]clés|thèmes?|etiquetas|temas|categor[ií]as?|argomenti|trefwoorden|теги|タグ|标签|태그)\b\s?:?.{0,80}$/i,
  contents:
    /^\W{0,3}(?:table of contents|contents|in this (?:article|guide|post)|jump to|on this page|what(?:['’]s| is) inside|key takeaways|inhalt(?:sverzeichnis)?|sommaire|índice|indice|目次|目录)\b.{0,20}$/i,
  navigation:
    /^\W{0,3}(?:home|menu|search|skip to|back to (?:top|home)|next|previous|prev|newer|older|load more|show (?:more|less)|view (?:all|more)|see (?:all|more)|read more|learn more|shop now|buy now|order now|get started|contact(?: us)?|about(?: us)?|startseite|weiter|zurück|mehr|nach oben|accueil|suivant|précédent|inicio|siguiente|anterior|avanti|indietro|volgende|vorige|далее|назад|more|close|play|pause|mute|toggle)\W{0,4}$/i,
  correction:
    /^\W{0,3}(?:correction|clarification|editor[’']s note|update|note|disclosure|disclaimer|this (?:article|story|post|piece) (?:was|has been|is|first|originally|appeared)|korrektur|hinweis|anmerkung|erratum|corrección|nota)\b/i,
  callToAction:
    /\b(?:click here|contact us|call us|learn more|find out more|get in touch|book (?:a|your|now)|schedule a|request a|visit (?:our|us)|check out (?:our|the)|shop (?:our|the|now)|buy (?:now|it)|order (?:now|yours)|use (?:the )?code|affiliate|commission|sign up today|get started|try (?:it )?(?:for )?free)\b/i,
} as const;
export type PhraseKind = keyof typeof phraseKinds;

/** What classes, ids and roles say of a part of a page; whole words, as names are written in style sheets. */
export const nameKinds = {
  related: word(
    'related|recirc\\w*|recommend\\w*|more-?(?:stories|posts|news|from|articles)|read-?(?:more|next|also)|also-?(?:read|like)|similar|trending|popular|most-?(?:read|viewed|popular)|latest|recent|teasers?|cards?|cross-?links?|further|suggest\\w*|outbrain|taboola|next-?(?:post|article)|post-?nav\\w*|up-?next|mehr|carousel|slider|grid|listing|tiles?',
  ),
  share: word(
    'shar(?:e|es|ing)\\w*|social\\w*|addtoany|sharedaddy|facebook|twitter|whatsapp|follow|bookmark|print|tools?|toolbar|actions?|buttons?|btn',
  ),
  newsletter: word(
    'newsletter\\w*|subscri\\w*|sign-?up|opt-?in|mailchimp|form|email|paywall|piano|meter|membership|donat\\w*|join|register|login|cta|call-?to-?action|lead-?magnet',
  ),
  comments: word('comments?|comment-?\\w+|disqus|respond|replies|discussion|livefyre|coral'),
  author: word(
    'authors?|bio|biography|byline|about-?(?:the-?)?author|author-?\\w+|contributors?|writers?|profile|avatar|staff|team',
  ),
  meta: word(
    'meta|post-?meta|entry-?meta|date\\w*|time|timestamp|published|info|details|dateline|kicker|eyebrow|reading-?time|credits?|source|attribution',
  ),
  tags: word('tags?|tag-?(?:list|links|cloud)|categor(?:y|ies)|cat-?links|topics?|keywords?|labels?|terms?|taxonomy'),
  advert: word(
    'ads?|advert\\w*|adslot|ad-?(?:slot|unit|container|wrapper|block)|banner\\w*|sponsor\\w*|promo\\w*|dfp|gpt|affiliate\\w*|product-?\\w*|deal|offer|commercial|merch\\w*|shop|store|price',
  ),
  navigation: word('nav\\w*|menu\\w*|breadcrumbs?|pagination|pager|paging|skip-?link|tabs?|dropdown|site-?nav'),
  header: word(
    'header|masthead|top-?bar|head|hero|title|headline|site-?header|page-?header|article-?header|entry-?header',
  ),
  footer: word('footer|foot|bottom|colophon|site-?footer|legal|copyright|disclaimer'),
  sidebar: word('sidebar\\w*|side|aside|rail|right-?(?:col|rail|column|sidebar)|widget\\w*|secondary|complementary'),
  caption: word(
    'captions?|wp-?caption\\w*|figcaption|credit|image\\w*|photo\\w*|gallery|picture|media|video\\w*|embed\\w*|player|figure|slideshow',
  ),
  standfirst: word(
    'standfirst|deck|dek|subtitle|sub-?headline|subhead|summary|excerpt|intro|lead|lede|teaser|description|abstract|tldr|key-?points?|highlights?|takeaways?',
  ),
  quote: word('quote|pull-?quote|pullquote|blockquote'),
  box: word(
    'box|infobox|info-?box|fact\\w*|inset|callout|sidebar-?box|note|notice|alert|module|panel|accordion|faq|toc|table-?of-?contents|ez-?toc|jump|popup|modal|overlay|dialog|cookie\\w*|consent|gdpr|toast|hidden|sr-?only|visually-?hidden|screen-?reader\\w*|tooltip',
  ),
  body: word(
    'article-?(?:body|content|text)|story-?(?:body|content|text)|post-?(?:body|content|text)|entry-?content|body-?(?:text|copy|content)|articlebody|content-?(?:body|text|main)|rich-?text|rte|prose|wysiwyg|text|paragraph|markdown|single-?content|blog-?(?:content|body|post)|news-?(?:content|text|body)|the-?content|main-?content|copy',
  ),
  article: word('article|post|story|entry|hentry|single|content|main|page|blog'),
} as const;
export type NameKind = keyof typeof nameKinds;

function word(words: string): RegExp {
  return new RegExp(`(?:^|[\\s_:/-])(?:${words})(?:$|[\\s_:/-])`, 'i');
}

/** Class names as words: `articleBody_text__x1Y2` becomes `article-Body_text__x1-Y2`. */
export function splitNames(names: string): string {
  return names.replace(/([a-z])([A-Z])/g, '$1-$2');
}
