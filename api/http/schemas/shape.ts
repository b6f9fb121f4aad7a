import { Type, type TUnsafe } from 'typebox';

/** A named shape of the answers. `Shape` is the presenter's type, so what a route sends is held to it by the compiler. */
export function refTo<Shape>(name: string): TUnsafe<Shape> {
  return Type.Unsafe<Shape>(Type.Ref(name));
}

export function listOf<Shape>(name: string, description: string): TUnsafe<readonly Shape[]> {
  return Type.Unsafe<readonly Shape[]>(Type.Array(Type.Ref(name), { description }));
}

export function orNull(name: string, description: string): TUnsafe {
  return Type.Unsafe({ anyOf: [{ $ref: name }, { type: 'null' }], description });
}

/** A text that may be missing. */
export function textOrNull(description: string, examples: readonly (string | null)[] = []): TUnsafe<string | null> {
  return Type.Unsafe<string | null>({
    type: ['string', 'null'],
    description,
    ...(examples.length > 0 && { examples }),
  });
}

export function day(description: string): TUnsafe<string | null> {
  return textOrNull(`${description}, YYYY-MM-DD; null where no report is dated`, ['2026-03-04']);
}

export function count(description: string): ReturnType<typeof Type.Integer> {
  return Type.Integer({ minimum: 0, description });
}

export const RUN = Type.Unsafe<number | null>({
  type: ['integer', 'null'],
  description: 'The run that answers; null before the first',
});
