/** Ranked names with their counts as bars: a chart that is its own table. */
import type { Count } from '../../../store/index.js';
import { number } from './words.js';

interface BarsProps {
  readonly counts: readonly Count[];
  readonly href: (value: string) => string;
  readonly caption: string;
  readonly unit: string;
}

export function Bars({ counts, href, caption, unit }: BarsProps) {
  const most = Math.max(1, ...counts.map(({ quotes }) => quotes));
  return (
    <table class="bars">
      <caption>{caption}</caption>
      <thead class="unseen">
        <tr>
          <th scope="col">Name</th>
          <th scope="col">{unit}</th>
        </tr>
      </thead>
      <tbody>
        {counts.map(({ value, quotes }) => (
          <tr>
            <th scope="row">
              <a href={href(value)}>{value}</a>
            </th>
            <td>
              <Bar share={quotes / most} />
              <span class="figure">{number(quotes)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** @param share 0 to 1 */
export function Bar({ share, look = '' }: { readonly share: number; readonly look?: string }) {
  return (
    <svg class={`bar ${look}`} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect width={Math.max(0.8, 100 * share).toFixed(1)} height="8" />
    </svg>
  );
}
