/**
 * The file form of every model and compiled lexicon: a magic number, a version, a JSON header and named sections of
 * numbers, each aligned to 8 bytes, so that reading makes views and copies nothing. Numbers are little-endian, as on
 * every processor that Node runs on.
 */
import { OnrecordError } from '../errors.js';

/** The kinds of numbers that a section may hold. */
interface SectionTypes {
  int8: Int8Array;
  uint8: Uint8Array;
  int16: Int16Array;
  uint16: Uint16Array;
  int32: Int32Array;
  uint32: Uint32Array;
  float32: Float32Array;
}

const ARRAY_TYPES = {
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  float32: Float32Array,
} as const;

export type SectionType = keyof SectionTypes;
export type Section = SectionTypes[SectionType];

/** What a model says of itself: kind, labels, hyper-parameters; plain JSON. */
export type WeightsHeader = Readonly<Record<string, unknown>> & { readonly kind: string };

export interface Weights {
  readonly header: WeightsHeader;
  /** The section as a view of the file's bytes. Throws `model-invalid` where it is absent or of another type. */
  section<T extends SectionType>(name: string, type: T): SectionTypes[T];
  has(name: string): boolean;
}

interface Preamble {
  readonly header: WeightsHeader;
  readonly sections: readonly {
    readonly name: string;
    readonly type: SectionType;
    readonly length: number;
  }[];
}

const MAGIC = 0x5752_4e4f; // "ONRW"
const VERSION = 1;
/** Magic number, version and the length of the JSON, 4 bytes each, and 4 spare. */
const PREFIX_BYTES = 16;

const align = (bytes: number): number => (bytes + 7) & ~7;

/** The bytes of a weights file: the same input gives the same bytes. */
export function writeWeights(header: WeightsHeader, sections: Readonly<Record<string, Section>>): Uint8Array {
  const entries = Object.entries(sections);
  const preamble: Preamble = {
    header,
    sections: entries.map(([name, data]) => ({ name, type: typeOf(data), length: data.length })),
  };
  const json = new TextEncoder().encode(JSON.stringify(preamble));
  let offset = align(PREFIX_BYTES + json.length);
  const bytes = new Uint8Array(entries.reduce((total, [, data]) => total + align(data.byteLength), offset));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, VERSION, true);
  view.setUint32(8, json.length, true);
  bytes.set(json, PREFIX_BYTES);
  for (const [, data] of entries) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), offset);
    offset += align(data.byteLength);
  }
  return bytes;
}

/**
 * Reads a weights file. Views share the given memory (a SharedArrayBuffer serves every worker); only bytes that do
 * not begin at a multiple of 8 in their buffer are copied. Throws `model-invalid` on anything else than a whole file.
 */
export function readWeights(source: ArrayBufferLike | Uint8Array): Weights {
  const given = source instanceof Uint8Array ? source : new Uint8Array(source);
  const bytes = given.byteOffset % 8 === 0 ? given : given.slice();
  const { preamble, dataStart } = readPreamble(bytes);
  const sections = new Map<string, Section>();
  let offset = dataStart;
  for (const { name, type, length } of preamble.sections) {
    const arrayType = ARRAY_TYPES[type];
    const end = offset + length * arrayType.BYTES_PER_ELEMENT;
    if (!(end <= bytes.length)) throw invalid(`it ends within the section "${name}"`);
    sections.set(name, new arrayType(bytes.buffer as ArrayBuffer, bytes.byteOffset + offset, length));
    offset = align(end);
  }
  return weightsOf(preamble.header, sections);
}

function weightsOf(header: WeightsHeader, sections: ReadonlyMap<string, Section>): Weights {
  return {
    header,
    has: (name) => sections.has(name),
    section: <T extends SectionType>(name: string, type: T) => {
      const section = sections.get(name);
      if (!(section instanceof ARRAY_TYPES[type])) throw invalid(`it has no section "${name}" of ${type}`);
      return section as SectionTypes[T];
    },
  };
}

function readPreamble(bytes: Uint8Array): { preamble: Preamble; dataStart: number } {
  if (bytes.length < PREFIX_BYTES) throw invalid('it is too short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw invalid('it does not begin with the mark of such a file');
  const version = view.getUint32(4, true);
  if (version !== VERSION)
    throw invalid(`it has version ${version}, and this program reads version ${VERSION}`);
  const jsonEnd = PREFIX_BYTES + view.getUint32(8, true);
  if (jsonEnd > bytes.length) throw invalid('it ends within its header');
  return { preamble: parsePreamble(bytes.slice(PREFIX_BYTES, jsonEnd)), dataStart: align(jsonEnd) };
}

function parsePreamble(json: Uint8Array): Preamble {
  let parsed: Partial<Preamble>;
  try {
    parsed = JSON.parse(new TextDecoder().decode(json)) as Partial<Preamble>;
  } catch (cause) {
    throw invalid('its header is not JSON', cause);
  }
  const { header, sections } = parsed;
  const whole =
    typeof header?.kind === 'string' &&
    Array.isArray(sections) &&
    sections.every(({ type, length }) => type in ARRAY_TYPES && Number.isInteger(length) && length >= 0);
  if (!whole) throw invalid('its header is incomplete');
  return parsed as Preamble;
}

function typeOf(section: Section): SectionType {
  const found = Object.entries(ARRAY_TYPES).find(([, arrayType]) => section instanceof arrayType);
  if (!found) throw new TypeError(`a section must be one of ${Object.keys(ARRAY_TYPES).join(', ')}`);
  return found[0] as SectionType;
}

function invalid(reason: string, cause?: unknown): OnrecordError {
  return new OnrecordError(
    'model-invalid',
    `not a usable weights file: ${reason}. Restore data/models and data/lexicons from the release.`,
    { cause },
  );
}
