// Numbers as people read them: the same everywhere, whatever the locale of the machine.

/** `1,234,567.00` for `1234567.00`. */
export function grouped(amount: string | number | bigint): string {
  const [whole = '', fraction] = String(amount).split('.');
  const groups = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}

/** `1 report`, `1,234 reports`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}
