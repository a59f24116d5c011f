import { writeCsv } from './write-csv.ts';

/** Item; percentage of the 1,056 consumers; percentage and base of the businesses. */
const items: readonly (readonly [string, number, number, number])[] = [
  ['Discounts', 61, 60, 331],
  ['Purchase', 55, 60, 334],
  ['Reviews and product rankings', 53, 67, 333],
  ['General information', 53, 71, 336],
  ['Exclusive information', 52, 68, 333],
  ['Learn about new products', 51, 73, 333],
  ['Submit opinion on current products and services', 49, 69, 334],
  ['Customer service', 37, 63, 331],
  ['Event participation', 34, 61, 332],
  ['Feel connected', 33, 64, 331],
  ['Submit ideas for new products and services', 30, 63, 332],
  ['Be part of a community', 22, 61, 329],
];
const consumerBase = 1056;

/**
 * The same figures with what the report says of their base elsewhere: 55 % of the 1,056 do not interact with
 * brands, so that at most 45 % could say what they do when they do.
 */
export function makePerceptionGapInDoubt(): string {
  const header = [
    'item',
    'left_name',
    'right_name',
    'left_percent',
    'left_base',
    'left_asked_of',
    'left_eligible_percent',
    'right_percent',
    'right_base',
  ];
  return writeCsv(
    header,
    items.map(([item, consumerPercent, businessPercent, businessBase]) => [
      item,
      'Consumers',
      'Businesses',
      consumerPercent,
      consumerBase,
      consumerBase,
      45,
      businessPercent,
      businessBase,
    ]),
  );
}

/**
 * Why consumers say they turn to companies on social sites, and why businesses believe that they do:
 * published figures (IBM Institute for Business Value, 2011), not simulated.
 */
export function makePerceptionGap(): string {
  const header = [
    'item',
    'left_name',
    'right_name',
    'left_percent',
    'left_base',
    'right_percent',
    'right_base',
  ];
  return writeCsv(
    header,
    items.map(([item, consumerPercent, businessPercent, businessBase]) => [
      item,
      'Consumers',
      'Businesses',
      consumerPercent,
      consumerBase,
      businessPercent,
      businessBase,
    ]),
  );
}
