/** Asks somebody to do something about a trouble. */
export const asksForHelp: readonly string[] = [
  'please|pls|plz|plse ...3 help|fix|advise|assist|explain|respond|reply|look|sort|call',
  'help me|us|please|pls|plz|out|needed|asap',
  'need|needs|want|some|any|get|your ...1 help|assistance',
  'can|could|would|will you|u|someone|anyone|anybody|somebody ...4 help|fix|explain|tell|check|look|do|sort|advise|call|dm',
  'how do|can|to|long ...6 {question}',
  'any ideas|idea|advice|tips|update|updates|luck|eta|news|fix',
  'what can|should|do i|we',
  'what is|the ...1 going|happening|hell|heck|problem|deal',
  'get|getting|gets|got back to me|us',
  'is|are there|you|it ...4 {question}',
  'when will|is|are|can ...6 {question}',
  'where is|are|did ...6 {question}',
  "why|how is|are|does|do|did|won't|wont|can't|cant|doesn't|doesnt|isn't|isnt ...8 {question}",
  'help',
  'fix ...1 this|it|that|your|the|my',
  'sort it|this out',
];

/** Has left, or says that this was the last time. */
export const givesUp: readonly string[] = [
  'done with|dealing',
  '{first-person} ...2 canceling|cancelling',
  'and|just|finally|am|been canceling|cancelling',
  'cancel* ...2 my|our ...2 service|account|subscription|contract|order|membership|plan|policy|card|everything',
  'just|finally|already|i|we canceled|cancelled ...1 {brand}|service|account|subscription|contract|membership',
  'never ...3 again',
  'not|never ...2 coming|going back',
  'no longer ...2 customer|client|user|subscriber|shopping|using',
  'ex|former customer|client|user',
  'switched|moved|moving|switching to|from|away|over',
  'leaving|ditched|ditching|dropped|dumped|dumping|quit|quitting {brand}|you|them|{mention}',
  'left {brand}|{mention}',
  'breaking|broke up with you|{brand}|{mention}|them',
  'returning|sending|sent|return|send my|it|this ...2 back',
  'will|going|gonna|think ...3 return|cancel my|it|this',
  'lost ...3 customer|customers|business',
  'business|money|custom ...2 elsewhere',
  'last time|straw|flight|order|visit|trip|purchase|call with|at|from|for|i|flying|using|shopping|buying|ordering|eating|booking|we',
  '{negation} ...2 buy|buying|ordering|get|getting another|again',
  'cut|cutting the cord',
  'found|find|got someone|somewhere|something else|better',
  'good riddance',
  'goodbye|farewell|bye|adios {brand}|{mention}',
  'avoid|boycott ...2 {brand}|{mention}|company|them|place|like',
  "don't|dont|do|never ...1 buy|use|order|shop|bother|go|trust ...3 {brand}|{mention}|them|these|from|with",
  'want|demand|asked ...3 money back',
];

/** Weighs a purchase or a switch. */
export const looksForChange: readonly string[] = [
  'thinking|thought about|of ...2 getting|switching|buying|trying|moving|changing|leaving|going|joining|upgrading',
  'thinking about|of ...1 {brand}|{mention}',
  'considering|contemplating ...2 {brand}|{mention}|switch|switching|getting|buying|changing|move|moving|new|another',
  'looking|shopping|hunting|searching for|at ...3 new|another|different|replacement|alternative*|provider|laptop|phone|plan',
  'looking to ...1 buy|get|switch|change|move|upgrade|replace|join|try',
  'should i|we ...1 get|switch|buy|go|try|choose|change|move|upgrade|pick|join',
  'want|wanna|going|gonna|planning|ready|time|about|tempted to ...2 switch|change|swap|upgrade|replace|join',
  'wanna|want|need|planning|going to buy|get ...2 new|{brand}',
  'need|want a|an|another|different new|better|different ...1 provider|laptop|phone|carrier|bank|plan|service|supplier|company',
  'in the market for',
  'who do|does|did you ...2 use|recommend',
  '{brand} or|vs|versus ...1 {brand}',
  'looking at {brand}|{mention}|other|others|alternatives|offers',
  "need|have|trying|cannot|can't to|decide ...1 decide|choose|pick|between",
  'contract|plan|lease ...2 ends|up|out|expires|over',
  'time for a|an|something ...1 new|change|upgrade|different|else',
  'saving|saved up for',
  'alternative* to|for',
  'replace|replacing my|our',
  'anyone|anybody|someone ...3 recommend*|suggest*',
  'any recommendation*|suggestion*',
  'recommendation* for|on',
  'which ...5 best|better|buy|get|choose|recommend',
  'best alternative*|option|provider to|for',
  'is|are {brand}|{mention} ...3 any|worth|better ...2 good|it|than',
  'who has|uses|is ...2 {brand} ...4 {question}',
  'next ...1 phone|laptop|computer|tablet|car|provider|carrier ...2 be',
];

