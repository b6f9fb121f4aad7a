import { Type } from 'typebox';
import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { SkeinError } from '../model/errors.js';
import { isTimeZone } from './times.js';

/**
 * The shape of a mapping profile (documented for people in the README of `datasets/profiles`). A path is a key, keys joined by
 * dots, or a CSV column; lists on the way are walked through.
 */
const closed = <T extends Record<string, TSchema>>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });

const Words = Type.Record(Type.String(), Type.String());
const Paths = Type.Union([Type.String({ minLength: 1 }), Type.Array(Type.String({ minLength: 1 }), { minItems: 1 })]);
const FieldKeys = {
  /** Several paths are tried in turn. */
  path: Type.Optional(Paths),
  constant: Type.Optional(Type.String()),
  /** Only these words count (case apart), and they mean this. */
  values: Type.Optional(Words),
  /** Where the path gives nothing. */
  default: Type.Optional(Type.String()),
};
const Field = Type.Union([Type.String({ minLength: 1 }), closed(FieldKeys)]);
const When = Type.Union([
  Type.String({ minLength: 1 }),
  closed({ path: Paths, format: Type.Optional(Type.String()), timeZone: Type.Optional(Type.String()) }),
]);

const ArtifactMapping = closed({
  /** Path of a list: one artifact for each of its items, and the other paths start at the item. */
  each: Type.Optional(Type.String()),
  /** Left out where the item itself is the value. */
  value: Type.Optional(Paths),
  /** A text is the kind itself (`wallet`, `auto`); an object says where to read it. */
  kind: Field,
  role: Type.Optional(Type.String()),
  /** Cuts a text into several values. */
  split: Type.Optional(Type.String({ minLength: 1 })),
});

const LossMapping = closed({
  each: Type.Optional(Type.String()),
  amount: Field,
  currency: Field,
  kind: Type.Optional(Field),
  at: Type.Optional(When),
  /** `,` reads 1.234,56 and `.` reads 1,234.56; without it only plain 1234.56 is an amount. */
  decimal: Type.Optional(Type.Union([Type.Literal('.'), Type.Literal(',')])),
});

const ProfileSchema = closed({
  name: Type.String({ minLength: 1 }),
  description: Type.Optional(Type.String()),
  format: Type.Union([Type.Literal('jsonl'), Type.Literal('csv')]),
  type: Type.Optional(Type.Union([Type.Literal('victim'), Type.Literal('intelligence')])),
  /** For times without an offset. */
  timeZone: Type.Optional(Type.String()),
  /** CSV columns that must be there, beside those of source and ref. */
  requires: Type.Optional(Type.Array(Type.String())),
  source: Field,
  ref: Type.Optional(Field),
  reportedAt: Type.Optional(When),
  incidentAt: Type.Optional(When),
  fraudType: Type.Optional(Field),
  country: Type.Optional(Field),
  victim: Type.Optional(
    closed({
      id: Type.Optional(Field),
      email: Type.Optional(Field),
      phone: Type.Optional(Field),
      nationalId: Type.Optional(Field),
      name: Type.Optional(Field),
      birthDate: Type.Optional(When),
    }),
  ),
  losses: Type.Optional(Type.Array(LossMapping)),
  artifacts: Type.Optional(Type.Array(ArtifactMapping)),
  narrative: Type.Optional(Paths),
  handling: Type.Optional(closed({ tlp: Type.Optional(Field), releasableTo: Type.Optional(Paths) })),
});

export type ProfileJson = Static<typeof ProfileSchema>;
export type FieldJson = Static<typeof Field>;
export type WhenJson = Static<typeof When>;
export type ArtifactJson = Static<typeof ArtifactMapping>;
export type LossJson = Static<typeof LossMapping>;

const CHECK = Compile(ProfileSchema);

/**
 * @throws SkeinError `config` naming the key that is wrong.
 */
export function checkProfile(value: unknown, where: string): ProfileJson {
  const fault = CHECK.Check(value) ? null : shapeFault(value);
  if (fault !== null) throw new SkeinError('config', `profile ${where}: ${fault}`);
  const profile = value as ProfileJson;
  const zone = wrongZone(profile);
  if (zone !== null) throw new SkeinError('config', `profile ${where}: timeZone "${zone}" is not an IANA time zone`);
  if (profile.victim !== undefined && profile.ref === undefined)
    throw new SkeinError(
      'config',
      `profile ${where}: victim is mapped but ref is not; without a ref two victims with equal reports would be taken for one`,
    );
  return profile;
}

/** The deepest error is the one in the key that its writer had in mind; the shallow ones are other branches of a union. */
function shapeFault(value: unknown): string {
  const [first] = [...CHECK.Errors(value)].sort((a, b) => b.instancePath.length - a.instancePath.length);
  if (first === undefined) return 'not a profile';
  const key = first.instancePath.slice(1).replaceAll('/', '.');
  if (first.keyword === 'boolean') return `"${key}" is not a key of a profile`;
  return key === '' ? first.message : `"${key}" ${first.message}`;
}

function wrongZone(profile: ProfileJson): string | null {
  const places = [profile, profile.reportedAt, profile.incidentAt, ...(profile.losses ?? []).map(({ at }) => at)];
  for (const place of places) {
    const zone = typeof place === 'object' ? place.timeZone : undefined;
    if (zone !== undefined && !isTimeZone(zone)) return zone;
  }
  return null;
}
