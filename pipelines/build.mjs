/** Builds dist/: the program, and what the desk's pages load (scripts, styles, fonts). `npm run build`. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const ASSETS = join('dist', 'present', 'web', 'assets');

/** Variable fonts under the SIL Open Font License, the letters of western and central European languages. */
const FONTS = [
  'source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  'source-serif-4/files/source-serif-4-latin-wght-italic.woff2',
  'source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2',
  'inter/files/inter-latin-wght-normal.woff2',
  'inter/files/inter-latin-ext-wght-normal.woff2',
];

compile('tsconfig.build.json');
compile('src/present/web/client');
cpSync('src/present/web/assets', ASSETS, { recursive: true });
mkdirSync(join(ASSETS, 'fonts'), { recursive: true });
for (const font of FONTS)
  copyFileSync(join('node_modules', '@fontsource-variable', font), join(ASSETS, 'fonts', basename(font)));
writeFileSync(join('dist', '.built'), '');

function compile(project) {
  execFileSync(process.execPath, [join('node_modules', 'typescript', 'bin', 'tsc'), '-p', project], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}
