/**
 * Makes a fresh clone ready: installs what package-lock.json names where it is missing or out of date, and builds
 * dist/ where a source is newer. Runs before `npm start` and `npm test`, with nothing but Node's own modules.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

install();
build();

function install() {
  const stamp = join('node_modules', '.onrecord-installed');
  const wanted = createHash('sha256')
    .update(readFileSync('package-lock.json'))
    .update(`${process.version} ${process.platform} ${process.arch}`)
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  run('npm', ['ci', '--no-audit', '--no-fund'], { ...process.env, ...headersBesideNode() });
  writeFileSync(stamp, wanted);
}

/**
 * Where no prebuilt better-sqlite3 can be fetched, node-gyp compiles it, and would download Node's headers. Those of
 * an installed Node usually lie in <prefix>/include/node: point node-gyp there.
 */
function headersBesideNode() {
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, 'include', 'node', 'node.h')) ? { npm_config_nodedir: prefix } : {};
}

function build() {
  const built = join('dist', '.built');
  const since = existsSync(built) ? statSync(built).mtimeMs : 0;
  const inputs = [
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'pipelines/build.mjs',
    ...filesBelow('src'),
  ];
  if (inputs.every((file) => statSync(file).mtimeMs < since)) return;
  run(process.execPath, [join('pipelines', 'build.mjs')]);
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

function run(command, parameters, env = process.env) {
  console.error(`> ${[command, ...parameters].join(' ')}`);
  try {
    execFileSync(command, parameters, { stdio: ['ignore', 'inherit', 'inherit'], env });
  } catch {
    console.error(`onrecord set-up: "${command} ${parameters.join(' ')}" failed; its output above says why.`);
    process.exit(1);
  }
}