/** Says what could be made or done otherwise. */
export const suggests: readonly string[] = [
  '{brand}|{mention}|you|they|guys|someone|company|companies should|could|ought ...2 start|add|offer|make|let|give|bring|consider|allow|include|put|sell|ship|sponsor|have|build|create|provide|open|use|introduce|release|try|change|improve|support',
  'should|could really|also|just|definitely ...1 start|add|offer|make|let|give|bring|consider|allow|include|put|sell|ship|have|build',
  'should start|add|offer|include|allow|introduce|bring|sell|ship',
  'please|pls|plz add|bring|make|consider|include|allow|give|offer|start|release|let|introduce|support|put|open',
  "would|it'd|that'd|wouldn't ...2 be nice|great|cool|awesome|better|helpful|useful|good|lovely|handy if|to|with|for",
  'wish ...3 would|could|had|made|offered|did',
  'suggest|suggestion|suggestions|idea|proposal|feedback for|that|is|to|you|how',
  'my suggestion|idea|advice|feedback|proposal',
  'i|we|would|might|can suggest|propose',
  "here's|heres|have|got an|a|one|my idea|ideas|suggestion|thought|tip",
  'how about ...1 adding|making|a|an|letting|giving|offering|you',
  "why not|don't|dont ...1 add|make|offer|let|give|try|just|start|have",
  'what if you|{brand}|{mention}|they',
  'feature request',
  'just an|a idea|thought|suggestion',
  'have|has you|{brand}|anyone|they thought|considered',
  "i|i'd|we'd ...1 put|add|change|make|move|rename|swap ...4 so|to|if|and|that",
  'maybe|perhaps add|make|try|offer|put|let|consider|you|they|a|an|next',
  'would ...3 better|nicer|easier|cooler|handier',
  'needs|need|missing|lacks a|an|more ...2 option|feature|button|setting|mode|version|menu|choice|port|ports',
  'would love|like|prefer to see|have|get|hear|be',
  "i'd|we'd|would|pref|prefer love|like|pref|prefer if|it ...1 if|you|it",
  'you|they|{brand}|{mention} need|needs to ...1 fix|add|make|change|bring|stop|improve|remove|let|allow',
  'deserves|deserve a|an|its|their|her|his|more|better|to',
  'any chance|plans ...2 of|for|to ...2 adding|add|making|getting|support*',
];

/** Something does not work, is late or is lost. */
export const goesWrong: readonly string[] = [
  'broke|broken|breaks|crash*|freez*|froze|fail*|error*|outage*|glitch*|bug|buggy|dead|stuck|overheat*|slow',
  '{negation} ...1 work|working|works|load|loading|connect|charging|charge|start|respond|turn|open|available',
  'stopped|stops|stop|quit working|charging|responding',
  'powering|powers|shuts|shutting|turning|turns|switching|switches|dropping|drops|cutting|cuts off|down|out|itself',
  'down|offline|unavailable|drops|dropped|dropping',
  '{negation} ...1 arrived|come|received|delivered|shown|replied|answered|heard|credited|refunded',
  'logged|logs|kicked|kicks|locked|locks ...1 out',
  'nobody|noone ...1 knows|answers|responds|cares|helps|replies|called|came|comes',
  'problem*|issue*|trouble',
  'late|delay*|cancelled|canceled|waiting|lost|missing|wrong|overcharged|charged',
];

/** It is not the first time. */
export const repeats: readonly string[] = [
  'again|constantly|repeatedly|continually|continuously|nonstop|keeps|constant',
  "still {negation}|waiting|no|broken|down|having|on|haven't|the",
  'always|every time|day|week|night|single|month|morning',
  'second|third|fourth|fifth|2nd|3rd|4th|5th|{number} time|times|day|week|call',
  '{number}|two|three|four|five|several|many|few days|weeks|times|hours|calls|months|hrs|emails|reps|attempts',
  'all day|week|night|morning',
  'how many|long|often ...2 times|do|does|must|will|is',
  'yet another|again',
];

/** Objects without a word of mood: a question that wants no answer, a fact that should not be. */
export const objects: readonly string[] = [
  'why must|would|do|does|bother|are|is ...10 {question}',
  'is|any there ...1 reason ...10 {question}',
  'really|seriously {question}',
  'never ...2 witnessed|seen|heard|asked ...2 such|that|this|so',
  'first time ...2 ever',
  'supposed|meant to',
  'was|were told',
  'no longer works|work|updates|shows|able|available',
  'not|{negation} updating|showing|loading|syncing|playing|working|connecting|appearing',
  'used to be|work|have',
];

