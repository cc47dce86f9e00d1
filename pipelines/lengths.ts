/**
 * `npx tsx pipelines/lengths.ts [words of a kind's name]`: how long each stage takes on hostile text of a quarter, half
 * and a whole million characters. Each doubling should double a stage's time; where it takes three times as long or
 * more, the line is marked. Run it on a quiet machine.
 */
import { extract, STAGES, type Stage } from '../src/extract.js';
import { loadModels } from '../src/models.js';
import { DEFAULT_SETTINGS } from '../src/settings.js';

const SIZES = [250_000, 500_000, 1_000_000];
/** Shorter times say nothing of growth. */
const LEAST_MS = 50;

/** What is repeated to the length. */
const KINDS: Readonly<Record<string, string>> = {
  'straight marks': '"',
  'opening marks': '“',
  'opening marks and words': '“a ',
  'marks within marks': '“‘',
  'single marks': "'",
  'quoted lines left open': '“a b c\n',
  capitals: 'A',
  'words in capitals': 'ABC ',
  names: 'Anna ',
  said: 'said ',
  'short sentences': 'He said so. ',
  'quotes in one line': '“It was,” he said. “And so on,” Ana Roe said. ',
  brackets: '(a ',
  'digits and slashes': '1/2/',
  dates: '12/06/2014 ',
  figures: '7 ',
  'one word': 'a',
  'full stops': '.',
  initials: 'A.',
  hyphens: 'a-',
  'short lines': 'a\n',
  addresses: 'http://',
  'months and days': 'Jan. 1 ',
};

const models = loadModels();
const [wanted = ''] = process.argv.slice(2);

for (const [kind, piece] of Object.entries(KINDS).filter(([name]) => name.includes(wanted))) {
  const times = SIZES.map((size) => stageTimes(piece.repeat(size / piece.length)));
  const [, half, whole] = times as [unknown, Map<Stage, number>, Map<Stage, number>];
  const steep = STAGES.filter(
    (stage) => whole.get(stage)! > LEAST_MS && whole.get(stage)! > 3 * half.get(stage)!,
  );
  const columns = STAGES.map(
    (stage) => `${stage} ${times.map((time) => time.get(stage)!.toFixed(0)).join(' ')}`,
  );
  console.log(kind.padEnd(24), columns.join('  '), steep.length > 0 ? ` <- ${steep.join(', ')}` : '');
}

/** CPU milliseconds by stage. */
function stageTimes(text: string): Map<Stage, number> {
  const times = new Map<Stage, number>();
  let before = process.cpuUsage();
  extract({ id: 'lengths', text }, models, DEFAULT_SETTINGS, (stage) => {
    const { user, system } = process.cpuUsage(before);
    times.set(stage, (user + system) / 1000);
    before = process.cpuUsage();
  });
  return times;
}
