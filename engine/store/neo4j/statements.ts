import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { invariant } from '../../model/errors.js';

/** A statement by its file below `cypher/`, with the types of what it takes and gives. Values only ever enter as parameters. */
export interface Cypher<P, R> {
  /** As in `read/reports`. */
  readonly name: string;
  /** Never set; it lets the compiler carry the two types from the constant to the call. */
  readonly types?: (parameters: P) => R;
}

export function cypher<P, R>(name: string): Cypher<P, R> {
  return { name };
}

/** Folders of statements; migrations are read apart. */
const FOLDERS = ['read', 'write', 'detect'] as const;

/** The texts of all statements by name, without their headings. */
export class Statements {
  readonly #texts: ReadonlyMap<string, string>;

  constructor(dir: string) {
    this.#texts = new Map(
      FOLDERS.flatMap((folder) =>
        readdirSync(join(dir, folder))
          .filter((file) => file.endsWith('.cypher'))
          .map(
            (file) =>
              [`${folder}/${file.slice(0, -'.cypher'.length)}`, readFileSync(join(dir, folder, file), 'utf8')] as const,
          ),
      ).map(([name, text]) => [name, withoutComments(text)]),
    );
  }

  text(name: string): string {
    const text = this.#texts.get(name);
    invariant(text !== undefined, `the package has no statement ${name}`);
    return text;
  }
}

function withoutComments(text: string): string {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('//'))
    .join('\n')
    .trim();
}
