/** The article that a page describes in JSON-LD (schema.org NewsArticle and its kin). */
import { parseHTML } from 'linkedom';

interface LinkedArticle {
  readonly title?: string | undefined;
  readonly publishedAt?: string | undefined;
  readonly url?: string | undefined;
  readonly publisher?: string | undefined;
  readonly author?: string | undefined;
}

type LinkedNode = Readonly<Record<string, unknown>>;

const ARTICLE_TYPE = /(?:Article|Posting|^Report)$/;
/** Deeper and more is no honest page. */
const MAX_DEPTH = 6;
const MAX_NODES = 5000;

/** The first article among the scripts, wherever lists and "@graph" hold it, its references resolved; or null. */
export function readJsonLd(scripts: readonly string[]): LinkedArticle | null {
  const nodes: LinkedNode[] = [];
  for (const script of scripts) collect(parseLenient(script), 0, nodes);
  const article = nodes.find((node) => listOf(node['@type']).some((type) => ARTICLE_TYPE.test(String(type))));
  if (!article) return null;
  const named = (value: unknown) => namesOf(value, byId(nodes)).join(', ') || undefined;
  return {
    title: textOf(article.headline) ?? textOf(article.name),
    publishedAt: textOf(article.datePublished) ?? textOf(article.dateCreated),
    url: addressOf(article.url) ?? addressOf(article.mainEntityOfPage) ?? addressOf(article['@id']),
    publisher: named(article.publisher) ?? named(article.sourceOrganization),
    author: named(article.author) ?? named(article.creator),
  };
}

/** Pages wrap the JSON in comments and leave newlines in its strings. */
function parseLenient(script: string): unknown {
  const bare = script.replace(
    /^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)|(?:-->|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*$/g,
    '',
  );
  try {
    return JSON.parse(bare);
  } catch {
    try {
      // eslint-disable-next-line no-control-regex
      return JSON.parse(bare.replace(/[\x00-\x1f]+/g, ' ').replace(/;\s*$/, ''));
    } catch {
      return null;
    }
  }
}

function collect(value: unknown, depth: number, into: LinkedNode[]): void {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH || into.length > MAX_NODES) return;
  if (Array.isArray(value)) {
    for (const each of value) collect(each, depth + 1, into);
    return;
  }
  const node = value as LinkedNode;
  into.push(node);
  for (const key of [
    '@graph',
    'mainEntity',
    'mainEntityOfPage',
    'publisher',
    'author',
    'hasPart',
    'itemListElement',
  ]) {
    collect(node[key], depth + 1, into);
  }
}

/** Nodes that say more than their id, by id. */
function byId(nodes: readonly LinkedNode[]): ReadonlyMap<unknown, LinkedNode> {
  return new Map(nodes.filter((node) => '@id' in node && 'name' in node).map((node) => [node['@id'], node]));
}

function namesOf(value: unknown, known: ReadonlyMap<unknown, LinkedNode>): string[] {
  return listOf(value).flatMap((each) => {
    if (typeof each === 'string') return /^https?:/i.test(each) ? [] : (textOf(each) ?? []);
    if (typeof each !== 'object' || each === null) return [];
    const node = each as LinkedNode;
    const { name } = 'name' in node ? node : (known.get(node['@id']) ?? {});
    return listOf(name).flatMap((part) => textOf(part) ?? []);
  });
}

function addressOf(value: unknown): string | undefined {
  const [one] = listOf(value);
  const address =
    typeof one === 'object' && one !== null ? ((one as LinkedNode)['@id'] ?? (one as LinkedNode).url) : one;
  return typeof address === 'string' && /^https?:\/\//i.test(address) ? address : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value == null ? [] : [value];
}

/** A string with its character references resolved: many pages escape their JSON-LD as they do their HTML. */
function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const plain = value.includes('&') ? unescape(value) : value;
  return plain.replace(/\s+/g, ' ').trim() || undefined;
}

function unescape(text: string): string {
  const { document } = parseHTML(`<p>${text.replaceAll('<', '&lt;')}</p>`) as unknown as {
    readonly document: { readonly documentElement: { readonly textContent: string } };
  };
  return document.documentElement.textContent;
}
