/** Splits a pool of cents by percent shares, best place first; cents left by rounding down go to the best places. */
export function splitPrizePool(poolCents: number, shares: readonly number[]): number[] {
  const amounts = shares.map((share) => Math.floor((poolCents * share) / 100));
  const total = shares.reduce((sum, share) => sum + share, 0);
  const paid = amounts.reduce((sum, amount) => sum + amount, 0);
  const left = Math.floor((poolCents * total) / 100) - paid;
  return amounts.map((amount, index) => (index < left ? amount + 1 : amount));
}
