import type { Ledger, LedgerInput } from './ledger.ts';

/** A ledger to begin from: names and units of inputs, formulas, unit checks; values are the analyst's. */
export interface LedgerTemplate {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly ledger: Ledger;
}

/** An input without a value. */
function input(name: string, label: string, unit: string): LedgerInput {
  return { name, label, unit, value: null };
}

const usualPerConversation = {
  usualLow: 2,
  usualHigh: 25,
  source: '10 % of questions deflected at 25 a call is 2.50 each; a whole call is about 25',
};

/** The templates, in the order in which they are offered. */
export const ledgerTemplates: readonly LedgerTemplate[] = [
  {
    id: 'channel-roi',
    title: 'Return of a channel',
    about:
      'Cost, attributed value, ROI, ROAS and cost per conversion of one channel or of several.',
    ledger: {
      inputs: [
        input('spend', 'Spent on the channel', 'money'),
        input('conversions', 'Conversions credited to it', 'conversions'),
        input('value_per_conversion', 'Margin of a conversion', 'money'),
      ],
      lines: [
        {
          channel: 'Channel',
          cost: 'spend',
          value: 'conversions * value_per_conversion',
          conversions: 'conversions',
        },
      ],
      checks: [],
      scenarios: [],
    },
  },
  {
    id: 'call-deflection',
    title: 'Calls that did not come',
    about: 'Questions that customers answered each other, and the calls that this saved.',
    ledger: {
      inputs: [
        input('conversations', 'Conversations a year', 'conversations'),
        input('deflection_share', 'Share that would have called', 'share'),
        input('cost_per_call', 'Cost of a call', 'money'),
        input('programme_cost', 'Cost of the programme a year', 'money'),
      ],
      lines: [
        {
          channel: 'Call deflection',
          cost: 'programme_cost',
          value: 'conversations * deflection_share * cost_per_call',
          conversions: 'conversations * deflection_share',
        },
      ],
      checks: [
        {
          name: 'Value of a conversation',
          total: 'conversations * deflection_share * cost_per_call',
          count: 'conversations',
          ...usualPerConversation,
        },
      ],
      scenarios: [],
    },
  },
  engagementTemplate(),
  {
    id: 'community',
    title: 'Cost and benefit of a community',
    about: 'More revenue, service saved, ideas used, against platform and people.',
    ledger: {
      inputs: [
        input('members', 'Active members', 'people'),
        input('extra_margin_per_member', 'Margin above that of like customers', 'money'),
        input('questions_answered', 'Questions answered by members', 'questions'),
        input('deflection_share', 'Share that would have called', 'share'),
        input('cost_per_call', 'Cost of a call', 'money'),
        input('ideas_used', 'Ideas that were used', 'ideas'),
        input('value_per_idea', 'Value of an idea used', 'money'),
        input('platform_cost', 'Platform a year', 'money'),
        input('staff_cost', 'People a year', 'money'),
      ],
      lines: [
        {
          channel: 'Community',
          cost: 'platform_cost + staff_cost',
          value:
            'members * extra_margin_per_member + questions_answered * deflection_share * cost_per_call + ideas_used * value_per_idea',
          conversions: 'members',
        },
      ],
      checks: [
        {
          name: 'Value of a question answered',
          total: 'questions_answered * deflection_share * cost_per_call',
          count: 'questions_answered',
          ...usualPerConversation,
        },
      ],
      scenarios: [],
    },
  },
  {
    id: 'lifetime-value',
    title: 'Lifetime value with influence and activity',
    about: 'What customers buy, whom they bring and what they contribute; the weights are yours.',
    ledger: {
      inputs: [
        input('customers', 'Customers won', 'people'),
        input('lifetime_purchases', 'Margin of a customer over the years', 'money'),
        input('cost_to_serve', 'Cost to serve a customer', 'money'),
        input('referrals', 'Customers that a customer brings', 'people'),
        input('influence_weight', 'Weight of influence, 0 to 1', 'share'),
        input('activity_value', 'Value of what a customer contributes', 'money'),
        input('activity_weight', 'Weight of activity, 0 to 1', 'share'),
        input('acquisition_cost', 'Cost of winning a customer', 'money'),
      ],
      lines: [
        {
          channel: 'Customers',
          cost: 'customers * acquisition_cost',
          value:
            'customers * ((lifetime_purchases - cost_to_serve) * (1 + influence_weight * referrals) + activity_weight * activity_value)',
          conversions: 'customers',
        },
      ],
      checks: [],
      scenarios: [],
    },
  },
];

/** Likes, comments, shares and referrals: how many, how many of them buy, what a purchase leaves. */
function engagementTemplate(): LedgerTemplate {
  const actions = [
    ['like', 'Likes'],
    ['comment', 'Comments'],
    ['share', 'Shares'],
    ['referral', 'Referrals'],
  ] as const;
  return {
    id: 'engagement-value',
    title: 'What a like, a comment, a share and a referral are worth',
    about: 'The purchases that follow an action, not the advertising price of its reach.',
    ledger: {
      inputs: [
        input('margin_per_purchase', 'Margin of a purchase', 'money'),
        ...actions.flatMap(([action, label]) => [
          input(`${action}s`, label, 'actions'),
          input(`purchases_per_${action}`, `Purchases that follow one of them`, 'share'),
          input(`cost_of_${action}s`, `Spent to get them`, 'money'),
        ]),
      ],
      lines: actions.map(([action, label]) => ({
        channel: label,
        cost: `cost_of_${action}s`,
        value: `${action}s * purchases_per_${action} * margin_per_purchase`,
        conversions: `${action}s * purchases_per_${action}`,
      })),
      checks: [],
      scenarios: [],
    },
  };
}
