import { createRequire } from 'node:module';
import countries from 'i18n-iso-countries';

// The names stand in a file beside the library's code; the same on every machine, unlike those of the system.
countries.registerLocale(
  createRequire(import.meta.url)('i18n-iso-countries/langs/en.json') as Parameters<typeof countries.registerLocale>[0],
);

/** `Germany (DE)`; the code alone where nobody gave it a name. */
export function countryName(code: string): string {
  const name = countries.getName(code, 'en');
  return name === undefined ? code : `${name} (${code})`;
}
