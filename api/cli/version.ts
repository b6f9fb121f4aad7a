import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version that the package says it has. */
export function versionOf(packageRoot: string): string {
  const told = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { readonly version?: string };
  return told.version ?? '0.0.0';
}
