/** The settings tables as zod schemas, for job files. */
import { z } from 'zod';
import {
  DEFAULT_READER_SETTINGS,
  DEFAULT_SETTINGS,
  READER_SETTINGS,
  SETTINGS,
  type ReaderSetting,
  type Setting,
} from '../settings.js';

/** Every setting may be left out: its default then holds. */
export function extractSettingsSchema() {
  return tableSchema(SETTINGS, DEFAULT_SETTINGS);
}

export function readerSettingsSchema() {
  return tableSchema(READER_SETTINGS, DEFAULT_READER_SETTINGS);
}

function tableSchema<Name extends string>(
  table: readonly ((Setting | ReaderSetting) & { readonly name: Name })[],
  defaults: Readonly<Record<Name, unknown>>,
) {
  const entries = table.map((setting) => [setting.name, describedSchema(setting, defaults[setting.name])]);
  return z.strictObject(Object.fromEntries(entries) as Record<Name, z.ZodOptional>);
}

function describedSchema(setting: Setting | ReaderSetting, standard: unknown) {
  const defaults = typeof standard === 'object' ? '' : ` (default: ${standard})`;
  return valueSchema(setting).optional().describe(`${setting.help}${defaults}`);
}

function valueSchema(setting: Setting | ReaderSetting): z.ZodType {
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
