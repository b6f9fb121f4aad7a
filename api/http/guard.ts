import type { FastifyReply, FastifyRequest } from 'fastify';
import { SAFE_HEADERS } from './headers.js';
import { namesThisMachine } from './hosts.js';
import { problem, sendProblem } from './problem.js';

/** Answers only requests addressed to this machine by name (see `namesThisMachine`). */
export function refuseStrangers(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  if (namesThisMachine(request.headers.host)) {
    done();
    return;
  }
  sendProblem(
    reply,
    problem(421, 'wrong-host', 'ask for localhost or 127.0.0.1: this server answers to no other name'),
  );
}

export function sendSafeHeaders(_request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  reply.headers(SAFE_HEADERS);
  done();
}
