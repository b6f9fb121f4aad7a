import { mkdir, open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { SkeinError } from '../model/errors.js';
import { compareText } from '../model/ids.js';
import type { Rejected } from '../model/report.js';

/**
 * Where rejected lines go: `DATA/rejects/NAME.jsonl`, one `{file, line, field, reason, raw}` a line. It is the one place that
 * holds input back as it came, victims and all, so the folder has mode 0700 and the file 0600. Made with the first
 * rejected line; none, no file.
 */
export class RejectsLedger {
  readonly #folder: string;
  readonly #name: string;
  readonly #reasons = new Map<string, number>();
  #path: string | null = null;
  #handle: FileHandle | null = null;

  /** `name` is without ending, and fresh: the caller makes it from its clock. */
  constructor(dataDir: string, name: string) {
    this.#folder = join(dataDir, 'rejects');
    this.#name = name;
  }

  /** The file, or null as long as nothing was rejected. */
  get path(): string | null {
    return this.#path;
  }

  /** Lines by reason, sorted by reason. The reason of a fault in a field names the field. */
  get reasons(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#reasons].sort(([a], [b]) => compareText(a, b)));
  }

  /** @throws SkeinError `store-failed` where the file cannot be made. */
  async write(rejected: readonly Rejected[]): Promise<void> {
    if (rejected.length === 0) return;
    this.#handle ??= await this.#create();
    const lines = rejected.map(
      ({ file, line, field, reason, raw }) => `${JSON.stringify({ file, line, field, reason, raw })}\n`,
    );
    await this.#handle.appendFile(lines.join(''));
    for (const { field, reason } of rejected) {
      const key = `${field}: ${reason}`;
      this.#reasons.set(key, (this.#reasons.get(key) ?? 0) + 1);
    }
  }

  /** All that was written is on disk afterwards. */
  async close(): Promise<void> {
    await this.#handle?.sync();
    await this.#handle?.close();
    this.#handle = null;
  }

  async #create(): Promise<FileHandle> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    for (let attempt = 1; attempt <= 100; attempt++) {
      const path = join(this.#folder, `${this.#name}${attempt === 1 ? '' : `-${attempt}`}.jsonl`);
      try {
        const handle = await open(path, 'wx', 0o600);
        this.#path = path;
        return handle;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
        throw new SkeinError('store-failed', `${path} cannot be made`, error);
      }
    }
    throw new SkeinError('store-failed', `${this.#folder} has no free name for ${this.#name}`);
  }
}
