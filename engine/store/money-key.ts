const WIDTH = 30;
const LARGEST = 10n ** BigInt(WIDTH) - 1n;

/**
 * A sum of money as text of one width, which sorts and compares as the numbers do. Integers of databases end at 64 bits,
 * and a hostile feed can pass them: 100,000 reports at the highest loss that is read.
 */
export function moneyKey(minor: bigint): string {
  const bounded = minor < 0n ? 0n : minor > LARGEST ? LARGEST : minor;
  return bounded.toString().padStart(WIDTH, '0');
}
