const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Auxiliaries that may stand between a speaker and a reporting verb. */
export const perfects = words("has have had 's 've 'd");
export const passives = words('is are was were be been being am got');
/** With these before it a verb reports nothing that was said: "would not say", "declined to say". */
export const denials = words(
  "not n't never to would will could can may might should must did do does cannot won't didn't wouldn't couldn't hasn't " +
    "haven't hadn't can't doesn't don't nor neither let",
);
export const adverbs = words(
  'also later earlier then still again once now soon already even further instead meanwhile separately however first last ' +
    'just only recently repeatedly often always sometimes simply today yesterday tonight too afterwards flatly since both ' +
    'all each himself herself themselves itself',
);
/** Words in "-ly" that are no adverbs. */
export const notAdverbs = words('family ally italy july assembly monopoly supply reply rally bully lily fly');

export const pronouns = words('he she they it we i');
export const determiners = words(
  'the a an this that these those his her its their our my your some many several most other another one two three four ' +
    'five six seven eight nine ten both each every any no more few all dozens hundreds',
);
export const possessives = words('his her its their our my your');
export const prepositions = words(
  'of for at in from with on to by about after before during under over into against between among near outside inside via ' +
    'through across around behind beyond despite except like since than toward towards until upon within without amid as off ' +
    'per regarding concerning ahead because up down out back',
);
/** What a noun phrase goes on with: "a spokesman for the ministry", "head of the agency". */
export const phrasePrepositions = words('of for at in from with on to by into about');
export const conjunctions = words(
  'and but or nor yet so while whereas although though because when where if unless whether that which who whom whose ' +
    'until since as than before after',
);
export const auxiliaries = words(
  "is are was were be been has have had will would could can may might should must do does did isn't aren't wasn't weren't " +
    "won't wouldn't couldn't can't don't doesn't didn't hasn't haven't hadn't shouldn't",
);

