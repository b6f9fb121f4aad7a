import { threadId } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SkeinError } from '../../engine/model/errors.js';
import { openThreads } from '../../engine/threads/open.js';
import type { Threads } from '../../engine/threads/threads.js';
import type { Done, Order } from './work.js';

const WORK = new URL('./work.js', import.meta.url);

/** Tests are never built: their modules are TypeScript wherever the engine is. */
function fromSources(module: URL): URL {
  return new URL(module.href.replace(/\.js$/, '.ts'));
}

async function faultOf(running: Promise<unknown>): Promise<SkeinError> {
  return running.then(
    () => {
      throw new Error('nothing was thrown');
    },
    (error: unknown) => error as SkeinError,
  );
}

function sharedCells(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4));
}

describe.each([1, 2])('%i thread(s)', (count) => {
  let threads: Threads<Order, Done>;
  beforeAll(async () => {
    threads = await openThreads<Order, Done>(fromSources(WORK), count);
  });
  afterAll(() => threads.close());

  it('answer each task with its own result', async () => {
    const numbers = Array.from({ length: 20 }, (_, of) => of);
    const results = await Promise.all(numbers.map((of) => threads.run({ do: 'square', of })));
    expect(results.map((result) => result.value)).toEqual(numbers.map((of) => of ** 2));
  });

  it('see the same shared memory as who asks', async () => {
    const cells = sharedCells();
    await Promise.all(Array.from({ length: 10 }, () => threads.run({ do: 'add to shared', cells })));
    expect(cells[0]).toBe(10);
  });

  it('run as many tasks at once as there are threads, so that these can wait for each other', async () => {
    const cells = sharedCells();
    const met = await Promise.all(Array.from({ length: count }, () => threads.run({ do: 'meet', cells, of: count })));
    expect(met.map((result) => result.value)).toEqual(Array.from({ length: count }, () => count));
  });

  it('hand over the buffers of a result', async () => {
    const bytes = Uint8Array.from([1, 2, 3]);
    const back = await threads.run({ do: 'move back', bytes }, [bytes.buffer]);
    expect([...back.bytes!]).toEqual([1, 2, 3]);
  });

  it('pass on a fault with its code, and go on', async () => {
    const fault = await faultOf(threads.run({ do: 'refuse' }));
    expect(fault).toBeInstanceOf(SkeinError);
    expect(fault).toMatchObject({ code: 'usage', message: 'this is refused' });
    expect((await threads.run({ do: 'square', of: 3 })).value).toBe(9);
  });

  it('leave a broken invariant what it is', async () => {
    const fault = await faultOf(threads.run({ do: 'break' }));
    expect(fault).not.toBeInstanceOf(SkeinError);
    expect(fault.message).toBe('broken invariant: of a test');
  });

  it('work in this thread only if there is one', async () => {
    const { thread } = await threads.run({ do: 'square', of: 1 });
    expect(thread === threadId).toBe(count === 1);
  });

  it('cannot be opened over a module that is not there, or is no work', async () => {
    const missing = openThreads(new URL('./no-such-work.js', import.meta.url), count);
    expect(await faultOf(missing)).toMatchObject({ code: 'worker-failed', message: /no-such-work\.js/ });
    const idle = openThreads(new URL('../bench/measure.ts', import.meta.url), count);
    expect(await faultOf(idle)).toMatchObject({ code: 'worker-failed', message: /exports no work/ });
  });
});

describe('closed threads', () => {
  it.each([1, 2])('take no more tasks (%i)', async (count) => {
    const threads = await openThreads<Order, Done>(fromSources(WORK), count);
    await threads.close();
    expect(await faultOf(threads.run({ do: 'square', of: 1 }))).toMatchObject({ code: 'worker-failed' });
  });

  it('end the tasks that they still have', async () => {
    const threads = await openThreads<Order, Done>(fromSources(WORK), 2);
    const waiting = faultOf(threads.run({ do: 'wait' }));
    await threads.close();
    expect(await waiting).toMatchObject({ code: 'worker-failed' });
  });
});

describe('two threads', () => {
  it('empty what is moved over; tell of a thread that dies under its task, and find another', async () => {
    const threads = await openThreads<Order, Done>(fromSources(WORK), 2);
    try {
      const bytes = Uint8Array.from([1, 2, 3]);
      await threads.run({ do: 'move back', bytes }, [bytes.buffer]);
      expect(bytes).toHaveLength(0);
      expect(await faultOf(threads.run({ do: 'die' }))).toMatchObject({ code: 'worker-failed' });
      expect((await threads.run({ do: 'square', of: 3 })).value).toBe(9);
    } finally {
      await threads.close();
    }
  });
});

describe('no thread', () => {
  it.each([0, -1, 1.5, NaN])('is refused: %d', async (count) => {
    expect(await faultOf(openThreads(fromSources(WORK), count))).toMatchObject({ code: 'usage' });
  });
});
