/** Paths in a job file: meant from the folder that the job file lies in, so that a job runs the same from anywhere. */
import { dirname, relative, resolve, sep } from 'node:path';

/** The same place as seen from the current directory; "-" (standard input) stays. Forward slashes, so globs stay globs. */
export function fromJobFile(jobFile: string, path: string): string {
  if (path === '-') return path;
  const target = resolve(dirname(jobFile), path);
  const near = relative('.', target) || '.';
  return (near.startsWith(`..${sep}..${sep}`) ? target : near).split(sep).join('/');
}
