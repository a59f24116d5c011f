import { type Codebook, readCodebook } from './codebook.ts';
import { asksForHelp, goesWrong, praises, recommends } from './customer-phrases.ts';

/**
 * What a company needs to know of a post before it acts: where it happened, what is known of the writer, which rule it
 * touches, which action it asks for, whether it is one person's issue or many people's, and signs of an advocate or of
 * an influencer. Several entries may hold. After the six fields of an interaction (what, where, intent, what is
 * known, rule, action) in the lecture on Social CRM that Parallax grew from; what was said is the customer's trait, and
 * the intent has a codebook of its own. Definitions, phrases and examples are our own.
 *
 * Limits: English; only what the post says itself. What a customer record knows is not looked up.
 */
export const interactionFields: Codebook = readCodebook({
  name: 'Interaction fields',
  version: '1',
  mode: 'any-of',
  threshold: 0.5,
  fallback: 'none',
  labels: [
    {
      id: 'channel',
      label: 'Where: names a channel',
      definition: 'Says where it happened: on the phone, in a store, in the app, by e-mail.',
      examples: ['The chat on your website closed before anyone answered.'],
      rules: [
        {
          id: 'names-a-channel',
          any: [
            'phone|hotline|call|called|email|emailed|chat|website|webpage|site|app|store|shop|branch|counter|letter|dm|pm|hold|checkout|gate|desk|kiosk',
          ],
          weight: 0.6,
        },
      ],
    },
    {
      id: 'known',
      label: 'What is known: tells who the writer is',
      definition: 'Names a membership, an order, or how long the writer has been a customer.',
      examples: ['Customer for ten years, order 4711, and this is how you treat me.'],
      rules: [
        {
          id: 'names-a-record',
          any: [
            'order|booking|case|ticket|reference|ref|confirmation|account|tracking|claim|flight|policy ...1 number|no|id|code|{number}',
            'customer|member|subscriber|client|user for|since',
            'loyal|longtime|regular|frequent|gold|silver|platinum|premium|business ...1 customer|member|flyer|flier|client|status|subscriber|user',
            'i|we have|had|been ...3 with you|them|{brand} for|since',
            'long time|term|standing customer|member|user|client',
          ],
          weight: 0.6,
        },
      ],
    },
    {
      id: 'rule',
      label: 'Rule: touches a business rule',
      definition: 'Speaks of a refund, a guarantee, a fee, a contract, a policy or the law.',
      examples: ['Your guarantee says 30 days, so I want the refund.'],
      rules: [
        {
          id: 'names-a-rule',
          any: [
            'refund*|reimburse*|compensat*|guarantee*|warranty|warranties|voucher*|credit|fee|fees|contract|policy|policies|terms|cancellation|overcharged',
            'money back',
            'charged ...2 twice|extra|double|again|for',
            'lawyer|lawsuit|sue|legal|court|ombudsman|regulator|illegal|rights|data protection|fraud|scam',
          ],
          weight: 0.6,
        },
      ],
    },
    {
      id: 'reply',
      label: 'Action: needs a reply',
      definition: 'Asks something of the company, or reports a trouble to it.',
      examples: ['@Northwind my card is blocked, what do I do?'],
      rules: [
        { id: 'asks-for-help', any: asksForHelp, weight: 0.5 },
        { id: 'to-someone', any: ['{mention}|{brand}'], weight: 0.25 },
        { id: 'asks', any: ['{question}'], weight: 0.2 },
        { id: 'goes-wrong', any: goesWrong, weight: 0.2 },
        { id: 'bad-mood', sentiment: ['negative'], weight: 0.1 },
      ],
    },
    {
      id: 'escalate',
      label: 'Action: needs more than a reply',
      definition: 'Danger, discrimination, fraud, the law or the press: somebody inside must act.',
      examples: ['The charger caught fire next to my child.'],
      rules: [
        {
          id: 'grave',
          any: [
            'fire|smoke|burned|burnt|injured|injury|hospital|unsafe|dangerous|poison*|allergic|allergy|allergen*|choking|explod*',
            'lawyer|lawsuit|sue|suing|legal|court|ombudsman|regulator|police|fraud|scam|scammed|stolen|hacked|breach',
            'racist|racism|discriminat*|harass*|assault*|abuse|abused|disabled|wheelchair',
            'reporter|journalist|media|press|newspaper|bbc|cnn',
          ],
          weight: 0.6,
        },
      ],
    },
    {
      id: 'micro',
      label: 'Micro issue',
      definition: 'One person’s trouble, which a direct reply can solve.',
      examples: ['My parcel has not arrived.'],
      rules: [
        { id: 'own', any: ['my|me|i|our|mine'], weight: 0.25 },
        { id: 'goes-wrong', any: goesWrong, weight: 0.3 },
        { id: 'bad-mood', sentiment: ['negative'], weight: 0.2 },
        { id: 'good-mood', sentiment: ['positive'], weight: -0.4 },
      ],
    },
    {
      id: 'macro',
      label: 'Macro issue',
      definition: 'A trouble of many, or one that comes back: find its cause.',
      examples: [
        'The whole street has been offline since noon.',
        'Every update breaks the login again.',
      ],
      rules: [
        {
          id: 'many',
          any: [
            'whole|entire|all|every|everyone|everybody|nobody|many|multiple|hundreds|thousands|dozens ...3 street|town|area|city|region|country|office|team|plane|customers|passengers|users|people|flights|us|neighbourhood|neighborhood|family|line|offline|down|stuck|waiting',
            'everyone|everybody|anyone|anybody else|is|has|having ...3 issues|problem|problems|down|trouble|this|stuck|offline',
            'outage*|nationwide|widespread|systemwide|systematic|recall',
            'every time|update|day|week|month|flight|order|visit|single',
            'servers|server|network|system|systems|website|site|app|service is|are|was|were|been|being ...1 down|offline|crashing|broken|slow',
            'again and again',
            'known issue|bug|problem',
          ],
          weight: 0.6,
        },
        { id: 'good-mood', sentiment: ['positive'], weight: -0.4 },
      ],
    },
    {
      id: 'advocate',
      label: 'Sign of an advocate',
      definition: 'Speaks well of it to others, unasked and for nothing.',
      examples: ['Told all my friends to bank there, never had a better one.'],
      rules: [
        { id: 'praises', any: praises, sentiment: ['positive', 'neutral'], weight: 0.3 },
        { id: 'recommends', any: recommends, sentiment: ['positive', 'neutral'], weight: 0.4 },
        { id: 'good-mood', sentiment: ['positive'], weight: 0.2 },
        {
          id: 'rewarded',
          any: [
            'sponsored|giveaway|gifted|affiliate|promo|ad|partner|discount|collab|ambassador|code',
          ],
          weight: -0.5,
        },
      ],
    },
    {
      id: 'influencer',
      label: 'Sign of an influencer',
      definition: 'Has been given something for it, or speaks to a following.',
      examples: ['Thanks to @Northwind for the gifted jacket, use my code for 20 % off!'],
      rules: [
        {
          id: 'rewarded',
          any: [
            'sponsored|giveaway|gifted|affiliate|ambassador|collab|paidpartnership|spon',
            'paid partnership',
            'use my|code',
            'my|discount|promo|referral code|link',
            'link in bio|profile|description',
            'in partnership|collaboration with',
            'teamed|partnered up|with',
            'my followers|subscribers|channel|audience|blog|readers',
            'new video|vlog|unboxing|review|blog ...2 {url}|up|live|channel',
          ],
          weight: 0.6,
        },
      ],
    },
  ],
});
