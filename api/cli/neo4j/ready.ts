import { get } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface Ports {
  readonly boltPort: number;
  readonly httpPort: number;
}

/** Of a server that answers. */
export interface Answering {
  readonly version: string;
}

const LOOK_EVERY_MS = 250;
const ANSWER_MS = 5_000;

/** The server behind the ports, or null: ready is the Bolt port open and HTTP naming a version; the port alone is too early. */
export async function answering({ boltPort, httpPort }: Ports): Promise<Answering | null> {
  if (!(await isOpen(boltPort))) return null;
  const version = await versionAt(httpPort);
  return version === null ? null : { version };
}

/** Looks again and again until the server answers; null if `goOn` says no first. */
export async function awaitAnswer(ports: Ports, goOn: () => boolean): Promise<Answering | null> {
  while (goOn()) {
    const found = await answering(ports);
    if (found !== null) return found;
    await pause(LOOK_EVERY_MS);
  }
  return null;
}

export function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: ANSWER_MS });
    const end = (open: boolean) => () => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });
}

function versionAt(port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const none = () => {
      resolve(null);
    };
    const asked = get({ host: '127.0.0.1', port, path: '/', timeout: ANSWER_MS }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.once('error', none).once('end', () => {
        resolve(versionIn(Buffer.concat(pieces).toString('utf8')));
      });
    });
    asked.once('error', none).once('timeout', () => asked.destroy());
  });
}

function versionIn(text: string): string | null {
  try {
    const { neo4j_version: version } = JSON.parse(text) as { neo4j_version?: unknown };
    return typeof version === 'string' ? version : null;
  } catch {
    return null;
  }
}