/** Says that something is open and asks for it to be dealt with. */
export const presses: readonly string[] = [
  'status on|of|for ...3 refund|order|claim|case|bag|luggage|return|ticket|flight',
  'update|updates|news|progress|word on|about ...2 my|our|the|this',
  'please|pls|plz ...2 advise|help|respond|reply|assist|fix|call|look',
  'asap',
  'would|will appreciate a|an|your ...1 response|reply|answer|help|call',
  'look|looking into my|our|this|it',
  'is|any there ...2 any|a ...2 way|chance ...4 help|info|fix|solve|get|speak|reach',
  '{negation} ...3 received|receive|heard|arrived|refunded|credited|answered ...6 {question}',
  "why did|does|do|is|are|was|were|am|has|have|have not|can't|won't ...2 my|your|i|we ...10 {question}",
  'known issue|bug|problem',
  'sent|emailed|dmed|wrote|messaged|called you|u|your|an|a ...6 and|but|no ...3 nothing|response|reply|answer|appreciate',
  'i|we need|needed ...2 to ...2 speak|talk|reschedule|rebook|reach',
  "i|we|it|app|still ...1 can't|cannot|cant|unable ...2 log|login|get|access|open|find|play|use|browse|see|connect|download|change|book|check",
];

/** Thanks for something that was done well, rather than for an answer. */
export const thanksForIt: readonly string[] = [
  'thank|thanks|thx|thxs|thankful|kudos|props ...4 for ...4 helping|making|getting|taking|great|amazing|wonderful|excellent|outstanding|kind|removing|seating|refunding|reimbursing|clearing|saving|being|awesome|fantastic|quick|keeping|upgrading|flying|service',
  'thanks|thank ...4 to ...8 crew|staff|team|agent|agents|attendant|attendants|driver|kind|helpful|friendly',
  'thanks|thank you ...4 so much for',
  'shout|shoutout out|to ...1 to',
  'shoutout to',
  'really|much|very appreciate|appreciated',
  'give ...1 raise|medal',
  'you guys|all|are ...1 rock|awesome|amazing|great|best',
  'huzzah|yay|woohoo|hooray|woot',
  'keep up the good|great',
];

/** Speaks well of it. */
export const praises: readonly string[] = [
  'love|loving|adore|adoring|loves|obsessed',
  'best|greatest|favorite|favourite|finest',
  'amazing|awesome|fantastic|excellent|brilliant|superb|outstanding|incredible|wonderful|perfect|phenomenal|stellar|nicest|lovely|exceptional|impressed|refreshing',
  'so|very|really|super|extremely|absolutely good|great|happy|pleased|impressed|helpful|easy|fast|nice|friendly|comfortable',
  'blown away',
  'like a charm|dream|clockwork',
  'still going strong',
  'works|work|runs|run|drives ...2 perfectly|great|flawlessly|beautifully|smoothly|wonders',
  'rocks|rock|rules|kudos|props',
  'great|good|super|top ...1 service|job|product|experience|work|staff|crew|people|company|customer|team|support|care|help',
  'never ...2 better|disappoint*|fails|let',
  'fan of',
  'switching|switched|moving ...4 best|glad|happy',
];

/** Tells others to take it. */
export const recommends: readonly string[] = [
  '{first-person} ...2 recommend*|recommended',
  'highly|definitely|totally|strongly recommend*',
  'you|everyone|everybody should|must|need|have ...2 try|get|buy|check|use|go|visit',
  'tell|told|telling everyone|everybody|friends|people|all',
  'check them|it out',
  'get|buy yourself a|an|one',
  "do|will|would|can't|cannot ...2 recommend",
];

/** Speaks of what is bought, delivered and served. */
export const speaksOfService: readonly string[] = [
  'order|ordered|orders|delivery|deliver|delivered|parcel|package|shipping|shipped|refund|return|returned|replacement|exchange',
  'service|customer|customers|staff|waiter|waitress|manager|employee|employees|agent|rep|reps|driver|technician|crew|attendant|representative',
  'store|shop|branch|location|restaurant|hotel|room|gate|checkout|desk|queue|line|counter|drive',
  'app|website|site|page|account|login|password|email|update|version|software|server|page|link|subscription|plan|download',
  'flight|plane|airport|luggage|bag|bags|seat|seats|train|bus|ticket|tickets|booking|reservation|trip|airline',
  'product|products|item|items|box|warranty|quality|brand|company|price|prices|charged|bill|fee|card|payment|money|bought|purchase|purchased|paid|pay|buy',
  'phone|laptop|computer|screen|battery|charger|tablet|console|printer|router|internet|wifi|signal|cable|car|engine|device|camera|headphones|blender|machine',
  'food|meal|pizza|burger|fries|coffee|sandwich|breakfast|drink|drinks|sauce|tasted|taste',
  'jeans|shirt|shoes|dress|jacket|boots|size|colour',
];
