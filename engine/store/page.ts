export interface PageRequest {
  /** 1 to `MAX_PAGE`. */
  readonly limit: number;
  readonly cursor?: string;
}

export interface Page<T> {
  /** 0 before the first run. */
  readonly run: number;
  readonly items: readonly T[];
  readonly total: number;
  readonly cursor: string | null;
}
