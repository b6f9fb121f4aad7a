/** Errors as problem details (RFC 9457), for every answer that is not a success. */
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply } from 'fastify';
import { SkeinError, type Alias, type ErrorCode } from '../../engine/index.js';
import { SAFE_HEADERS } from './headers.js';

export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  /** For scripts: one word that stays. */
  readonly code: string;
  readonly detail: string;
  /** The query word or path part at fault. */
  readonly field?: string;
  /** For an id that was dissolved: the ids it went through. */
  readonly followed?: readonly Alias[];
}

/** Thrown by routes; the error handler sends what it carries. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

export type ProblemExtra = Pick<Problem, 'field' | 'followed'>;

export function problem(status: number, code: string, detail: string, extra: ProblemExtra = {}): Problem {
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, code, detail, ...extra };
}

/** What the caller is told. A fault of ours keeps its text to itself: it goes to the log. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof SkeinError) return problem(STATUS_OF[error.code], error.code, detailOf(error));
  const fault = validationFault(error);
  if (fault !== null) return fault;
  const status = statusOf(error);
  if (status >= 400 && status < 500)
    return problem(status, 'bad-request', CLIENT_DETAILS[status] ?? 'the request cannot be read');
  return problem(500, 'internal', 'skein failed; the reason is in its log');
}

export function sendProblem(reply: FastifyReply, one: Problem): FastifyReply {
  if (one.status === 503) void reply.header('retry-after', '5');
  return reply.headers(SAFE_HEADERS).code(one.status).type('application/problem+json').send(JSON.stringify(one));
}

/** The store's own texts may name paths of this machine, so they are not passed on. */
function detailOf(error: SkeinError): string {
  if (error.code === 'store-busy') return 'another process is writing; try again';
  if (STATUS_OF[error.code] >= 500) return 'the store cannot answer now; the reason is in the log';
  return error.message;
}

const STATUS_OF: Readonly<Record<ErrorCode, number>> = {
  usage: 400,
  'not-found': 404,
  'store-busy': 503,
  'store-failed': 503,
  config: 500,
  'key-mismatch': 500,
  unreadable: 500,
  'missing-program': 500,
  'worker-failed': 500,
};

const CLIENT_DETAILS: Readonly<Record<number, string>> = {
  413: 'the body is too large; skein reads no bodies',
  414: 'a part of the path is too long',
  415: 'skein reads no bodies',
};

interface Validation {
  readonly keyword: string;
  readonly instancePath: string;
  readonly message?: string;
  readonly params: {
    readonly additionalProperty?: string;
    readonly missingProperty?: string;
    readonly allowedValues?: readonly unknown[];
  };
}

function validationFault(error: unknown): Problem | null {
  if (typeof error !== 'object' || error === null || !('validation' in error)) return null;
  const first = (error.validation as readonly Validation[] | undefined)?.[0];
  if (first === undefined) return null;
  const field = (
    first.params.additionalProperty ??
    first.params.missingProperty ??
    first.instancePath.replace(/^\//, '')
  ).slice(0, 64);
  return problem(400, 'usage', `"${field}" ${faultText(first)}`, { field });
}

function faultText({ keyword, params, message }: Validation): string {
  if (params.additionalProperty !== undefined)
    return 'is not a query word of this address; /openapi.json lists those that are';
  if (params.missingProperty !== undefined) return 'is missing';
  if (params.allowedValues !== undefined) return `must be one of ${params.allowedValues.join(', ')}`;
  return keyword === 'pattern' ? 'is not written as /openapi.json says' : (message ?? 'cannot be read');
}

function statusOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : 500;
}

/** Bytes that are no HTTP get a problem too, written by hand because there is no reply to write it to. */
export function answerBrokenSocket(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const status = SOCKET_STATUS[error.code ?? ''] ?? 400;
  const body = JSON.stringify(problem(status, 'bad-request', 'the request is not HTTP that can be read'));
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\ncontent-type: application/problem+json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

const SOCKET_STATUS: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};
