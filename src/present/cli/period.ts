import { safeLine } from './terminal.js';

/** Two ISO days: "2024-05-01", "2024-05-01 to 2024-06-12", "" where no story has a date. */
export function period(from: string | null, to: string | null): string {
  if (from === null || to === null) return '';
  return safeLine(from === to ? from : `${from} to ${to}`);
}
