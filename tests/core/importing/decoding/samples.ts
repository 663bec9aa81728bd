/** Sentences in many languages, and the encodings that were in use for each. */
export const samples: readonly { readonly language: string; readonly encodings: string; readonly text: string }[] = [
  {
    language: 'pl',
    encodings: 'windows-1250 iso-8859-2 iso-8859-16',
    text: 'Młyn nad rzeką stał zeszłej wiosny po raz pierwszy od stu lat. Młynarka usłyszała trzask w środku nocy, wstała i poszła z lampą do koła. Belka pękła wzdłuż, a w całej okolicy nie było już drzewa tej wielkości. Sąsiedzi zebrali się następnego dnia i uradzili, że sprowadzą nową z gór.',
  },
  {
    language: 'cs',
    encodings: 'windows-1250 iso-8859-2',
    text: 'Mlýn u řeky stál letos na jaře poprvé za sto let. Mlynářka uslyšela v noci prasknutí, vstala a šla se podívat ke kolu. Trám byl puklý po celé délce a v celém kraji už nerostl strom takové velikosti. Druhý den se sešli sousedé a rozhodli, že přivezou nový z hor.',
  },
  {
    language: 'sk',
    encodings: 'windows-1250 iso-8859-2',
    text: 'Mlyn pri rieke stál túto jar prvýkrát za sto rokov. Mlynárka začula v noci prasknutie, vstala a išla sa pozrieť ku kolesu. Trám bol puknutý po celej dĺžke a v celom kraji už nerástol strom takej veľkosti. Na druhý deň sa zišli susedia a rozhodli sa, že privezú nový z hôr.',
  },
  {
    language: 'hu',
    encodings: 'windows-1250 iso-8859-2',
    text: 'A folyó menti malom idén tavasszal száz év óta először állt. A molnárné éjjel meghallotta a reccsenést, felkelt, és lámpával ment a kerékhez. A gerenda végig meghasadt, és az egész környéken nem nőtt már akkora fa. Másnap összegyűltek a szomszédok, és úgy döntöttek, hogy a hegyekből hoznak újat.',
  },
  {
    language: 'ro',
    encodings: 'windows-1250 iso-8859-2',
    text: 'Moara de lângă râu a stat în primăvara aceasta pentru întâia oară într-o sută de ani. Morăriţa a auzit noaptea un trosnet, s-a sculat şi s-a dus cu lampa la roată. Grinda crăpase pe toată lungimea, iar în împrejurimi nu mai creştea niciun copac atât de mare.',
  },
  {
    language: 'hr',
    encodings: 'windows-1250 iso-8859-2',
    text: 'Mlin uz rijeku ovoga je proljeća stao prvi put u sto godina. Mlinarica je noću začula pucanj, ustala i otišla sa svjetiljkom do kotača. Greda je bila napukla cijelom dužinom, a u cijelom kraju više nije bilo tako velikog stabla. Sutradan su se okupili susjedi i odlučili dovesti novu iz planina.',
  },
  {
    language: 'ru',
    encodings: 'windows-1251 koi8-r iso-8859-5 ibm866 x-mac-cyrillic',
    text: 'Мельница у реки этой весной остановилась впервые за сто лет. Мельничиха услышала ночью треск, встала и пошла с лампой к колесу. Балка лопнула вдоль, а во всей округе уже не росло дерева такой величины. На другой день собрались соседи и решили привезти новую с гор.',
  },
  {
    language: 'uk',
    encodings: 'windows-1251 koi8-u x-mac-cyrillic',
    text: 'Млин біля річки цієї весни зупинився вперше за сто років. Мірошничка почула вночі тріск, підвелася й пішла з лампою до колеса. Балка тріснула вздовж, а в усій окрузі вже не росло дерева такого розміру. Наступного дня зібралися сусіди й вирішили привезти нову з гір.',
  },
  {
    language: 'bg',
    encodings: 'windows-1251 iso-8859-5',
    text: 'Мелницата край реката тази пролет спря за първи път от сто години. Мелничарката чу през нощта пукот, стана и отиде с лампа при колелото. Гредата беше спукана по цялата дължина, а в околността вече нямаше толкова голямо дърво. На другия ден съседите се събраха.',
  },
  {
    language: 'fr',
    encodings: 'windows-1252 iso-8859-15 macintosh',
    text: 'Le moulin près de la rivière s’est arrêté ce printemps pour la première fois depuis cent ans. La meunière a entendu un craquement dans la nuit, s’est levée et est allée voir la roue avec sa lampe. La poutre s’était fendue sur toute sa longueur, et il ne poussait plus d’arbre aussi grand où que ce fût.',
  },
  {
    language: 'de',
    encodings: 'windows-1252 iso-8859-15 macintosh',
    text: 'Die Mühle am Fluss stand in diesem Frühjahr zum ersten Mal seit hundert Jahren still. Die Müllerin hörte in der Nacht ein Krachen, stand auf und ging mit der Lampe zum Rad. Der Balken war der Länge nach gerissen, und in der ganzen Gegend wuchs kein Baum mehr von solcher Größe.',
  },
  {
    language: 'es',
    encodings: 'windows-1252 iso-8859-15 macintosh',
    text: 'El molino junto al río se paró esta primavera por primera vez en cien años. La molinera oyó un crujido en la noche, se levantó y fue con la lámpara hasta la rueda. ¿Qué había pasado? La viga se había rajado a lo largo, y en toda la región ya no crecía ningún árbol de ese tamaño, dijo el señor Ibáñez.',
  },
  {
    language: 'pt',
    encodings: 'windows-1252 iso-8859-15 macintosh',
    text: 'O moinho junto ao rio parou nesta primavera pela primeira vez em cem anos. A moleira ouviu um estalo durante a noite, levantou-se e foi com a lâmpada até à roda. A viga tinha rachado em todo o comprimento, e na região já não crescia nenhuma árvore desse tamanho. Não há solução, disseram os irmãos João e Conceição.',
  },
  {
    language: 'sv',
    encodings: 'windows-1252 iso-8859-15 macintosh',
    text: 'Kvarnen vid ån stod i våras stilla för första gången på hundra år. Mjölnerskan hörde en smäll på natten, gick upp och tog lampan med sig till hjulet. Bjälken hade spruckit längs hela sin längd, och i hela trakten växte det inte längre något träd av den storleken.',
  },
  {
    language: 'is',
    encodings: 'windows-1252 iso-8859-15',
    text: 'Myllan við ána stóð í vor kyrr í fyrsta sinn í hundrað ár. Malarinn heyrði brest um nóttina, fór á fætur og gekk með lampann að hjólinu. Bjálkinn hafði klofnað að endilöngu og í sveitinni óx ekkert tré af þeirri stærð lengur, sagði Þórður.',
  },
  {
    language: 'el',
    encodings: 'windows-1253 iso-8859-7',
    text: 'Ο μύλος δίπλα στο ποτάμι σταμάτησε αυτή την άνοιξη για πρώτη φορά εδώ και εκατό χρόνια. Η μυλωνού άκουσε τη νύχτα έναν κρότο, σηκώθηκε και πήγε με τη λάμπα στη ρόδα. Το δοκάρι είχε σκιστεί σε όλο του το μήκος και σε όλη την περιοχή δεν υπήρχε πια τόσο μεγάλο δέντρο.',
  },
  {
    language: 'tr',
    encodings: 'windows-1254 iso-8859-9',
    text: 'Irmağın kıyısındaki değirmen bu bahar yüz yıldan beri ilk kez durdu. Değirmenci kadın gece bir çatırtı duydu, kalktı ve lambayla çarkın yanına gitti. Kiriş boydan boya çatlamıştı ve bütün yörede artık o büyüklükte bir ağaç yetişmiyordu. Ertesi gün komşular toplandı, dağlardan yenisini getirmeye karar verdiler.',
  },
  {
    language: 'he',
    encodings: 'windows-1255 iso-8859-8',
    text: 'הטחנה שליד הנהר עמדה האביב בפעם הראשונה זה מאה שנים. הטוחנת שמעה בלילה קול נפץ, קמה והלכה עם המנורה אל הגלגל. הקורה נבקעה לכל אורכה, ובכל הסביבה כבר לא צמח עץ בגודל כזה. למחרת התאספו השכנים והחליטו להביא קורה חדשה מן ההרים.',
  },
  {
    language: 'ar',
    encodings: 'windows-1256 iso-8859-6',
    text: 'توقفت الطاحونة قرب النهر هذا الربيع لأول مرة منذ مئة عام. سمعت الطحانة صوت تشقق في الليل، فقامت وذهبت بالمصباح إلى العجلة. كانت العارضة قد انشقت على طولها، ولم يعد ينمو في المنطقة كلها شجر بهذا الحجم. وفي اليوم التالي اجتمع الجيران وقرروا إحضار عارضة جديدة من الجبال.',
  },
  {
    language: 'fa',
    encodings: 'windows-1256',
    text: 'آسیاب کنار رود این بهار برای نخستین بار پس از صد سال از کار افتاد. زن آسیابان شب صدای شکستن را شنید، برخاست و با چراغ به سوی چرخ رفت. تیر چوبی در همه درازای خود شکافته بود و در آن پیرامون دیگر درختی به این بزرگی نمی‌رویید.',
  },
  {
    language: 'lt',
    encodings: 'windows-1257 iso-8859-13',
    text: 'Malūnas prie upės šį pavasarį sustojo pirmą kartą per šimtą metų. Malūnininkė naktį išgirdo trakštelėjimą, atsikėlė ir su lempa nuėjo prie rato. Sija buvo įskilusi per visą ilgį, o visoje apylinkėje jau nebeaugo tokio dydžio medžių. Kitą dieną susirinko kaimynai ir nusprendė atgabenti naują iš kalnų.',
  },
  {
    language: 'lv',
    encodings: 'windows-1257 iso-8859-13',
    text: 'Dzirnavas pie upes šopavasar apstājās pirmo reizi simts gados. Dzirnavniece naktī izdzirdēja brakšķi, piecēlās un ar lampu gāja pie rata. Sija bija ieplaisājusi visā garumā, un visā apkārtnē vairs neauga tik liels koks. Nākamajā dienā sanāca kaimiņi un nolēma atvest jaunu no kalniem.',
  },
  {
    language: 'et',
    encodings: 'windows-1257 iso-8859-15',
    text: 'Jõeäärne veski jäi sel kevadel esimest korda saja aasta jooksul seisma. Möldrinaine kuulis öösel raginat, tõusis üles ja läks lambiga ratta juurde. Tala oli kogu pikkuses lõhenenud ja kogu ümbruskonnas ei kasvanud enam nii suurt puud.',
  },
  {
    language: 'vi',
    encodings: 'windows-1258',
    text: 'Chiếc cối xay bên sông mùa xuân này đã dừng lại lần đầu tiên sau một trăm năm. Bà chủ cối xay nghe tiếng nứt trong đêm, thức dậy và cầm đèn đi đến bánh xe. Thanh xà đã nứt suốt chiều dài, và cả vùng không còn cây nào lớn như vậy nữa.',
  },
  {
    language: 'th',
    encodings: 'windows-874',
    text: 'โรงสีริมแม่น้ำหยุดทำงานเป็นครั้งแรกในรอบร้อยปีเมื่อฤดูใบไม้ผลินี้ เจ้าของโรงสีได้ยินเสียงแตกกลางดึก จึงลุกขึ้นถือตะเกียงไปดูที่ล้อ คานไม้แตกไปตลอดความยาว และทั่วทั้งแถบนั้นไม่มีต้นไม้ใหญ่ขนาดนั้นอีกแล้ว',
  },
  {
    language: 'ja',
    encodings: 'shift_jis euc-jp',
    text: '川のそばの水車小屋は、この春、百年ぶりに止まりました。粉屋の女主人は夜中に木の裂ける音を聞いて起き上がり、ランプを持って水車を見に行きました。大きな軸は端から端まで割れていて、このあたりにはもうそれほど太い木はありません。次の日、村の人々が集まって相談しました。',
  },
  {
    language: 'ja',
    encodings: 'shift_jis euc-jp',
    text: '新しい図書館が来月開館する予定だと市の担当者が発表した。建設費は約三十億円で、地元の木材を多く使用している。',
  },
  {
    language: 'zh-CN',
    encodings: 'gb18030',
    text: '河边的水磨今年春天停了，一百年来这还是第一次。磨坊的女主人半夜听见木头裂开的声音，起来提着灯去看水轮。大梁从头到尾都裂了，附近一带已经没有那么粗的树。第二天邻居们聚在一起商量，决定从山里运一根新的来。',
  },
  {
    language: 'zh-TW',
    encodings: 'big5',
    text: '河邊的水磨今年春天停了，一百年來這還是第一次。磨坊的女主人半夜聽見木頭裂開的聲音，起來提著燈去看水輪。大樑從頭到尾都裂了，附近一帶已經沒有那麼粗的樹。第二天鄰居們聚在一起商量，決定從山裡運一根新的來。',
  },
  {
    language: 'ko',
    encodings: 'euc-kr',
    text: '강가의 물레방아가 올봄 백 년 만에 처음으로 멈추었습니다. 방앗간 주인은 한밤중에 나무가 갈라지는 소리를 듣고 일어나 등불을 들고 바퀴를 보러 갔습니다. 들보가 끝에서 끝까지 갈라져 있었고, 이 근처에는 이제 그만큼 큰 나무가 없습니다. 다음 날 이웃들이 모여 의논했습니다.',
  },
];
