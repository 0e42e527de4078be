/** The smallest percent that comes to so many servers. */

/**
 * Of `of` servers, rounded down: exact where four decimals can say it, else rounded up to the third figure at the latest.
 */
export function leastPercent(servers: number, of: number): number {
  for (let decimals = 0; decimals <= 4; decimals++) {
    const exact = (100n * BigInt(servers) * 10n ** BigInt(decimals)) % BigInt(of) === 0n;
    if (exact) return (100 * servers) / of;
  }
  const decimals = Math.max(0, Math.ceil(Math.log10(of)) - 2) + 2;
  const unit = 10 ** decimals;
  return Number((Math.ceil((100 * servers * unit) / of) / unit).toFixed(decimals));
}
