/** What a selection can be narrowed down by, each choice with its count and its address. */
import type { Facets, QuoteFilter } from '../../../store/index.js';
import { changed, exactly, type Selection } from '../selection.js';
import { dayWords, number, percent } from './words.js';

interface Choice {
  readonly name: string;
  readonly quotes: number;
  readonly href: string;
  readonly chosen: boolean;
}

interface Props {
  readonly selection: Selection;
  readonly facets: Facets;
}

export function FacetList({ selection, facets }: Props) {
  const { filter } = selection;
  /** Choosing the chosen one again takes it back. */
  const choice =
    (part: FilterPart) =>
    (value: string | number, name: string, quotes: number): Choice => {
      const chosen = filter[part] === value;
      return { name, quotes, chosen, href: changed(selection, { [part]: chosen ? undefined : value }) };
    };
  return (
    <div class="facets">
      <Group
        title="Speaker"
        choices={facets.speakers.map(({ value, quotes }) => choice('speaker')(exactly(value), value, quotes))}
      />
      <Group
        title="Organization"
        choices={facets.organizations.map(({ value, quotes }) =>
          choice('org')(exactly(value), value, quotes),
        )}
      />
      <Group
        title="Publisher"
        choices={facets.publishers.map(({ value, quotes }) => choice('publisher')(value, value, quotes))}
      />
      <Group
        title="Type"
        choices={facets.types.map(({ value, quotes }) => choice('type')(value, value, quotes))}
      />
      <Group
        title="Act"
        choices={facets.acts.map(({ value, quotes }) => choice('act')(value, value, quotes))}
      />
      <Group title="Published" choices={periods(selection, facets)} />
      <Group
        title="Confidence"
        choices={facets.confidence.map(({ atLeast, quotes }) =>
          choice('minConfidence')(atLeast, `${percent(atLeast)} and more`, quotes),
        )}
      />
      <Group
        title="Checked by people"
        choices={facets.checked.map(({ value, quotes }) => choice('checked')(value, value, quotes))}
      />
    </div>
  );
}

type FilterPart = keyof Omit<QuoteFilter, 'limit' | 'offset'>;

/** Months where there are few of them, otherwise years. */
const MANY_MONTHS = 12;

function periods(selection: Selection, { months }: Facets): Choice[] {
  const { since, until } = selection.filter;
  const length = months.length > MANY_MONTHS ? 4 : 7;
  const counts = new Map<string, number>();
  for (const { value, quotes } of months) {
    const period = value.slice(0, length);
    counts.set(period, (counts.get(period) ?? 0) + quotes);
  }
  return [...counts].reverse().map(([period, quotes]) => {
    const chosen = since === period && until === period;
    const change = chosen ? { since: undefined, until: undefined } : { since: period, until: period };
    return { name: dayWords(period), quotes, chosen, href: changed(selection, change) };
  });
}

function Group({ title, choices }: { readonly title: string; readonly choices: readonly Choice[] }) {
  const some = choices.filter(({ quotes, chosen }) => quotes > 0 || chosen);
  if (some.length === 0) return null;
  return (
    <section class="facet">
      <h3>{title}</h3>
      <ul>
        {some.map(({ name, quotes, href, chosen }) => (
          <li>
            <a href={href} aria-current={chosen ? 'true' : undefined}>
              <span class="name">{name}</span>
              <span class="figure">{number(quotes)}</span>
              {chosen && <span class="unseen"> (chosen; choose again to take it back)</span>}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
