import type { Stance } from '../../model/entity.ts';

/** What a reporting verb takes beside a quotation: that-clauses, clauses without "that", and so on. */
export interface ReportingVerb {
  readonly stance: Stance;
  /** A clause without "that": "said the plan failed". */
  readonly bare: boolean;
  /** An addressee before the clause: "told reporters that". */
  readonly addressee: boolean;
  /** "promised to leave", "urged Iran to stop". */
  readonly infinitive: boolean;
  /** "denied a claim", "denied taking it": the object is what is reported. */
  readonly object: boolean;
  /** The form is as often a noun or another verb, and believed only between a clear speaker and a clause or quotation. */
  readonly doubtful: boolean;
  readonly participle: boolean;
}

/**
 * Forms of each verb, its stance, and letters for what it takes: b(are clause), a(ddressee), i(nfinitive), o(bject).
 */
const table = `
say says said saying | said | b
tell tells told telling | said | ba
add adds added adding | said | b
note notes noted noting | said | b
states stated stating | said | b
explain explains explained explaining | said | b
observe observes observed observing | said |
remark remarks remarked remarking | said |
reply replies replied replying | said | b
respond responds responded responding | said |
answer answers answered answering | said |
recall recalls recalled recalling | said | b
continue continues continued | said |
began | said |
comment comments commented commenting | said |
write writes wrote writing | said | b
tweet tweets tweeted tweeting | said | b
posts posted posting | said | q
declare declares declared declaring | said | b
announce announces announced announcing | announced | b
report reports reported reporting | said | b
testify testifies testified testifying | said | b
quip quips quipped | said | q
joke jokes joked joking | said | b
stress stresses stressed stressing | said | b
emphasise emphasises emphasised emphasising | said |
emphasize emphasizes emphasized emphasizing | said |
reiterate reiterates reiterated reiterating | said |
conclude concludes concluded concluding | said | b
disclose discloses disclosed disclosing | said |
reveal reveals revealed revealing | said | b
indicate indicates indicated indicating | said | b
mention mentions mentioned | said |
boast boasts boasted boasting | claimed |
shout shouts shouted shouting | said | q
recount recounts recounted | said |
claim claims claimed claiming | claimed | bi
allege alleges alleged alleging | claimed | b
assert asserts asserted asserting | claimed | b
insist insists insisted insisting | claimed | b
maintain maintains maintained maintaining | claimed | b
argue argues argued arguing | claimed | b
contend contends contended contending | claimed | b
deny denies denied denying | denied | bo
rule rules ruled ruling | said | b
hold holds held | said |
read reads | said | q
swear swears swore swearing | promised | b
allow allows allowed | admitted |
reckon reckons reckoned | said | b
express expressed | said |
echo echoed echoing | said |
counter counters countered countering | said |
retort retorts retorted | said |
protest protests protested protesting | criticised |
object objected objecting | criticised |
apologise apologised apologize apologized | admitted |
brag brags bragged bragging | claimed |
whisper whispers whispered whispering | said |
yell yells yelled yelling | said |
scream screams screamed screaming | said |
mutter mutters muttered | said |
murmur murmurs murmured | said |
sigh sighs sighed | said |
laugh laughs laughed | said |
smile smiles smiled | said |
shrug shrugs shrugged | said |
muse muses mused musing | said |
exclaim exclaims exclaimed | said |
proclaim proclaims proclaimed proclaiming | announced | b
grumble grumbles grumbled grumbling | criticised | b
fret frets fretted fretting | warned |
fume fumes fumed | criticised |
bemoan bemoans bemoaned | criticised |
regret regrets regretted regretting | admitted |
confess confesses confessed confessing | admitted | b
clarify clarifies clarified clarifying | said |
specify specifies specified specifying | said |
elaborate elaborated | said |
underline underlines underlined underlining | said |
underscore underscores underscored underscoring | said |
highlight highlights highlighted highlighting | said |
recommend recommends recommended recommending | demanded | i
instruct instructs instructed instructing | demanded | a
beg begs begged begging | asked | a
plead pleads pleaded pleading | asked | i
implore implores implored imploring | asked | a
encourage encourages encouraged encouraging | demanded | a
request requests requested requesting | asked | ai
inquire inquires inquired inquiring | asked |
enquire enquires enquired enquiring | asked |
query queries queried querying | asked |
imply implies implied implying | suggested | b
signal signals signalled signaled signalling signaling | suggested | b
speculate speculates speculated speculating | suggested |
attest attests attested attesting | confirmed |
reassure reassures reassured reassuring | promised | a
notify notifies notified notifying | said | a
alert alerts alerted alerting | warned | a
calculate calculates calculated calculating | predicted | b
assess assesses assessed assessing | said | b
judge judges judged judging | said | b
counsel counsels counselled counseled | demanded | a
offer offers offered offering | promised | i
blog blogged blogging | said | b
opine opines opined | said | b
venture ventured | suggested |
accept accepts accepted accepting | admitted |
cry cries cried crying | said | 
finds found finding | said | b
appeal appeals appealed appealing | demanded | i
advise advises advised advising | demanded | ai
confirm confirms confirmed confirming | confirmed | b
acknowledge acknowledges acknowledged acknowledging | admitted | b
admit admits admitted admitting | admitted | b
concede concedes conceded conceding | admitted | b
warn warns warned warning | warned | ba
caution cautions cautioned cautioning | warned | ba
threaten threatens threatened threatening | warned | i
ask asks asked asking | asked | ai
wonder wonders wondered wondering | asked |
urge urges urged urging | demanded | ai
demand demands demanded demanding | demanded | i
calls called calling | demanded | ai
promise promises promised promising | promised | bai
vow vows vowed vowing | promised | bi
pledge pledges pledged pledging | promised | bi
guarantee guarantees guaranteed | promised | b
assure assures assured assuring | promised | a
predict predicts predicted predicting | predicted | b
forecast forecasts forecasting | predicted | b
estimate estimates estimated estimating | predicted | b
suggest suggests suggested suggesting | suggested | b
propose proposes proposed proposing | suggested |
hint hints hinted hinting | suggested | b
complain complains complained complaining | criticised | b
lament laments lamented lamenting | criticised |
accuse accuses accused accusing | accused | 
agree agrees agreed | agreed |
remember remembers remembered | said |
remind reminds reminded reminding | said | a
inform informs informed informing | said | a
point points pointed pointing | said |
voice voices voiced voicing | said |
`;

