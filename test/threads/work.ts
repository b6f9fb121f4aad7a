import { threadId } from 'node:worker_threads';
import { SkeinError } from '../../engine/model/errors.js';
import { moved } from '../../engine/threads/moved.js';

/** Something for threads to do, by name. */
export type Order =
  | { readonly do: 'square'; readonly of: number }
  | { readonly do: 'add to shared'; readonly cells: Int32Array }
  | { readonly do: 'meet'; readonly cells: Int32Array; readonly of: number }
  | { readonly do: 'move back'; readonly bytes: Uint8Array }
  | { readonly do: 'refuse' | 'break' | 'die' | 'wait' };

export interface Done {
  readonly thread: number;
  readonly value: number;
  readonly bytes?: Uint8Array;
}

export default async function work(order: Order): Promise<Done> {
  switch (order.do) {
    case 'square':
      return done(order.of ** 2);
    case 'add to shared':
      return done(Atomics.add(order.cells, 0, 1));
    case 'meet':
      return done(meet(order.cells, order.of));
    case 'move back':
      return moved({ ...done(order.bytes.length), bytes: order.bytes }, [order.bytes.buffer as ArrayBuffer]);
    case 'refuse':
      throw new SkeinError('usage', 'this is refused');
    case 'break':
      throw new Error('broken invariant: of a test');
    case 'die':
      process.exit(3);
    case 'wait':
      return new Promise(() => undefined);
  }
}

function done(value: number): Done {
  return { thread: threadId, value };
}

/** Returns once as many are here as there have to be. */
function meet(cells: Int32Array, count: number): number {
  if (Atomics.add(cells, 0, 1) + 1 === count) Atomics.notify(cells, 0);
  for (let seen = Atomics.load(cells, 0); seen < count; seen = Atomics.load(cells, 0)) Atomics.wait(cells, 0, seen);
  return Atomics.load(cells, 0);
}
