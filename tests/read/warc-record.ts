import { WARCRecord, WARCSerializer } from 'warcio';

interface Response {
  readonly url: string;
  readonly content: Buffer;
  /** Content type. */
  readonly type?: string;
  readonly statusline?: string;
  readonly gzip?: boolean;
}

/** One record of a web archive: what a server answered. */
export async function warcRecord(response: Response): Promise<Buffer> {
  const { url, content, type = 'text/html; charset=utf-8', statusline = 'HTTP/1.1 200 OK' } = response;
  async function* body() {
    yield content;
  }
  const record = WARCRecord.create(
    {
      url,
      date: '2024-05-03T00:00:00Z',
      type: 'response',
      warcHeaders: {},
      httpHeaders: { 'Content-Type': type },
      statusline,
    },
    body(),
  );
  return Buffer.from(await WARCSerializer.serialize(record, { gzip: response.gzip ?? false }));
}
