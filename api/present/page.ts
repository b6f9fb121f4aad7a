/** One page of a list, as it leaves the engine. */
export interface ItemsJson<Item> {
  readonly run: number;
  readonly total: number;
  readonly cursor: string | null;
  readonly items: readonly Item[];
}
