import { bucketCount } from './features.ts';
import type { Model, ModelHeader } from './model.ts';

/** Bytes that a model file may have; weak weights are dropped until it fits. */
export const largestModelFile = 5_000_000;

const magic = 0x48_59_54_31; // "HYT1": the last character is the version of this format.
const prefixBytes = 16;

/**
 * One file: prefix (magic, CRC-32 of what follows, bytes of header, rows), header as JSON, bitmap of known buckets, factors as
 * 16 bits, bias and largest weight per label, and per row a mask of labels with one byte for each of them.
 */
export function writeModel(model: Model): Uint8Array {
  return encode(model, thresholdToFit(model));
}

/** Reads what `writeModel` wrote; whatever is wrong with the bytes, the answer is a reason and never an exception. */
export function readModel(bytes: Uint8Array): Model | { readonly refused: 'corrupt-model'; readonly because: string } {
  const refuse = (because: string) => ({ refused: 'corrupt-model', because }) as const;
  if (bytes.length < prefixBytes) return refuse('shorter than its prefix');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) !== magic) return refuse('not a model of this format');
  if (view.getUint32(4) !== crc32(bytes.subarray(8))) return refuse('checksum differs');
  try {
    return decode(bytes, view);
  } catch (error) {
    // Only reached by a file with a right checksum and wrong content, such as one from a newer program.
    return refuse(error instanceof Error ? error.message : 'unreadable');
  }
}

/** The model as it will be after writing and reading, so that a model behaves the same before and after a restart. */
export function roundToFile(model: Model): Model {
  const read = readModel(writeModel(model));
  if ('refused' in read) throw new Error(`A model that was just written cannot be read: ${read.because}`);
  return read;
}

function encode(model: Model, threshold: number): Uint8Array {
  const { rowOf, factor } = model.weighting;
  const { weights, bias } = model.linear;
  const labels = bias.length;
  const maskBytes = Math.ceil(labels / 8);
  const header = new TextEncoder().encode(JSON.stringify(model.header));
  const largest = largestPerLabel(weights, labels);
  const largestFactor = factor.reduce((most, each) => Math.max(most, each), 0) || 1;
  const codes = Int8Array.from(weights, (weight, index) =>
    Math.abs(weight) < threshold ? 0 : codeOf(weight, largest[index % labels]!),
  );
  const size =
    prefixBytes +
    header.length +
    bucketCount / 8 +
    4 +
    factor.length * (2 + maskBytes) +
    labels * 8 +
    codes.reduce((sum, code) => sum + (code === 0 ? 0 : 1), 0);

  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic);
  view.setUint32(8, header.length);
  view.setUint32(12, factor.length);
  bytes.set(header, prefixBytes);
  let at = prefixBytes + header.length;
  for (let bucket = 0; bucket < bucketCount; bucket++) if (rowOf[bucket]! >= 0) bytes[at + (bucket >> 3)]! |= 1 << (bucket & 7);
  at += bucketCount / 8;
  view.setFloat32(at, largestFactor);
  at += 4;
  for (const each of factor) {
    view.setUint16(at, Math.round((each / largestFactor) * 65_535));
    at += 2;
  }
  for (let label = 0; label < labels; label++) {
    view.setFloat32(at, bias[label]!);
    view.setFloat32(at + 4, largest[label]!);
    at += 8;
  }
  for (let row = 0; row < factor.length; row++) {
    const mask = at;
    at += maskBytes;
    for (let label = 0; label < labels; label++) {
      const code = codes[row * labels + label]!;
      if (code === 0) continue;
      bytes[mask + (label >> 3)]! |= 1 << (label & 7);
      view.setInt8(at++, code);
    }
  }
  view.setUint32(4, crc32(bytes.subarray(8)));
  return bytes;
}

function decode(bytes: Uint8Array, view: DataView): Model {
  const headerBytes = view.getUint32(8);
  const rows = view.getUint32(12);
  const header: ModelHeader = JSON.parse(
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(prefixBytes, prefixBytes + headerBytes)),
  );
  const labels = header.labels.length;
  let at = prefixBytes + headerBytes;

  const rowOf = new Int32Array(bucketCount).fill(-1);
  let row = 0;
  for (let bucket = 0; bucket < bucketCount; bucket++)
    if (bytes[at + (bucket >> 3)]! & (1 << (bucket & 7))) rowOf[bucket] = row++;
  if (row !== rows) throw new Error('bitmap and rows differ');
  at += bucketCount / 8;

  const largestFactor = view.getFloat32(at);
  at += 4;
  const factor = new Float32Array(rows);
  for (let index = 0; index < rows; index++, at += 2) factor[index] = (view.getUint16(at) / 65_535) * largestFactor;
  const bias = new Float32Array(labels);
  const largest = new Float32Array(labels);
  for (let label = 0; label < labels; label++, at += 8) {
    bias[label] = view.getFloat32(at);
    largest[label] = view.getFloat32(at + 4);
  }

  const weights = new Float32Array(rows * labels);
  const maskBytes = Math.ceil(labels / 8);
  for (let index = 0; index < rows; index++) {
    const mask = at;
    at += maskBytes;
    for (let label = 0; label < labels; label++) {
      if (bytes[mask + (label >> 3)]! & (1 << (label & 7)))
        weights[index * labels + label] = weightOf(view.getInt8(at++), largest[label]!);
    }
  }
  if (at !== bytes.length) throw new Error('length differs');
  return { header, weighting: { rowOf, factor }, linear: { weights, bias } };
}

// Weights are many small and few large ones; a quadratic scale keeps both with one byte (accuracy unchanged to four digits,
// where a linear scale loses 0.002).
function codeOf(weight: number, largest: number): number {
  return Math.sign(weight) * Math.round(127 * Math.sqrt(Math.abs(weight) / largest));
}

function weightOf(code: number, largest: number): number {
  return Math.sign(code) * (code / 127) ** 2 * largest;
}

function largestPerLabel(weights: Float32Array, labels: number): Float32Array {
  const largest = new Float32Array(labels);
  for (const [index, weight] of weights.entries()) largest[index % labels] = Math.max(largest[index % labels]!, Math.abs(weight));
  return largest.map((each) => each || 1);
}

/** The smallest absolute weight worth keeping so that the file does not exceed `largestModelFile`; 0 when all fit. */
function thresholdToFit(model: Model): number {
  const labels = model.linear.bias.length;
  const rows = model.weighting.factor.length;
  const header = new TextEncoder().encode(JSON.stringify(model.header)).length;
  const room = largestModelFile - (prefixBytes + header + bucketCount / 8 + 4 + labels * 8 + rows * (2 + Math.ceil(labels / 8)));
  if (model.linear.weights.length <= room) return 0;
  const sizes = model.linear.weights
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort();
  return sizes.length <= room ? 0 : sizes[sizes.length - Math.max(1, room)]!;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = crcTable[(value ^ byte) & 0xff]! ^ (value >>> 8);
  return ~value >>> 0;
}
