// Binary graph format FCG1, little endian:
//   0  u32 0x31474346 ("FCG1")        4  u32 flags (1: weights, 2: truth)
//   8  u32 nodes                     12  u32 reports (nodes 0 .. reports - 1)
//  16  f64 edges, each listed once   24 .. 63 zero
//  64  u32 source[edges], u32 target[edges], f32 weight[edges] if flag 1, i32 truth[nodes] if flag 2 (-1: no label)
import fs from 'node:fs';

const MAGIC = 0x31474346;
const HEADER_BYTES = 64;
const MOST_BYTES = 1 << 28; // of one call: more than 2 GB at once is refused

export function writeGraph(file, { nodes, reports, source, target, weights, truth }) {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(MAGIC, 0);
  header.writeUInt32LE((weights ? 1 : 0) | (truth ? 2 : 0), 4);
  header.writeUInt32LE(nodes, 8);
  header.writeUInt32LE(reports, 12);
  header.writeDoubleLE(source.length, 16);
  const fd = fs.openSync(file, 'w');
  fs.writeSync(fd, header);
  for (const column of [source, target, weights, truth]) if (column) writeAll(fd, column);
  fs.closeSync(fd);
}

export function readGraph(file, { weighted = true, withTruth = false } = {}) {
  const fd = fs.openSync(file, 'r');
  const header = Buffer.alloc(HEADER_BYTES);
  fs.readSync(fd, header, 0, HEADER_BYTES, 0);
  if (header.readUInt32LE(0) !== MAGIC) throw new Error(`${file} is no FCG1 file`);
  const flags = header.readUInt32LE(4);
  const nodes = header.readUInt32LE(8);
  const edges = header.readDoubleLE(16);
  const column = (Column, place, length) => readAll(fd, HEADER_BYTES + 4 * edges * place, new Column(length));
  const graph = {
    nodes,
    edges,
    reports: header.readUInt32LE(12),
    source: column(Int32Array, 0, edges),
    target: column(Int32Array, 1, edges),
    weights: flags & 1 && weighted ? column(Float32Array, 2, edges) : null,
    truth: flags & 2 && withTruth ? column(Int32Array, flags & 1 ? 3 : 2, nodes) : null,
  };
  fs.closeSync(fd);
  return graph;
}

export function readMembership(file) {
  const bytes = fs.readFileSync(file);
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
}

export function writeMembership(file, labels) {
  fs.writeFileSync(file, bytesOf(labels));
}

function bytesOf(column) {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

function writeAll(fd, column) {
  const bytes = bytesOf(column);
  for (let at = 0; at < bytes.length;) at += fs.writeSync(fd, bytes, at, Math.min(bytes.length - at, MOST_BYTES));
}

function readAll(fd, position, column) {
  const bytes = bytesOf(column);
  for (let at = 0; at < bytes.length;) {
    const read = fs.readSync(fd, bytes, at, Math.min(bytes.length - at, MOST_BYTES), position + at);
    if (read === 0) throw new Error('the graph file is too short');
    at += read;
  }
  return column;
}
