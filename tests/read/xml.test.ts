import { describe, expect, test } from 'vitest';
import { failureOf, put, read } from './inputs.js';

const RSS = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Harbour Post</title><link>https://post.example/</link><description>News &amp; tides</description>
<item><title>Bridge to close &amp; ferries to run</title><link>https://post.example/bridge</link>
<guid isPermaLink="false">post-17</guid><pubDate>Wed, 04 Mar 2015 08:30:00 GMT</pubDate><dc:creator>By Mara Voss</dc:creator>
<description>Short.</description>
<content:encoded><![CDATA[<p>The bridge will close.</p><figure><figcaption>Fog.</figcaption></figure><p>“Nobody likes it,” said Tova&nbsp;Berg.</p>]]></content:encoded></item>
<item><title>Tide tables</title><link>https://post.example/tides</link><description>High water at noon.</description></item>
</channel></rss>`;

const ATOM = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Sarno Wire</title>
<entry><title>Dam holds</title><id>urn:dam:1</id><link rel="self" href="https://wire.example/api/1"/>
<link href="https://wire.example/dam"/><published>2024-05-01T10:00:00Z</published><updated>2024-05-02T10:00:00Z</updated>
<author><name>Ana Roe</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The wall is <b>sound</b>.</p><p>“We saw no cracks,” she said.</p></div></content></entry>
<entry><title>Gauge</title><id>urn:dam:2</id><updated>2024-05-03T10:00:00Z</updated><content type="html">&lt;p&gt;It failed.&lt;/p&gt;</content></entry>
<entry><title>Plain</title><id>urn:dam:3</id><updated>2024-05-03T10:00:00Z</updated><summary>Level &lt; 3 m.</summary></entry></feed>`;

const NITF = `<nitf><head><title>Ferry inquiry opens</title><docdata><doc-id id-string="kw-2291"/><date.issue norm="20240501T103000Z"/></docdata>
<pubdata name="Kurier Wire" type="web"/></head>
<body><body.head><hedline><hl1>Ferry inquiry opens in Port Ellis</hl1></hedline><byline>By <person>Lena Marsh</person></byline>
<dateline><location>PORT ELLIS</location></dateline></body.head>
<body.content><p>“Nobody told us,” said a passenger.</p><media media-type="image"><media-caption>The quay.</media-caption></media>
<hl2>What next</hl2><p>The inquiry goes on.</p></body.content></body></nitf>`;

const newsMl = (content: string) => `<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2024-05-01T11:00:00Z</sent></header><itemSet>
<newsItem guid="urn:newsml:wire.example:20240501:1" version="2" standard="NewsML-G2" standardversion="2.33">
<itemMeta><provider literal="wire.example"><name>Sarno Wire</name></provider><versionCreated>2024-05-01T10:59:00Z</versionCreated></itemMeta>
<contentMeta><contentCreated>2024-05-01T10:00:00Z</contentCreated><creator literal="ar"><name>Ana Roe</name></creator>
<headline xml:lang="en">Dam inquiry opens</headline></contentMeta><contentSet>${content}</contentSet></newsItem></itemSet></newsMessage>`;

describe('RSS', () => {
  test('has an article for each item, the whole text before the summary', async () => {
    const path = put('post.rss', RSS);
    const { articles, origins, failures } = await read(path);
    expect(failures).toEqual([]);
    expect(articles).toEqual([
      {
        id: 'post-17',
        text: 'The bridge will close.\n\n“Nobody likes it,” said Tova Berg.',
        title: 'Bridge to close & ferries to run',
        publishedAt: '2015-03-04T08:30:00Z',
        url: 'https://post.example/bridge',
        publisher: 'The Harbour Post',
        author: 'Mara Voss',
      },
      {
        id: 'post#2',
        text: 'High water at noon.',
        title: 'Tide tables',
        url: 'https://post.example/tides',
        publisher: 'The Harbour Post',
      },
    ]);
    expect(origins).toEqual([1, 2].map((line) => ({ path, line })));
  });

  test('is told from other XML without an extension, and cut anywhere', async () => {
    const { articles } = await read('-', {}, RSS);
    expect(articles.map(({ title }) => title)).toEqual(['Bridge to close & ferries to run', 'Tide tables']);
  });

  test('that breaks off gives what came before', async () => {
    const path = put('cut.xml', RSS.slice(0, RSS.indexOf('<item><title>Tide') + 30));
    const { articles, failures } = await read(path);
    expect(articles).toHaveLength(1);
    expect(failures).toMatchObject([{ code: 'input-malformed', origin: { path } }]);
  });
});

test('Atom has XHTML, escaped HTML and plain text', async () => {
  const { articles } = await read(put('wire.atom', ATOM));
  expect(articles).toMatchObject([
    {
      id: 'urn:dam:1',
      text: 'The wall is sound.\n\n“We saw no cracks,” she said.',
      url: 'https://wire.example/dam',
      publishedAt: '2024-05-01T10:00:00Z',
      author: 'Ana Roe',
      publisher: 'Sarno Wire',
    },
    { id: 'urn:dam:2', text: 'It failed.', publishedAt: '2024-05-03T10:00:00Z' },
    { id: 'urn:dam:3', text: 'Level < 3 m.' },
  ]);
});

test('NITF has its headline, byline and date, and no captions', async () => {
  const path = put('ferry.xml', NITF);
  const { articles, origins } = await read(path);
  expect(articles).toEqual([
    {
      id: 'kw-2291',
      text: '“Nobody told us,” said a passenger.\n\nWhat next\n\nThe inquiry goes on.',
      title: 'Ferry inquiry opens in Port Ellis',
      publishedAt: '2024-05-01T10:30:00Z',
      publisher: 'Kurier Wire',
      author: 'Lena Marsh',
    },
  ]);
  expect(origins).toEqual([{ path }]);
});

describe('NewsML-G2', () => {
  const meta = {
    id: 'urn:newsml:wire.example:20240501:1',
    title: 'Dam inquiry opens',
    publishedAt: '2024-05-01T10:00:00Z',
    publisher: 'Sarno Wire',
    author: 'Ana Roe',
  };

  test.each([
    [
      'XHTML',
      '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>One.</p><p>Two.</p></body></html></inlineXML>',
    ],
    [
      'NITF',
      `<inlineXML contenttype="application/nitf+xml"><nitf><body><body.content><p>One.</p><p>Two.</p></body.content></body></nitf></inlineXML>`,
    ],
    ['text', '<inlineData contenttype="text/plain">One.\n\nTwo.</inlineData>'],
  ])('holds %s', async (_, content) => {
    const { articles, failures } = await read(put('item.xml', newsMl(content)));
    expect(failures).toEqual([]);
    expect(articles).toEqual([{ ...meta, text: 'One.\n\nTwo.' }]);
  });

  test('without a text is a failure with its id', async () => {
    const failure = await failureOf(put('picture.xml', newsMl('<remoteContent href="a.jpg"/>')));
    expect(failure).toMatchObject({ code: 'article-empty', articleId: meta.id });
  });
});

test('an article that is too long is a failure, and the rest go on', async () => {
  const long = RSS.replace(
    '<p>The bridge will close.</p>',
    `<p>${'The bridge will close. '.repeat(60_000)}</p>`,
  );
  const { articles, failures } = await read(put('long.rss', long), { maxArticleChars: 1000 });
  expect(failures).toMatchObject([{ code: 'article-too-large', origin: { line: 1 } }]);
  expect(articles.map(({ title }) => title)).toEqual(['Tide tables']);
});
