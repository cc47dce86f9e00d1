/** Which organizations the stories name, and how often quotes mention them or are theirs. */
import { rows } from '../connection.js';
import type { OrganizationFilter, OrganizationRow, Store } from '../types.js';
import { conditionsOf, organizationKeys, page } from './conditions.js';

/** Organizations of the same name are one over all stories; the most quoted first. */
export function listOrganizations(store: Store, filter: OrganizationFilter = {}): OrganizationRow[] {
  const { org = '', ...rest } = filter;
  const { sql, parameters } = conditionsOf(rest);
  const named = org === '' ? { sql: '', parameters: {} } : organizationKeys(org);
  const { sql: limit, parameters: limits } = page(filter);
  const query = `
    SELECT e.name, count(DISTINCT article_key) AS stories,
      sum(e.mention_count) AS mentions,
      sum((SELECT count(*) FROM quote_mentions WHERE entity_key = e.key)) AS quotesMentioning,
      sum((SELECT count(*) FROM quotes WHERE entity_key = e.key)) AS quotesSpoken
    FROM entities e JOIN (SELECT key AS article_key, published_at FROM articles) q USING (article_key)
    WHERE e.type = 'organization' AND ${org ? `e.key IN (${named.sql})` : '1'} AND ${sql}
    GROUP BY e.name ORDER BY quotesMentioning + quotesSpoken DESC, mentions DESC, e.name ${limit}`;
  return rows<OrganizationRow>(store, query, { ...parameters, ...limits, ...named.parameters });
}
