/** Which extractor made a record: kept with every article, so that a later version can tell what is out of date. */
import { DEFAULT_SETTINGS, SETTINGS, type ExtractSettings } from '../settings.js';
import { EXTRACTOR_VERSION, packageVersion } from '../version.js';

/** The version, and the settings where they are not the default ones: "1", "1 dayOrder=dmy". */
export function extractorStamp(settings: ExtractSettings): string {
  const changed = SETTINGS.filter(({ name }) => settings[name] !== DEFAULT_SETTINGS[name]);
  return [EXTRACTOR_VERSION, ...changed.map(({ name }) => `${name}=${settings[name]}`)].join(' ');
}

/** Versions of the parts, for people who look at the list of runs. */
export function partVersions(): Record<string, string> {
  return { onrecord: packageVersion(), node: process.version };
}
