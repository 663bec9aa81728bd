/**
 * Short passages of our own, in the marks of the annotated articles: what is said by whom, each for one way in which news puts
 * it. Names as `[[surface|type key]]`, sayings as `<<text|kind key verb>>`.
 */
export const passages: Readonly<Record<string, string>> = {
  'curly marks, speaker behind':
    '<<“We will rebuild the bridge by May,”|direct ada-brook said>> [[Ada Brook|person ada-brook]] said on Monday.',
  'straight marks, speaker behind, inverted':
    '<<"The water came at night,"|direct ola-quist said>> said [[Ola Quist|person ola-quist]], a baker in [[Harnsund|place harnsund]].',
  'British single marks with apostrophes':
    "<<'It wasn't the dockers' fault, and they'll tell you so,'|direct hal-mercer said>> said [[Hal Mercer|person hal-mercer]]. The unions' lawyers left.",
  'plural genitives in curly single marks':
    '<<‘The nurses’ pay is the nurses’ business,’|direct una-price said>> [[Una Price|person una-price]] said.',
  'a comma outside the marks': "<<'The scheme is dead'|direct jon-vale said>>, [[Jon Vale|person jon-vale]] said.",
  'a question': '<<“Who pays for the roof?”|direct ada-brook asked>> asked [[Ada Brook|person ada-brook]].',
  'broken by who speaks':
    '<<“We came,”|direct ola-quist said>> [[Ola Quist|person ola-quist]] said, <<“and nobody was there.”|direct ola-quist said>>',
  'two sentences, broken':
    '<<“The fish are gone,”|direct ola-quist said>> said [[Quist|person ola-quist]]. <<“So are the boats.”|direct ola-quist said>>',
  'nested marks':
    '<<“My father told me, <<‘Never sell the field,’|direct - told>> and I sold it,”|direct ada-brook said>> [[Brook|person ada-brook]] said.',
  'over two paragraphs':
    '[[Ada Brook|person ada-brook]] wrote: <<“The roof leaks.\n\n“The walls do too.”|direct ada-brook wrote>>',
  'behind a colon': '[[Ada Brook|person ada-brook]] told reporters: <<“The bridge is safe.”|direct ada-brook told>>',
  'behind a sentence about the speaker':
    '[[Ada Brook|person ada-brook]] shook her head. <<“I would not cross it again.”|direct ada-brook ->>',
  'German marks': '<<„Die Brücke ist sicher“|direct ada-brook said>>, said [[Ada Brook|person ada-brook]].',
  'French marks': '<<« Le pont est fermé »|direct ada-brook said>>, [[Ada Brook|person ada-brook]] said.',
  'that-clause':
    '[[Ada Brook|person ada-brook]] said on Tuesday that <<the bridge would stay closed until May|indirect ada-brook said>>.',
  'no that':
    '[[Harnsund Council|organisation harnsund-council]] said <<the bridge would stay closed|indirect harnsund-council said>>.',
  'in a statement, that':
    '[[Orbel Foods|organisation orbel]] said in a statement on its website that <<no jobs would go|indirect orbel said>>.',
  'told someone, no that':
    '[[Ada Brook|person ada-brook]] told [[Radio Sund|organisation radio-sund]] <<the crack had been found in March|indirect ada-brook told>>.',
  'report first': '<<The bridge will open in May|indirect ada-brook said>>, [[Ada Brook|person ada-brook]] said.',
  'report first, inverted':
    '<<Two boats sank near the pier|indirect coastguard said>>, said the [[Coastguard|organisation coastguard]].',
  'split by who speaks, both clauses':
    '<<The bridge is closed|indirect - said>>, officials said, <<and it will stay closed|indirect - said>>.',
  'according to':
    '<<Prices rose by a tenth in May|indirect statistics-norr according>>, according to [[Statistics Norr|organisation statistics-norr]].',
  'According to':
    'According to [[Ada Brook|person ada-brook]], <<the crack had been known since March|indirect ada-brook According>>.',
  'denied that': '[[Jon Vale|person jon-vale]] denied that <<he had seen the letter|indirect jon-vale denied>>.',
  'denied doing': '[[Jon Vale|person jon-vale]] has denied <<taking any money|indirect jon-vale denied>>.',
  'warned behind a relative clause':
    '[[Ada Brook|person ada-brook]], who has run the port since 2019, warned that <<ice could reach the pier|indirect ada-brook warned>>.',
  'accused of':
    '[[Jon Vale|person jon-vale]] accused [[Orbel Foods|organisation orbel]] of <<dumping waste in the sound|indirect jon-vale accused>>.',
  'promised to': '[[Ada Brook|person ada-brook]] promised <<to open the books|indirect ada-brook promised>>.',
  'urged someone to':
    '[[Harnsund Council|organisation harnsund-council]] urged residents <<to boil their water|indirect harnsund-council urged>>.',
  'asked whether':
    '[[Ada Brook|person ada-brook]] asked the committee <<whether anyone had read the report|indirect ada-brook asked>>.',
  'two verbs, one subject':
    '[[Jon Vale|person jon-vale]] said <<the plan was sound|indirect jon-vale said>> but warned that <<money was short|indirect jon-vale warned>>.',
  'adding that':
    '[[Jon Vale|person jon-vale]] said <<the plan was sound|indirect jon-vale said>>, adding that <<money was short|indirect jon-vale adding>>.',
  'an aside with the name':
    'The harbour master, [[Ola Quist|person ola-quist]], said <<the ice was thin|indirect ola-quist said>>.',
  'he and she':
    '[[Ola Quist|person ola-quist]] said <<the ice was thin|indirect ola-quist said>>. He added that <<boats should stay in|indirect ola-quist added>>.',
  'the company':
    '[[Orbel Foods|organisation orbel]] closed two plants on Friday. The company said <<no jobs would go|indirect orbel said>>.',
  'a spokesman for':
    'A spokesman for [[Orbel Foods|organisation orbel]] said <<no jobs would go|indirect orbel said>>.',
  officials: 'Two officials said <<the bridge had been inspected|indirect - said>>.',
  'quoted by an agency':
    '[[Ada Brook|person ada-brook]] was quoted as saying by [[Norr Press|organisation norr-press]] that <<the bridge was safe|indirect ada-brook saying>>.',
  'an agency quoted':
    '[[Norr Press|organisation norr-press]] quoted [[Ada Brook|person ada-brook]] as saying <<the bridge was safe|indirect ada-brook saying>>.',
  'an agency reported':
    '[[Ada Brook|person ada-brook]] said <<the bridge was safe|indirect ada-brook said>>, [[Norr Press|organisation norr-press]] reported.',
  'a few words of the speaker in a report':
    '[[Jon Vale|person jon-vale]] said <<the plan was <<“a bridge to nowhere at all”|direct jon-vale said>>|indirect jon-vale said>>.',
  'called it': '[[Jon Vale|person jon-vale]] called the plan <<“a bridge to nowhere”|direct jon-vale called>>.',
  'scare quotes and titles':
    'The “rescue” of [[Orbel Foods|organisation orbel]] was the subject of “The Winter of the Herring Men”, a film by [[Una Price|person una-price]].',
  'what is not said':
    '[[Jon Vale|person jon-vale]] would not say how much it cost. [[Ada Brook|person ada-brook]] declined to say who paid. The deal was said to be near.',
  'a headline': 'Bridge to stay shut, council says\n\nThe bridge is old.'.replace(
    'Bridge to stay shut',
    '<<Bridge to stay shut|indirect - says>>',
  ),
  'letters behind a name':
    'Judge [[Ada Brook|person ada-brook]] KC told him: <<“You knew about the crack.”|direct ada-brook told>>',
  'who, behind an aside that names another':
    '[[Ada Brook|person ada-brook]] signed. The deal was attacked by [[Jon Vale|person jon-vale]], a lawmaker for the left and no relation of the minister, who told reporters that <<it was a gift|indirect jon-vale told>>.',
  'who, behind kin of another':
    '[[Ada Brook|person ada-brook]] was criticised by the mayor [[Jon Vale|person jon-vale]], her cousin, who said <<the dams were painted|indirect jon-vale said>>.',
  'a clause about who speaks':
    'Families who had waited for the ferry said <<it should never have sailed|indirect - said>>.',
  'a day before the name':
    'On Sunday [[Jon Vale|person jon-vale]] had told voters in [[Harnsund|place harnsund]] that <<he would not resign|indirect jon-vale told>>.',
  'a study by somebody':
    'A survey of the pier, published last year, found that <<a third of the beams were rotten|indirect - found>>.',
  'a spokesperson of the body that is spoken of':
    '[[Orbel Foods|organisation orbel]] denied <<the charge|indirect orbel denied>>. A spokesperson said: <<“Every crate is checked.”|direct orbel said>>',
  'the pronoun of somebody whom the text called so before':
    '[[Jon Vale|person jon-vale]] left early. He was tired. [[Ada Brook|person ada-brook]] met [[Vale|person jon-vale]] at the pier. <<“It was cold,”|direct ada-brook said>> she said.',
  'a source that wants no name':
    'Another member, who asked not to be named, said <<the vote was close|indirect - said>>.',
  'an occasion in front':
    'In a letter read to the town, [[Ada Brook|person ada-brook]] said: <<“I am sorry.”|direct ada-brook said>>',
  'accused by':
    '[[Jon Vale|person jon-vale]] was accused by [[Ada Brook|person ada-brook]] of <<hiding the report|indirect ada-brook accused>>.',
  'what somebody called it':
    'The pier shut because of what [[Orbel Foods|organisation orbel]] called <<“a small technical fault”|direct orbel called>>.',
  'a verb that nobody lists':
    '<<“It rings like a bell,”|direct jon-vale groaned>> [[Jon Vale|person jon-vale]] groaned.',
  'went on to say': '[[Jon Vale|person jon-vale]] went on to say <<the report was flawed|indirect jon-vale say>>.',
  'denied in a word': '[[Orbel Foods|organisation orbel]] denied <<wrongdoing|indirect orbel denied>>.',
  'a long paragraph of quotation behind one':
    '<<“I cried all night,”|direct ada-brook said>> said [[Ada Brook|person ada-brook]].\n\n<<“When the telephone rang in the morning I could not believe who it was.”|direct ada-brook said>>',
};
