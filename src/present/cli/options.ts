/** Options that several commands share, and how their values are read. */
import { InvalidArgumentError, Option, type Command } from 'commander';
import {
  DEFAULT_READER_SETTINGS,
  DEFAULT_RUN_SETTINGS,
  DEFAULT_SETTINGS,
  type ReaderSetting,
  type RunSetting,
  type Setting,
} from '../../settings.js';

export const DEFAULT_DATABASE = 'output/onrecord.db';

export function dbOption(): Option {
  return new Option('--db <file>', 'the SQLite database').default(DEFAULT_DATABASE);
}

export function jsonOption(help = 'print JSON instead, for programs'): Option {
  return new Option('--json', help);
}

type AnySetting = Setting | ReaderSetting | RunSetting;

const DEFAULTS: Readonly<Record<AnySetting['name'], unknown>> = {
  ...DEFAULT_SETTINGS,
  ...DEFAULT_READER_SETTINGS,
  ...DEFAULT_RUN_SETTINGS,
  // It differs from machine to machine, and the help says what it is.
  workers: undefined,
};

/** One flag for each row of a settings table: `--day-order`, `--min-confidence` ... */
export function addSettings(command: Command, table: readonly AnySetting[]): Command {
  for (const setting of table) command.addOption(settingOption(setting));
  return command;
}

/** The settings of a table among a command's options: only those that were given. */
export function givenSettings<Settings>(table: readonly AnySetting[], options: object): Partial<Settings> {
  const given = Object.entries(options).filter(([key]) => table.some(({ name }) => name === key));
  return Object.fromEntries(given) as Partial<Settings>;
}

function settingOption(setting: AnySetting): Option {
  const flag = `--${setting.name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const standard = DEFAULTS[setting.name];
  const plain = standard === undefined || typeof standard === 'object';
  const help = plain ? setting.help : `${setting.help} (default: ${standard})`;
  switch (setting.kind) {
    case 'choice':
      return new Option(`${flag} <name>`, help).choices(setting.choices);
    case 'number':
      return new Option(`${flag} <number>`, help).argParser(between(setting.minimum, setting.maximum));
    case 'integer':
      return new Option(`${flag} <number>`, help).argParser(wholeBetween(setting.minimum, setting.maximum));
    case 'text':
      return new Option(`${flag} <name>`, help);
    case 'names':
      return new Option(`${flag} <part=name,...>`, help).argParser((value) =>
        namedParts(value, setting.keys),
      );
  }
}

export function between(minimum: number, maximum: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (value.trim() !== '' && number >= minimum && number <= maximum) return number;
    throw new InvalidArgumentError(`Expected a number from ${minimum} to ${maximum}.`);
  };
}

export function wholeBetween(minimum: number, maximum: number): (value: string) => number {
  return (value) => {
    if (/^\d{1,15}$/.test(value) && Number(value) >= minimum && Number(value) <= maximum)
      return Number(value);
    throw new InvalidArgumentError(`Expected a whole number from ${minimum} to ${maximum}.`);
  };
}

/** "text=body,title=head line" */
function namedParts(value: string, keys: readonly string[]): Record<string, string> {
  const pairs = value.split(',').map((pair) => pair.split('='));
  for (const [key = '', name = '', ...more] of pairs) {
    if (keys.includes(key) && name !== '' && more.length === 0) continue;
    throw new InvalidArgumentError(
      `Expected PART=NAME, the part one of ${keys.join(', ')}: text=body,title=headline.`,
    );
  }
  return Object.fromEntries(pairs) as Record<string, string>;
}

/** A calendar date, or a month or year: 2014-12-07, 2014-12, 2014. */
export function isoDay(value: string): string {
  if (/^\d{4}(?:-\d{2}){0,2}$/.test(value) && isOnCalendar(value)) return value;
  throw new InvalidArgumentError('Expected a date such as 2014-12-07, a month such as 2014-12, or a year.');
}

/** An ISO 8601 date or date-time: 2014-12-07, 2014-12-07T09:30:00Z. */
export function isoDate(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}(?:T[\d:.]{4,12}(?:Z|[+-][\d:]{4,5})?)?$/.test(value) && isOnCalendar(value))
    return value;
  throw new InvalidArgumentError('Expected a date such as 2014-12-07 or 2014-12-07T09:30:00Z.');
}

function isOnCalendar(value: string): boolean {
  const day = value.slice(0, 10);
  const date = new Date(day);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day)) return false;
  return !Number.isNaN(new Date(value).getTime());
}
