/** Which organizations the stories name, and how often quotes mention them or are theirs. */
import { rows } from '../connection.js';
import type { OrganizationFilter, OrganizationRow, Store } from '../types.js';
import { conditionsOf, organizationNamed, page } from './conditions.js';

/** Organizations of the same name are one over all stories; the most quoted first. */
export function listOrganizations(store: Store, filter: OrganizationFilter = {}): OrganizationRow[] {
  const { org = '', ...rest } = filter;
  const { sql, parameters } = conditionsOf(rest);
  const named = org === '' ? { sql: "e.type = 'organization'", parameters: {} } : organizationNamed(org);
  const { sql: limit, parameters: limits } = page(filter);
  const query = `
    SELECT e.name, count(DISTINCT article_key) AS stories, sum(e.mention_count) AS mentions,
      sum(e.quotes_mentioning) AS quotesMentioning, sum(e.quotes_spoken) AS quotesSpoken
    FROM entities e JOIN (SELECT key AS article_key, published_at FROM articles) q USING (article_key)
    WHERE ${named.sql} AND ${sql}
    GROUP BY e.name ORDER BY quotesMentioning + quotesSpoken DESC, mentions DESC, e.name ${limit}`;
  return rows<OrganizationRow>(store, query, { ...parameters, ...limits, ...named.parameters });
}
