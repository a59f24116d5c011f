/**
 * Each player's share of what all achieve together: its gain averaged over every order in which the
 * players can join. `worth[subset]` with one bit a player; `worth[0]` is what nobody achieves.
 *
 * Shares sum to `worth[all] - worth[0]`; players that add the same everywhere get the same; one that adds
 * nothing gets 0.
 *
 * Source: Shapley (1953); for R squared Lindeman, Merenda and Gold (1980), "lmg".
 */
export function shapleyShares(worth: readonly number[], players: number): readonly number[] {
  const orders = orderShares(players);
  return Array.from({ length: players }, (_, player) => {
    const own = 1 << player;
    let share = 0;
    for (let subset = 0; subset < worth.length; subset++) {
      if ((subset & own) !== 0) continue;
      const gain = (worth[subset | own] as number) - (worth[subset] as number);
      share += (orders[bitCount(subset)] as number) * gain;
    }
    return share;
  });
}

/** The share of orders in which a player joins right after a given set of so many: s! (n - s - 1)! / n!. */
function orderShares(players: number): readonly number[] {
  const shares = [1 / players];
  for (let size = 1; size < players; size++) {
    shares.push(((shares[size - 1] as number) * size) / (players - size));
  }
  return shares;
}

function bitCount(subset: number): number {
  let [left, count] = [subset, 0];
  for (; left !== 0; left &= left - 1) count++;
  return count;
}