/** Forms that are as often something else, even with a speaker before them. */
const nouns = new Set(
  (
    'claim claims report reports note notes state states comment comments promise promises demand demands order orders post posts ' +
    'posted call calls called calling reply replies answer answers remark remarks forecast forecasts estimate estimates recall recalls ' +
    'pledge pledges vow vows joke jokes tweet tweets warning caution continue continues continued began ' +
    'reporting writing telling posting mention stress stresses accept accepts accepted accepting find finds found finding ' +
    'express echo counter protest protests object objected laugh laughs laughed smile smiles smiled shrug shrugs shrugged sigh sighs regret regrets ' +
    'elaborate underline highlight highlights request requests query queries signal signals judge judges judged judging offer offers offered ' +
    'offering blog venture ventured quote counsel counsels alert alerts calculate calculated whisper whispers scream muse fret ' +
    'point points pointed pointing voice voices voiced voicing appeal appeals advise states rule rules ruled ruling hold holds held read reads allow allows allowed'
  ).split(' '),
);

export const reportingVerbs: ReadonlyMap<string, ReportingVerb> = new Map(
  table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [forms = '', stance = '', takes = ''] = line.split('|').map((part) => part.trim());
      return forms.split(' ').map((form): [string, ReportingVerb] => {
        return [
          form,
          {
            stance: stance as Stance,
            bare: takes.includes('b'),
            addressee: takes.includes('a'),
            infinitive: takes.includes('i'),
            object: takes.includes('o'),
            doubtful: nouns.has(form),
            participle: form.endsWith('ing'),
          },
        ];
      });
    }),
);

/** These often have a thing and no clause as their object: what stands behind them must have a verb. */
export const thingsToo: ReadonlySet<string> = new Set(
  (
    'tell tells told judge judged assess assesses assessed calculate calculates calculated signal signals signalled signaled imply implies implied ' +
    'warn warns warned caution cautions cautioned add adds added find finds found claim claims claimed announce announces announced declare declares declared confirm confirms ' +
    'confirmed report reports reported accept accepts accepted pledge pledges pledged promise promises promised forecast forecasts ' +
    'reveal reveals revealed write writes wrote recall recalls recalled post posts posted predict predicts predicted admit admits admitted ' +
    'suggest suggests suggested note notes noted concede concedes conceded acknowledge acknowledges acknowledged explain explains explained ' +
    'state states stated recounted rule rules ruled indicate indicates indicated conclude concludes concluded estimate estimates estimated maintain maintains maintained'
  ).split(' '),
);

/** Verbs that take a few quoted words and no clause, and what they do: "called it “a disgrace”". */
export const fragmentVerbs: ReadonlyMap<string, Stance> = new Map(
  Object.entries({
    said: 'call calls called calling describe describes described describing term terms termed put puts speak speaks spoke refer refers referred',
    praised: 'hail hails hailed hailing praise praises praised praising welcome welcomes welcomed',
    criticised:
      'condemn condemns condemned condemning criticise criticised criticize criticized denounce denounces denounced denouncing brand brands ' +
      'branded slam slammed label labelled labeled blast blasted decry decried deplore deplored mock mocked attack attacked',
    denied: 'dismiss dismisses dismissed dismissing reject rejects rejected rejecting refute refuted',
  }).flatMap(([stance, forms]) => forms.split(' ').map((form): [string, Stance] => [form, stance as Stance])),
);
