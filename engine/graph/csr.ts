/** Rows of numbers, one after the other: row i is `targets[offsets[i] .. offsets[i + 1]]`. */
export interface Csr {
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
}

/** Gathers `targets[i]` into row `rows[i]` of `rowCount`, in the order given; entries with a negative row are left out. */
export function csrOf(rows: Int32Array, targets: Int32Array, rowCount: number): Csr {
  const offsets = new Int32Array(rowCount + 1);
  for (const row of rows) if (row >= 0) offsets[row + 1]!++;
  for (let i = 0; i < rowCount; i++) offsets[i + 1]! += offsets[i]!;
  const next = offsets.slice(0, -1);
  const gathered = new Int32Array(offsets[rowCount]!);
  for (let i = 0; i < rows.length; i++) if (rows[i]! >= 0) gathered[next[rows[i]!]!++] = targets[i]!;
  return { offsets, targets: gathered };
}

/** The same pairs seen from the other side. Rows come out ascending, whatever the order inside the given rows. */
export function transpose(csr: Csr, targetCount: number): Csr {
  const rowCount = csr.offsets.length - 1;
  const offsets = new Int32Array(targetCount + 1);
  for (const target of csr.targets) offsets[target + 1]!++;
  for (let i = 0; i < targetCount; i++) offsets[i + 1]! += offsets[i]!;
  const next = offsets.slice(0, -1);
  const targets = new Int32Array(csr.targets.length);
  for (let row = 0; row < rowCount; row++)
    for (let e = csr.offsets[row]!; e < csr.offsets[row + 1]!; e++) targets[next[csr.targets[e]!]!++] = row;
  return { offsets, targets };
}
