/** What a channel may be given: from `lowest` to `highest`, and what each amount brings. */
export interface AllocationChannel {
  readonly lowest: number;
  readonly highest: number;
  readonly response: (spend: number) => number;
}

/**
 * Divide a budget over channels so that they bring the most together, within each one's bounds; all of it is
 * spent. Null where the bounds cannot hold the budget.
 *
 * Searched over all divisions into `steps` equal parts (dynamic programming, so that S-shaped curves do not
 * trap it), then refined by moving ever smaller amounts from one channel to another while that gains.
 */
export function allocateBudget(
  channels: readonly AllocationChannel[],
  budget: number,
  steps = 400,
): readonly number[] | null {
  const lowest = channels.reduce((sum, one) => sum + one.lowest, 0);
  const highest = channels.reduce((sum, one) => sum + one.highest, 0);
  const slack = 1e-9 * Math.max(1, Math.abs(budget));
  if (!(budget >= lowest - slack && budget <= highest + slack)) return null;
  const part = (budget - lowest) / steps;
  if (!(part > 0)) return channels.map((channel) => channel.lowest);
  const spends = [...divideParts(channels, part, steps)];
  fillUp(channels, spends, budget);
  for (let step = part; step > part / 500; step /= 2) moveWhileItGains(channels, spends, step);
  return spends;
}

/** For each channel how much it gets, in whole parts above its lowest; as many parts as the bounds take. */
function divideParts(
  channels: readonly AllocationChannel[],
  part: number,
  steps: number,
): readonly number[] {
  let best: Float64Array = new Float64Array(steps + 1).fill(Number.NEGATIVE_INFINITY);
  best[0] = 0;
  const chosen = channels.map((channel) => {
    const most = Math.min(steps, Math.floor((channel.highest - channel.lowest) / part + 1e-9));
    const worth = Float64Array.from({ length: most + 1 }, (_, given) =>
      channel.response(channel.lowest + given * part),
    );
    const next = new Float64Array(steps + 1).fill(Number.NEGATIVE_INFINITY);
    const choice = new Int32Array(steps + 1);
    for (let spent = 0; spent <= steps; spent += 1) {
      for (let given = Math.min(most, spent); given >= 0; given -= 1) {
        const total = (best[spent - given] as number) + (worth[given] as number);
        if (total > (next[spent] as number)) {
          next[spent] = total;
          choice[spent] = given;
        }
      }
    }
    best = next;
    return choice;
  });
  let left = best.findLastIndex((total) => total > Number.NEGATIVE_INFINITY);
  const parts = new Float64Array(channels.length);
  for (let at = channels.length - 1; at >= 0; at -= 1) {
    const given = chosen[at]?.[left] ?? 0;
    parts[at] = (channels[at] as AllocationChannel).lowest + given * part;
    left -= given;
  }
  return [...parts];
}

/** Spends what whole parts could not, where there is room. */
function fillUp(channels: readonly AllocationChannel[], spends: number[], budget: number): void {
  let left = budget - spends.reduce((sum, one) => sum + one, 0);
  for (const [at, channel] of channels.entries()) {
    const more = Math.max(0, Math.min(left, channel.highest - (spends[at] as number)));
    spends[at] = (spends[at] as number) + more;
    left -= more;
  }
}

function moveWhileItGains(
  channels: readonly AllocationChannel[],
  spends: number[],
  step: number,
): void {
  for (let moves = 0; moves < 1000; moves += 1) {
    const ups = channels.map((channel, at) => gainOf(channel, spends[at] as number, step));
    const downs = channels.map((channel, at) => gainOf(channel, spends[at] as number, -step));
    let best = { from: -1, to: -1, gain: 1e-12 * Math.abs(worthOf(channels, spends)) };
    for (const [to, up] of ups.entries()) {
      for (const [from, down] of downs.entries()) {
        if (from !== to && up + down > best.gain) best = { from, to, gain: up + down };
      }
    }
    if (best.from < 0) return;
    spends[best.from] = (spends[best.from] as number) - step;
    spends[best.to] = (spends[best.to] as number) + step;
  }
}

function gainOf(channel: AllocationChannel, spend: number, step: number): number {
  const next = spend + step;
  if (next < channel.lowest || next > channel.highest) return Number.NEGATIVE_INFINITY;
  return channel.response(next) - channel.response(spend);
}

function worthOf(channels: readonly AllocationChannel[], spends: readonly number[]): number {
  return channels.reduce((sum, { response }, at) => sum + response(spends[at] as number), 0);
}
