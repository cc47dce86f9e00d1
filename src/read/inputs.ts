/** Which files the inputs name: files, folders, globs, standard input. */
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { OnrecordError } from '../errors.js';
import { isKnownFile, withoutExtension } from './formats.js';

export const STDIN = '-';

/** A file to be read, checked to be there. */
export interface InputFile {
  readonly path: string;
  readonly stem: string;
  /** Where its bytes lie, if elsewhere: a copy of a file of another machine keeps the path it had there. */
  readonly copy?: string;
  /** Size on disk, or NaN where it cannot be known. */
  readonly bytes: number;
}

/**
 * The files in the order of the inputs, those of a folder or glob sorted by path, each once.
 * Throws 'input-missing' for an input that names nothing.
 */
export async function findFiles(inputs: readonly string[]): Promise<InputFile[]> {
  const found = new Map<string, InputFile>();
  for (const input of inputs) {
    for (const file of await filesOf(input)) {
      const key = file.path === STDIN ? STDIN : resolve(file.path);
      if (!found.has(key)) found.set(key, file);
    }
  }
  return [...found.values()];
}

async function filesOf(input: string): Promise<InputFile[]> {
  if (input === STDIN) return [{ path: STDIN, stem: 'stdin', bytes: NaN }];
  const entry = await stat(input).catch(() => null);
  if (entry?.isDirectory()) return filesOfFolder(input);
  if (entry) return [{ path: input, stem: slug(basename(input)), bytes: sizeOf(entry) }];
  if (isDynamicPattern(input)) return filesOfGlob(input);
  throw new OnrecordError(
    'input-missing',
    `${input}: there is no such file or folder (seen from ${process.cwd()}); check its spelling`,
  );
}

async function filesOfFolder(folder: string): Promise<InputFile[]> {
  const paths = (await listFolder(folder)).filter(isKnownFile).sort(byCodeUnit);
  if (paths.length === 0) {
    throw new OnrecordError(
      'input-missing',
      `${folder}: the folder holds no file that onrecord can read; name files of other extensions outright`,
    );
  }
  return Promise.all(paths.map((path) => describe(path, relative(folder, path))));
}

/** Files at any depth. Hidden ones are left out, and linked folders are not followed: they may lead in a circle. */
async function listFolder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw new OnrecordError('input-unreadable', `${folder}: the folder cannot be read (${String(error)})`);
  });
  const paths: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) paths.push(...(await listFolder(path)));
    else if (entry.isFile() || (entry.isSymbolicLink() && (await isFile(path)))) paths.push(path);
  }
  return paths;
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false;
}

async function filesOfGlob(pattern: string): Promise<InputFile[]> {
  const paths = (await glob(pattern, { onlyFiles: true, expandDirectories: false })).sort(byCodeUnit);
  if (paths.length === 0) {
    throw new OnrecordError('input-missing', `${pattern}: no file matches (seen from ${process.cwd()})`);
  }
  const places = await Promise.all(paths.map((path) => realpath(path)));
  const once = paths.filter((_, index) => places.indexOf(places[index]!) === index);
  const base = pattern.slice(0, pattern.search(/[*?[{(!]/)).replace(/[^/]*$/, '');
  return Promise.all(once.map((path) => describe(path, relative(base || '.', path))));
}

async function describe(path: string, below: string): Promise<InputFile> {
  const entry = await stat(path).catch(() => null);
  return { path, stem: slug(below), bytes: entry ? sizeOf(entry) : NaN };
}

/** A pipe or device has no size that can be known ahead. */
function sizeOf(entry: { isFile(): boolean; readonly size: number }): number {
  return entry.isFile() ? entry.size : NaN;
}

/** Letters, figures and "._/-" stay as they are; anything else becomes "-". */
export function slug(path: string): string {
  const plain = withoutExtension(path.replaceAll('\\', '/'))
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._/-]+/gu, '-')
    .replace(/^[-/]+|[-/]+$/g, '');
  return plain || 'article';
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
