import { appendFile, chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A message that nobody took. */
export interface DeadLetter {
  /** Of the alert. */
  readonly id: string;
  readonly body: string;
  /** Why the last attempt failed. */
  readonly fault: string;
  /** ISO 8601, of the last attempt. */
  readonly at: string;
}

/** The file of messages that nobody took, one in a line, mode 0600. */
export class DeadLetters {
  readonly path: string;

  constructor(dataDir: string) {
    this.path = join(dataDir, 'alerts', 'undelivered.jsonl');
  }

  async add(letter: DeadLetter): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
    await appendFile(this.path, `${JSON.stringify(letter)}\n`, { mode: 0o600, flush: true });
    await chmod(this.path, 0o600);
  }

  /** Each once, though a process that died may have added it twice; a line that was cut short is left out. */
  async all(): Promise<readonly DeadLetter[]> {
    const text = await readFile(this.path, 'utf8').catch((cause: unknown) => {
      if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return '';
      throw cause;
    });
    const letters = text.split('\n').flatMap(letterIn);
    return [...new Map(letters.map((letter) => [letter.id, letter])).values()];
  }

  /** Puts these in the place of all, at once or not at all. */
  async keep(letters: readonly DeadLetter[]): Promise<void> {
    if (letters.length === 0) {
      await rm(this.path, { force: true });
      return;
    }
    const next = `${this.path}.next`;
    await writeFile(next, letters.map((letter) => `${JSON.stringify(letter)}\n`).join(''), {
      mode: 0o600,
      flush: true,
    });
    await rename(next, this.path);
  }
}

function letterIn(line: string): readonly DeadLetter[] {
  try {
    return line === '' ? [] : [JSON.parse(line) as DeadLetter];
  } catch {
    return [];
  }
}
