import { workerData } from 'node:worker_threads';
import { move, transferableSymbol, valueSymbol } from 'piscina';
import { SkeinError } from '../model/errors.js';
import { loadWork } from './load.js';
import { parted } from './moved.js';

/** What a thread is asked: to load its work, or to do a task. */
export type Question = { readonly load: true } | { readonly task: unknown };

/** A fault travels as a value: what is cloned between threads loses its class, and a SkeinError its code. */
export type Answer =
  | { readonly result: unknown }
  | { readonly fault: { readonly code: string | null; readonly message: string; readonly stack: string | undefined } };

/** What each thread of the pool runs: the module named in `workerData`, loaded with the first question. */
export default async function answer(question: Question): Promise<Answer> {
  try {
    const work = await loadWork((workerData as { readonly module: string }).module);
    if ('load' in question) return { result: null };
    const { result, buffers } = parted(await work(question.task));
    return buffers.length === 0 ? { result } : movedAnswer({ result }, buffers);
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

function movedAnswer(value: Answer, buffers: readonly unknown[]): Answer {
  // What the pool's types call a result here is what it asks for: the value beside the buffers.
  const both: unknown = move({ [transferableSymbol]: buffers, [valueSymbol]: value });
  return both as Answer;
}

function faultOf(error: unknown): { code: string | null; message: string; stack: string | undefined } {
  if (!(error instanceof Error)) return { code: null, message: String(error), stack: undefined };
  return { code: error instanceof SkeinError ? error.code : null, message: error.message, stack: error.stack };
}
