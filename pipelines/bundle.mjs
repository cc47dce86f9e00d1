/**
 * `npm run bundle`: one archive that extracts on any machine with Node: dist, data and what they need of node_modules.
 * SQLite is left out, and optional packages with it: nothing in the archive is compiled, so one fits all machines.
 */
import { createWriteStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';

const TARGET = process.argv[2] ?? join('output', 'onrecord.tar.gz');

/** Packages that only databases need. */
const LEFT_OUT = ['better-sqlite3'];

/** Types, maps and libraries for another runtime than Node. */
const UNUSED = /\.(?:d\.[cm]?ts|[cm]?ts|map|bare)$/;

const files = [
  'package.json',
  'LICENSE',
  ...below('dist'),
  ...below('data/models'),
  ...below('data/lexicons'),
];
for (const folder of packagesNeeded()) files.push(...below(folder, ['node_modules']));

const archive = pack();
const written = pipeline(archive, createGzip({ level: 9 }), createWriteStream(TARGET));
for (const name of files.filter((file) => !UNUSED.test(file)).sort()) {
  const mode = statSync(name).mode & 0o100 ? 0o755 : 0o644;
  archive.entry({ name, mode, mtime: new Date(0) }, readFileSync(name));
}
archive.finalize();
await written;
console.log(`${TARGET}: ${(statSync(TARGET).size / 1e6).toFixed(1)} MB`);

/** Files at any depth; folders named in `without` are passed over. */
function below(folder, without = []) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return without.includes(entry.name) ? [] : below(path, without);
    return entry.isFile() && entry.name !== '.built' ? [path] : [];
  });
}

/** Folders of the packages that the program imports, and of those that these import, as package-lock.json has them. */
function packagesNeeded() {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const needed = new Set();
  const add = (name, from) => {
    const folder = whereFound(name, from, packages);
    if (folder === undefined || needed.has(folder)) return;
    needed.add(folder);
    for (const dependency of Object.keys(packages[folder].dependencies ?? {})) add(dependency, folder);
  };
  for (const name of Object.keys(packages[''].dependencies)) if (!LEFT_OUT.includes(name)) add(name, '');
  return needed;
}

/** As Node looks for it: in the node_modules of the folder itself, then of each folder above. */
function whereFound(name, from, packages) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (path in packages) return path;
    if (folder === '') return undefined;
  }
}