/** People by what they do: one of them speaks. */
export const roles = words(
  'spokesman spokeswoman spokesperson critic reviewer lawmaker guide tailor dentist minister president premier chancellor secretary director chief chairman chairwoman chair ' +
    'chairperson head leader official officer commander general colonel captain major lieutenant sergeant judge justice ' +
    'prosecutor lawyer attorney solicitor barrister senator congressman congresswoman lawmaker mp mayor governor ambassador envoy diplomat ' +
    'adviser advisor aide deputy analyst economist strategist expert scientist researcher professor doctor nurse teacher ' +
    'author writer editor reporter journalist correspondent columnist coach manager trainer player striker goalkeeper owner ' +
    'founder executive ceo boss coordinator administrator commissioner inspector detective sheriff superintendent ' +
    'source insider witness resident neighbour neighbor survivor victim driver pilot farmer fisherman worker shopkeeper ' +
    'mother father brother sister son daughter wife husband uncle aunt cousin friend colleague widow widower parent grandmother grandfather ' +
    'man woman boy girl student pupil volunteer activist campaigner organiser organizer councillor priest bishop pope king queen prince ' +
    'princess imam rabbi pastor archbishop cardinal vicar botanist biologist geologist physicist chemist historian ' +
    'archaeologist astronomer ecologist engineer architect designer artist actor actress singer director producer conductor curator ' +
    'dealer trader broker investor consultant contractor chef baker builder plumber guard warden ranger keeper skipper ' +
    'referee umpire rider runner swimmer champion veteran soldier sailor hostage prisoner defendant suspect ' +
    'candidate delegate negotiator mediator rapporteur observer monitor investigator surgeon psychologist therapist patient ' +
    'representative member secretary-general vice-president co-author co-founder treasurer ombudsman regulator controller ' +
    'midfielder defender winger forward batsman batter bowler pitcher quarterback sprinter cyclist boxer golfer jockey athlete ' +
    'singer novelist poet playwright sculptor painter photographer filmmaker composer musician guitarist drummer comedian presenter host ' +
    'entrepreneur banker accountant auditor chancellor constable hunter butcher hairdresser electrician carpenter mechanic ' +
    'postmistress postmaster landlord landlady tenant shopper passenger commuter motorist cyclist bystander onlooker campaigner ' +
    'psychiatrist biologist virologist epidemiologist neuroscientist economist climatologist meteorologist seismologist ecologist ' +
    'oceanographer anthropologist sociologist demographer statistician mathematician criminologist politician backbencher whip ' +
    'speaker steward gardener midwife carer farmhand rescuer climber sailor diver fighter rebel commander translator interpreter ' +
    'dean principal headteacher headmaster rector provost magistrate coroner firefighter paramedic physician',
);
/** People in the plural, of whom no one is named. */
export const groups = words(
  'officials authorities officers sources analysts economists experts scientists researchers lawyers prosecutors police ' +
    'lawmakers mps senators ministers diplomats leaders witnesses residents neighbours neighbors survivors relatives families parents ' +
    'activists campaigners critics opponents supporters organisers organizers doctors medics nurses teachers students workers farmers ' +
    'fishermen villagers locals investigators detectives inspectors rescuers firefighters aides advisers ' +
    'executives managers traders investors brokers dealers historians archaeologists astronomers biologists engineers ' +
    'authors judges jurors teammates players fans members people men women ' +
    'representatives observers monitors commentators insiders spokesmen spokespeople unions companies ministries agencies ' +
    'governments countries states groups charities scholars geologists physicists ecologists strategists commanders soldiers ' +
    'veterans militants rebels protesters demonstrators passengers colleagues friends friends economists lenders banks others',
);
/** Those who belong to a body; one of them alone may as well speak for herself. */
export const ownVoices = words(
  'doctor nurse surgeon physician paramedic medic teacher student pupil worker employee resident patient driver pilot engineer ' +
    'scientist researcher professor lecturer expert historian survivor victim relative neighbour neighbor friend fan supporter ' +
    'volunteer passenger customer member opponent witness soldier prisoner inmate guard player colleague',
);
/** Bodies that speak. */
export const bodies = words(
  'campaign ministry government department agency company firm group bank council committee commission court union party army navy ' +
    'military police parliament office administration authority board bureau embassy team club federation association university ' +
    'institute organisation organization charity watchdog regulator network newspaper paper magazine ' +
    'broadcaster station airline carmaker automaker retailer manufacturer operator developer insurer lender ' +
    'hospital school museum church league presidency mission delegation coalition alliance ' +
    'opposition panel jury tribunal senate congress cabinet kremlin foundation fund trust society chamber ' +
    'force outlet platform chain brand clinic theatre theater gallery zoo secretariat movement militia bench line subsidiary ' +
    'consortium maker giant startup start-up brewer miner supplier utility exporter importer publisher studio',
);
/** What is written and so says something; who wrote it is told elsewhere, if at all. */
export const documents = words(
  'statement report study survey letter document documents filing complaint indictment lawsuit paper review bulletin article ' +
    'release communique communiqué memo note notice decree poll data figures analysis assessment email e-mail post tweet ' +
    'message dispatch commentary editorial reports audit ruling verdict judgment judgement forecast minutes text statements findings affidavit ' +
    'emails e-mails letters messages memos figures records statistics estimates transcript transcripts account accounts website guidelines advisory inquiry investigation probe suit charges',
);
/** To whom things are told. */
export const audiences = words(
  'reporters journalists lawmakers parliament investors shareholders analysts police officers television radio viewers listeners ' +
    'readers delegates members supporters fans crowds ministers officials broadcaster newspaper agency conference briefing ' +
    'interviewers senators mps jurors court jury hearing inquiry committee council panel audience crowd rally meeting ' +
    'staff employees workers students residents families him her them us me it you everyone everybody people congress ' +
    'colleagues diplomats leaders allies guests friends station channel magazine website podcast programme program show press media newspapers',
);
/** Where and how something is said: "in a statement", "at a news conference". */
export const occasions = words(
  'statement interview letter report speech briefing conference tweet post message email e-mail note filing video address call ' +
    'broadcast hearing meeting ceremony rally court parliament release blog article television radio twitter facebook instagram telegram ' +
    'weibo telephone phone email comments remarks testimony broadcast press wednesday summit forum event lecture dispatch commentary ' +
    'editorial memo decree ruling judgment study paper podcast bulletin response reply city capital reporters journalists interviews ' +
    'documents document sermon debate session inquiry telecast webcast x media complaint indictment book memoir essay column op-ed newsletter thread clip app call lawsuit suit',
);
export const calendar = words(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september ' +
    'october november december jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. ' +
    'yesterday today tomorrow tonight week month year morning afternoon evening night weekend day days weeks months years ago ' +
    'spring summer autumn winter fall earlier later hours minutes noon midnight decade',
);
/** What may lead to a calendar word: "late on Tuesday", "earlier this week", "the next day". */
export const calendarLeads = words(
  'on in late early earlier last this next the at by during that same a few two three four five six several over since one past ' +
    'previous following later once',
);
