/** The settings tables as zod schemas, for job files. */
import { z } from 'zod';
import {
  DEFAULT_READER_SETTINGS,
  DEFAULT_RUN_SETTINGS,
  DEFAULT_SETTINGS,
  READER_SETTINGS,
  RUN_SETTINGS,
  SETTINGS,
  type ReaderSetting,
  type RunSetting,
  type Setting,
} from '../settings.js';

type AnySetting = Setting | ReaderSetting | RunSetting;

/** Every setting may be left out: its default then holds. */
export function extractSettingsSchema() {
  return tableSchema(SETTINGS, DEFAULT_SETTINGS);
}

export function readerSettingsSchema() {
  return tableSchema(READER_SETTINGS, DEFAULT_READER_SETTINGS);
}

export function runSettingsSchema() {
  // The number of workers differs from machine to machine: it has no default that could be named.
  return tableSchema(RUN_SETTINGS, { ...DEFAULT_RUN_SETTINGS, workers: undefined });
}

function tableSchema<Name extends string>(
  table: readonly (AnySetting & { readonly name: Name })[],
  defaults: Readonly<Record<Name, unknown>>,
) {
  const entries = table.map((setting) => [setting.name, describedSchema(setting, defaults[setting.name])]);
  return z.strictObject(Object.fromEntries(entries) as Record<Name, z.ZodOptional>);
}

function describedSchema(setting: AnySetting, standard: unknown) {
  const defaults = standard === undefined || typeof standard === 'object' ? '' : ` (default: ${standard})`;
  return valueSchema(setting).optional().describe(`${setting.help}${defaults}`);
}

function valueSchema(setting: AnySetting): z.ZodType {
  switch (setting.kind) {
    case 'choice':
      return z.enum(setting.choices);
    case 'number':
      return z.number().min(setting.minimum).max(setting.maximum);
    case 'integer':
      return z.int().min(setting.minimum).max(setting.maximum);
    case 'text':
      return z.string().min(1);
    case 'names':
      return z.strictObject(
        Object.fromEntries(setting.keys.map((key) => [key, z.string().min(1).optional()])),
      );
  }
}
