/** Places laid out by group: those of group g are `places[offsets[g] .. offsets[g + 1]]`, ascending. */
export interface Grouped {
  readonly offsets: Int32Array;
  readonly places: Int32Array;
}

/** Groups the places of a column by its value, 0 .. count - 1 (a stable counting sort); negative values belong nowhere. */
export function groupedBy(column: Int32Array, count: number): Grouped {
  const offsets = new Int32Array(count + 1);
  for (let place = 0; place < column.length; place++) {
    const group = column[place] ?? -1;
    if (group >= 0) offsets[group + 1] = (offsets[group + 1] ?? 0) + 1;
  }
  for (let group = 0; group < count; group++) offsets[group + 1] = (offsets[group + 1] ?? 0) + (offsets[group] ?? 0);
  const next = offsets.slice(0, count);
  const places = new Int32Array(offsets[count] ?? 0);
  for (let place = 0; place < column.length; place++) {
    const group = column[place] ?? -1;
    if (group < 0) continue;
    const to = next[group] ?? 0;
    next[group] = to + 1;
    places[to] = place;
  }
  return { offsets, places };
}
