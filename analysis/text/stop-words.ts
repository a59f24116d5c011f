/**
 * Words that say nothing of what a text is about: function words, forms of address, what platforms put
 * into posts. For finding topics; sentiment reads them all.
 */
export const stopWords: ReadonlySet<string> = new Set(
  (
    "a about above after again against all also am an and any anyone anything are aren't as at be because been " +
    "before being below between both but by can can't cannot come could couldn't did didn't do does doesn't " +
    "doing don't done down during each either else ever every everyone everything few for from further get gets " +
    "getting go goes going gone got had hadn't has hasn't have haven't having he her here hers him his how " +
    "i i'd i'll i'm i've if in into is isn't it it'd it'll it's its itself just know let let's like lot made make " +
    'makes making many may me might mine more most much must my myself need never no nobody nor not nothing now ' +
    'of off oh ok okay on once one only or other our ours out over own please put quite rather really same say ' +
    "said saying see seem seems she she's should shouldn't since so some someone something still such sure take " +
    "than thank thanks that that'll that's the their theirs them themselves then there there's these they they'd " +
    "they'll they're they've thing things think this those though through thx til to too try two under until up " +
    "us use using very via want wanted was wasn't way we we'd we'll we're we've well went were weren't what " +
    "what's when where which while who who's whom why will with without won't would wouldn't yeah yes yet you " +
    "you'd you'll you're you've your yours yourself u ur r im ive dont cant didnt doesnt isnt wont thats lol omg " +
    'rt amp http https www com hi hey hello dear anyway actually maybe even back day today tomorrow yesterday ' +
    'new first last good great bad best worst always around away another keep trying told ask asked give ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april june july august ' +
    'september october november december morning afternoon evening night tonight end ended ends left whole half ' +
    'says tell tells came big early ago enough next soon several later least full part ' +
    'looking look looks guys guy man people time year years week weeks month months hours hour minutes mins'
  ).split(' '),
);
