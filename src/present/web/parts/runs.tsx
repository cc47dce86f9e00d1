/** What the runs did that wrote the database. */
import type { RunSummary } from '../../../store/index.js';
import { momentWords, number } from './words.js';

export function Runs({ runs }: { readonly runs: readonly RunSummary[] }) {
  if (runs.length === 0) return <p class="none">No run yet.</p>;
  return (
    <div class="scroll" tabindex={0} role="region" aria-label="Runs: table">
      <table class="data">
        <thead>
          <tr>
            <th scope="col">Run</th>
            <th scope="col">Job</th>
            <th scope="col">Started</th>
            <th scope="col">Status</th>
            {['New', 'Replaced', 'Unchanged', 'Failed', 'Quotes'].map((heading) => (
              <th scope="col" class="figure">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr>
              <th scope="row">{run.id}</th>
              <td>{run.job}</td>
              <td>{momentWords(run.startedAt)}</td>
              <td>{run.status}</td>
              {[run.added, run.replaced, run.unchanged, run.failed, run.quotes].map((count) => (
                <td class="figure">{number(count)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
