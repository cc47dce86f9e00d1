import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { articleOfPage } from '../../src/read/html.js';
import { failureOf, put, read } from './inputs.js';

const PARAGRAPHS = [
  'PORTSEA (HP) — The old bridge over the Sarno will close for two years, the port authority said on Wednesday, and ferries will run in its place.',
  '“Nobody likes it, but steel does not wait,” said Tova Berg, who heads the authority.',
  'She said the ferries would be free for residents until the end of the year, at a cost of two million crowns to the town.',
  'Shop owners near the bridge called the plan a disaster for the old town and asked for a second look at repairs by night.',
];
const BODY = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('\n');
const TEXT = PARAGRAPHS.join('\n\n');
const page = (head: string, body: string) =>
  `<!doctype html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
const linked = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe('the text of a page', () => {
  test('is its paragraphs, without navigation, headline, byline, date, captions and scripts', async () => {
    const html = page(
      linked({ '@type': 'NewsArticle', headline: 'Bridge to close', author: { name: 'Mara Voss' } }),
      `<nav><a href="/">Home</a> <a href="/news">News</a></nav><header><h1>Bridge to close</h1></header>
       <article><h1>Bridge to close</h1><p class="by">By Mara Voss</p><p>March 4, 2015</p>
       <figure><img src="x.jpg"><figcaption>The bridge in fog.</figcaption></figure>
       ${BODY}<script>track()</script><style>p{}</style><aside><p>Read more about ferries</p></aside></article>
       <footer>© 2015 The Harbour Post</footer>`,
    );
    const { articles } = await read(put('bridge.html', html));
    expect(articles).toEqual([{ id: 'bridge', text: TEXT, title: 'Bridge to close', author: 'Mara Voss' }]);
  });

  test('has its white space collapsed, its character references resolved and its soft hyphens taken out', () => {
    const { text } = articleOfPage(
      page(
        '',
        `<article><p>The &quot;old&quot;\n   bridge&nbsp;over the <b>Sar&shy;no</b>, <i>closed</i>&hellip;</p>${BODY}</article>`,
      ),
    );
    expect(text.split('\n\n')[0]).toBe('The "old" bridge over the Sarno, closed…');
  });

  test('has a paragraph for each item of a list and between two line breaks', () => {
    const { text } = articleOfPage(
      page(
        '',
        `<article>${BODY}<p>One of these is long enough to be kept.<br><br>Two of these are longer still.<br>Three.</p></article>`,
      ),
    );
    expect(text.split('\n\n').slice(-2)).toEqual([
      'One of these is long enough to be kept.',
      'Two of these are longer still.\nThree.',
    ]);
  });

  test.each([
    ['in a footer', '<footer>— Tova Berg, <cite>Letters</cite></footer>'],
    ['in a cite of its own', '<cite>— Tova Berg, Letters</cite>'],
  ])('keeps whoever signs a block quotation, %s', (_, signature) => {
    const { text } = articleOfPage(
      page(
        '',
        `<article>${BODY}<blockquote><p>“Steel does not wait.”</p>${signature}</blockquote></article>`,
      ),
    );
    expect(text).toBe(`${TEXT}\n\n“Steel does not wait.”\n\n— Tova Berg, Letters`);
  });

  test.each([
    ['without html and body elements', `<title>T</title><article>${BODY}</article>`],
    ['without a body element', `<html><head><title>T</title></head><article>${BODY}</article></html>`],
    ['with elements that are not closed', `<html><body><article><div><p>${PARAGRAPHS.join('<p>')}`],
    [
      'in XHTML',
      `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><article>${BODY}</article></body></html>`,
    ],
  ])('is found in a page %s', (_name, html) => expect(articleOfPage(html).text).toBe(TEXT));
});

describe('metadata', () => {
  const article = `<article><h1>Heading one</h1>${BODY}</article>`;
  const of = (head: string, body = article) => {
    const { text, ...metadata } = articleOfPage(page(head, body));
    expect(text).toContain(TEXT);
    return metadata;
  };

  test('JSON-LD in a graph, with lists and references', () => {
    const graph = {
      '@context': 'https://schema.org',
      '@graph': [
        { '@type': 'Organization', '@id': '#org', name: 'The Harbour Post' },
        { '@type': 'WebPage', name: 'Not this' },
        {
          '@type': ['Thing', 'NewsArticle'],
          headline: 'Bridge &amp; ferries',
          datePublished: '2015-03-04T09:30:00+01:00',
          author: [{ '@type': 'Person', name: 'Mara Voss' }, 'Ivo Lind', 'https://example.org/people/3'],
          publisher: { '@id': '#org' },
          mainEntityOfPage: { '@id': 'https://example.org/bridge' },
        },
      ],
    };
    expect(of(linked(graph))).toEqual({
      title: 'Bridge & ferries',
      publishedAt: '2015-03-04T09:30:00+01:00',
      author: 'Mara Voss, Ivo Lind',
      publisher: 'The Harbour Post',
      url: 'https://example.org/bridge',
    });
  });

  test('JSON-LD in a list, with a newline in a string and a comment around it', () => {
    const script = `<script type="application/ld+json"><!-- [{"@type":"WebSite","name":"x"},{"@type":"ReportageNewsArticle","headline":"Bridge\nto close","author":"Mara Voss"}] --></script>`;
    expect(of(script)).toEqual({ title: 'Bridge to close', author: 'Mara Voss' });
  });

  test('JSON-LD that is broken is passed over for OpenGraph and meta elements', () => {
    const head = `<script type="application/ld+json">{"@type":"NewsArticle",</script>
      <meta property="og:title" content="Bridge to close | The Harbour Post"><meta property="og:site_name" content="The Harbour Post">
      <meta property="article:published_time" content="2015-03-04T08:30:00Z"><meta name="author" content="By Mara Voss">
      <meta property="article:author" content="https://social.example/mara"><meta property="og:url" content="https://example.org/og">
      <link rel="canonical" href="https://example.org/bridge">`;
    expect(of(head)).toEqual({
      title: 'Bridge to close',
      publishedAt: '2015-03-04T08:30:00Z',
      author: 'Mara Voss',
      publisher: 'The Harbour Post',
      url: 'https://example.org/bridge',
    });
  });

  test('the page itself where nothing else is said', () => {
    const body = `<article><h1>Bridge to close</h1><a rel="author">Mara Voss</a><time datetime="2015-03-04">Wednesday</time>${BODY}</article>`;
    expect(of('<title>Bridge to close</title>', body)).toEqual({
      title: 'Bridge to close',
      publishedAt: '2015-03-04',
      author: 'Mara Voss',
    });
  });

  test('a date that cannot be read and an address that is not whole are left out', () => {
    expect(of('<meta name="date" content="last week"><link rel="canonical" href="/bridge">')).toEqual({
      title: 'Heading one',
    });
  });
});

describe('the encoding of a page', () => {
  test.each(['windows-1251', 'shift_jis', 'utf-8', 'utf-16le'])('%s', async (charset) => {
    const html = page(
      '',
      `<article><p>Привет, Портси.</p>${BODY.replaceAll('—', '-').replace(/[“”]/g, '"')}</article>`,
    );
    const declared = html.replace('<meta charset="utf-8">', `<meta charset="${charset}">`);
    const { articles } = await read(
      put('charset.html', iconv.encode(declared, charset, { addBOM: charset === 'utf-16le' })),
    );
    expect(articles[0]?.text.startsWith('Привет, Портси.\n\nPORTSEA')).toBe(true);
  });

  test('a page of UTF-8 that declares Latin 1 is UTF-8', async () => {
    const html = page('', `<article>${BODY}</article>`).replace('utf-8', 'iso-8859-1');
    expect((await read(put('wrong.html', html))).articles[0]?.text).toBe(TEXT);
  });

  test('a page of Windows-1252 that declares Latin 1 is Windows-1252', async () => {
    const html = page('', `<article>${BODY}</article>`).replace(
      'charset="utf-8"',
      'http-equiv="Content-Type" content="text/html; charset=iso-8859-1"',
    );
    expect((await read(put('latin.html', iconv.encode(html, 'windows-1252')))).articles[0]?.text).toBe(TEXT);
  });
});

describe('a page that is no article is a failure', () => {
  const menu = Array.from({ length: 80 }, (_, i) => `<li><a href="/${i}">Section ${i}</a></li>`).join('');
  test.each([
    ['a page of links', page('<title>News</title>', `<nav><ul>${menu}</ul></nav><ul>${menu}</ul>`)],
    [
      'a login',
      page('<title>Log in</title>', '<form><label>Name <input></label><button>Log in</button></form>'),
    ],
    [
      'a page made by scripts',
      page(
        '',
        '<div id="root"></div><script>render()</script><noscript>Please enable scripts to read this.</noscript>',
      ),
    ],
    ['an empty page', page('', '')],
    ['tags without an end', '<'.repeat(100_000)],
    ['ten thousand nested elements', page('', `${'<div>'.repeat(10_000)}x${'</div>'.repeat(10_000)}`)],
    ['thirty thousand elements and more', page('', '<i>x</i>'.repeat(31_000))],
    ['a megabyte of one word', page('', `<p>${'x'.repeat(1_000_000)}</p>`)],
    ['a megabyte of blanks', page('', `<p>${' '.repeat(1_000_000)}</p>`)],
    ['text that only looks like a page', '<html'],
  ])('%s', async (_name, html) => {
    expect(await failureOf(put('none.html', html))).toMatchObject({ code: 'html-no-article', stage: 'read' });
  });

  test('an empty file is an empty article', async () => {
    expect(await failureOf(put('empty.html', ''))).toMatchObject({ code: 'article-empty' });
  });
});
