import { Metadata } from 'libphonenumber-js/max';
import type { Cleaned } from './kind.js';

/** What the library knows of a country's numbers; it declares fewer of these than it has. What is missing is undefined, 0 or ''. */
interface LibraryPlan {
  nationalNumberPattern(): string;
  nationalPrefixForParsing(): string | 0 | undefined;
  leadingDigits(): string | 0 | undefined;
  hasTypes(): boolean;
  type(name: string): { pattern(): string | 0; possibleLengths(): readonly number[] | 0 | undefined } | undefined;
  formats(): readonly {
    pattern(): string;
    internationalFormat(): string;
    leadingDigitsPatterns(): readonly string[];
  }[];
}

interface LibraryMetadata {
  numberingPlan?: LibraryPlan;
  hasCallingCode(code: string): boolean | undefined;
  selectNumberingPlan(countryOrCallingCode: string): unknown;
  getCountryCodesForCallingCode(code: string): readonly string[] | undefined;
}

const METADATA = new Metadata() as unknown as LibraryMetadata;

/** A plan with its patterns compiled: the library compiles them anew for each number. */
interface Plan {
  readonly national: RegExp;
  /** Null where the plan knows no types: then the national pattern alone decides. */
  readonly types: readonly { readonly pattern: RegExp; readonly lengths: readonly number[] | null }[] | null;
  readonly leadingDigits: RegExp | null;
  readonly formats: readonly { readonly leading: RegExp | null; readonly pattern: RegExp; readonly layout: string }[];
}

interface CallingCode {
  /** A digit that is dialled within the country only, and whatever else is not part of the number. */
  readonly nationalPrefix: RegExp | null;
  /** Of the code itself, which is its main country's. */
  readonly own: Plan;
  /** Of all countries that share the code, in the order in which the library asks them. */
  readonly countries: readonly Plan[];
}

const TYPES = 'FIXED_LINE MOBILE PREMIUM_RATE TOLL_FREE SHARED_COST VOIP PERSONAL_NUMBER PAGER UAN VOICEMAIL'.split(
  ' ',
);
const LONGEST_CODE = 3;
const [SHORTEST_NATIONAL, LONGEST_NATIONAL] = [2, 17];

const PLAIN = /^\+\d[\d ().\-/]*$/;
const NOT_A_DIGIT = /[^\d]+/g;

/**
 * A number in international form and in plain signs, judged by the numbering plans of the library, but with their patterns
 * compiled once: ten times as fast, and the same answer (`test/property/folding`). Undefined where the number is written
 * in another way, or starts like one with a national prefix: what then is the number, only the library itself can say.
 */
export function readInternational(text: string): Cleaned | null | undefined {
  if (!PLAIN.test(text)) return undefined;
  const digits = text.replace(NOT_A_DIGIT, '');
  for (let length = 1; length <= LONGEST_CODE; length++) {
    const code = callingCode(digits.slice(0, length));
    if (code !== null) return readNational(digits.slice(0, length), code, digits.slice(length));
  }
  return null;
}

function readNational(prefix: string, code: CallingCode, national: string): Cleaned | null | undefined {
  if (national.length < SHORTEST_NATIONAL) return null;
  if (code.nationalPrefix?.test(national) === true) return undefined;
  if (national.length > LONGEST_NATIONAL) return null;
  const plan = countryPlan(code, national) ?? code.own;
  if (!isValid(plan, national)) return null;
  return { folded: `+${prefix}${national}`, shown: `+${prefix} ${spaced(plan, national)}` };
}

function countryPlan({ countries }: CallingCode, national: string): Plan | null {
  if (countries.length === 1) return countries[0] ?? null;
  return (
    countries.find((plan) =>
      plan.leadingDigits === null ? hasType(plan, national) : plan.leadingDigits.test(national),
    ) ?? null
  );
}

function isValid(plan: Plan, national: string): boolean {
  return plan.types === null ? plan.national.test(national) : hasType(plan, national);
}

function hasType({ types, national: pattern }: Plan, national: string): boolean {
  if (types === null || !pattern.test(national)) return false;
  return types.some((type) => type.lengths?.includes(national.length) !== false && type.pattern.test(national));
}

/** The national part as it is written abroad. */
function spaced({ formats }: Plan, national: string): string {
  const format = formats.find(({ leading, pattern }) => leading?.test(national) !== false && pattern.test(national));
  if (format === undefined) return national;
  return national
    .replace(format.pattern, format.layout)
    .replace(/[-/. ()~[\]]+/g, ' ')
    .trim();
}

const CODES = new Map<string, CallingCode | null>();

/** By its one to three digits; null where no country has it. */
function callingCode(code: string): CallingCode | null {
  let known = CODES.get(code);
  if (known === undefined) {
    known = METADATA.hasCallingCode(code) === true ? compiledCode(code) : null;
    CODES.set(code, known);
  }
  return known;
}

function compiledCode(code: string): CallingCode {
  const library = libraryPlan(code);
  const prefix = library?.nationalPrefixForParsing();
  // Some of these patterns match nothing at all, which leaves the number as it is.
  const nationalPrefix = prefix ? new RegExp(`^(?:${prefix})(?<!^)`) : null;
  const countries = METADATA.getCountryCodesForCallingCode(code) ?? [];
  return { nationalPrefix, own: compiled(code), countries: countries.map(compiled) };
}

function libraryPlan(countryOrCode: string): LibraryPlan | undefined {
  METADATA.selectNumberingPlan(countryOrCode);
  return METADATA.numberingPlan;
}

function compiled(countryOrCode: string): Plan {
  const plan = libraryPlan(countryOrCode);
  const leadingDigits = plan?.leadingDigits();
  const types = TYPES.map((name) => plan?.type(name)).filter((type) => type !== undefined);
  return {
    national: entire(plan?.nationalNumberPattern() ?? ''),
    types:
      plan?.hasTypes() === true
        ? types.map((type) => ({ pattern: entire(type.pattern() || NEVER), lengths: type.possibleLengths() || null }))
        : null,
    leadingDigits: leadingDigits ? start(leadingDigits) : null,
    formats: (plan?.formats() ?? []).map((format) => {
      const leading = format.leadingDigitsPatterns().at(-1);
      return {
        leading: leading === undefined ? null : start(leading),
        pattern: entire(format.pattern()),
        layout: format.internationalFormat(),
      };
    }),
  };
}

/** Matches no text. */
const NEVER = '(?!)';

function entire(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}

function start(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})`);
}
