/** The programs of one training run and the folder that their files lie in. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Workshop {
  /** The working folder: the programs' file names are relative to it. */
  readonly folder: string;
  /** The network's program, built for its shape. */
  network(shape: Shape, ...options: string[]): void;
  /** Ends when the program has; several may run side by side. */
  transformer(...options: string[]): Promise<void>;
}

/** Numbers a token, and which of them each tap of a layer reads: from, to, from, to, from, to. */
export interface Shape {
  readonly width: number;
  readonly slices?: string;
}

/** A processor of the last ten years; one target for all, so that all get the same weights. */
const FLAGS = ['-O3', '-march=x86-64-v3', '-ffast-math', '-std=c++20'];

const source = (name: string): string => new URL(`../native/${name}`, import.meta.url).pathname;

/** @param python with the packages of native/requirements.txt */
export function openWorkshop(folder: string, python: string): Workshop {
  const built = new Set<string>();
  const build = (name: string, file: string, defines: readonly string[]): string => {
    const program = join(folder, name);
    if (!built.has(name)) execFileSync('g++', [...FLAGS, ...defines, '-o', program, source(file)]);
    built.add(name);
    return program;
  };
  const run = (program: string, options: readonly string[]): void => {
    execFileSync(program, options, { stdio: 'inherit', cwd: folder });
  };
  return {
    folder,
    network: ({ width, slices = '' }, ...options) => {
      const name = `train-net-${width}-${slices.replaceAll(',', '-')}`;
      const defines = [`-DWIDTH=${width}`, ...(slices ? [`-DSLICES=${slices}`] : [])];
      run(build(name, 'train-net.cpp', defines), options);
    },
    transformer: async (...options) => {
      const program = spawn(python, [source('transformer.py'), ...options], {
        stdio: 'inherit',
        cwd: folder,
      });
      const [status] = (await once(program, 'exit')) as [number | null];
      if (status !== 0) throw new Error(`transformer.py ${options.join(' ')} ended with ${status}`);
    },
  };
}
