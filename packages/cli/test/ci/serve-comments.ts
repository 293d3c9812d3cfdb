import { createServer } from 'node:http';

/** The comments of a pull request, as the platform's interface hands them out. */
export interface Comments {
  readonly url: string;
  readonly stored: readonly { readonly id: number; readonly body: string }[];
  /** `<method> <path>` of each request. */
  readonly seen: readonly string[];
  readonly close: () => void;
}

/** Serves more comments than fit a page; the token `secret` may read and write, and no other. */
export async function serveComments(): Promise<Comments> {
  const stored: { id: number; body: string }[] = Array.from({ length: 130 }, (_, id) => ({ id, body: 'Another.' }));
  const seen: string[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
      seen.push(`${request.method ?? ''} ${pathname}`);
      const body = text === '' ? '' : (JSON.parse(text) as { readonly body: string }).body;
      if (request.headers.authorization !== 'Bearer secret') response.writeHead(403).end('{}');
      else if (request.method === 'GET') {
        const page = Number(searchParams.get('page')) - 1;
        response.end(JSON.stringify(stored.slice(page * 100, page * 100 + 100)));
      } else if (request.method === 'POST') {
        stored.push({ id: 7_000, body });
        response.writeHead(201).end('{}');
      } else {
        const own = stored.find(({ id }) => pathname.endsWith(`/comments/${id}`));
        if (own !== undefined) own.body = body;
        response.end('{}');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return { url: `http://127.0.0.1:${port}`, stored, seen, close: () => server.close() };
}
