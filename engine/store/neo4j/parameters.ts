import neo4j from 'neo4j-driver';

/**
 * Values as the driver sends them. It writes every JavaScript number as a floating one, so whole numbers are wrapped:
 * keys, days and money stay integers in the graph.
 */
export function toParameters(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (typeof value !== 'object' || value === null || value instanceof Int8Array) return value;
  if (Array.isArray(value)) return value.map(toParameters);
  const made: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value)) made[name] = toParameters(field);
  return made;
}
