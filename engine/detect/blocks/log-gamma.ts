const HALF_LOG_TWO_PI = 0.9189385332046727;

/**
 * Natural logarithm of the gamma function for x > 0: Stirling's series (Abramowitz and Stegun 6.1.41) from 8 upwards,
 * reached by the recurrence from below. Off by less than 1e-13 relative or absolute; written out here because JavaScript
 * has none, and two implementations would not give the same campaigns to the last bit.
 */
export function logGamma(x: number): number {
  let product = 1;
  let z = x;
  for (; z < 8; z++) product *= z;
  const inverse = 1 / z;
  const square = inverse * inverse;
  const series =
    inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188)))));
  return (z - 0.5) * Math.log(z) - z + HALF_LOG_TWO_PI + series - (product === 1 ? 0 : Math.log(product));
}
