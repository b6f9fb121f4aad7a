import { fileURLToPath } from 'node:url';
import type { Transferable } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { type ErrorCode, SkeinError } from '../model/errors.js';
import type { Threads } from './threads.js';
import type { Answer, Question } from './worker.js';

/** Runs tasks in `count` worker threads; see `openThreads`. */
export async function openPool<Task, Result>(module: URL, count: number): Promise<Threads<Task, Result>> {
  const pool = startPool(module, count);
  const ask = (question: Question, transfer?: readonly Transferable[]): Promise<unknown> =>
    pool
      .run(question, transfer === undefined ? {} : { transferList: [...transfer] })
      .catch((cause: unknown) => {
        throw new SkeinError('worker-failed', `a worker thread failed: ${messageOf(cause)}`, cause);
      })
      .then((answer) => resultOf(answer as Answer));
  try {
    await Promise.all(Array.from({ length: count }, () => ask({ load: true })));
  } catch (error) {
    await pool.destroy();
    throw error;
  }
  let open = true;
  return {
    count,
    async run(task, transfer) {
      if (!open) throw new SkeinError('worker-failed', 'the threads are closed');
      return (await ask({ task }, transfer)) as Result;
    },
    async close() {
      open = false; // the pool itself would start threads anew for a task that comes late
      await pool.destroy();
    },
  };
}

function startPool(module: URL, count: number): Piscina {
  const own = import.meta.url;
  const pool = new Piscina({
    filename: fileURLToPath(new URL(own.endsWith('.ts') ? './worker.ts' : './worker.js', own)),
    minThreads: count,
    maxThreads: count,
    workerData: { module: module.href },
    ...(own.endsWith('.ts') && { execArgv: ['--import', new URL('./from-sources.mjs', own).href] }),
  });
  // The pool also tells of threads that die with nothing to do. It replaces them, and a thread that cannot start fails
  // its first question; without a listener the whole process would end.
  pool.on('error', () => undefined);
  return pool;
}

function resultOf(answer: Answer): unknown {
  if ('result' in answer) return answer.result;
  const { code, message, stack } = answer.fault;
  const error = code === null ? new Error(message) : new SkeinError(code as ErrorCode, message);
  if (stack !== undefined) error.stack = stack;
  throw error;
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
