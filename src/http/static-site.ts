import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '#domain/refusal.ts';

/** Serve the built screens: hashed files for a year, pages fresh, and every unknown page address as the one page. */
export async function serveSite(app: FastifyInstance, folder: string | undefined): Promise<void> {
  const hasSite = folder !== undefined && existsSync(folder);
  if (hasSite) {
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const isHashed = /[\\/]assets[\\/]/.test(path);
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    if (hasSite && wantsPage(request)) return await reply.sendFile('index.html');
    throw new Refusal('not-found');
  });
}

/** Whether an address that no file has is a page's: not the API's, not a file's by its ending, asked for as anything. */
function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  const [path = ''] = url.split('?');
  const accept = headers.accept ?? '*/*';
  const takesPage = accept.includes('text/html') || accept.includes('*/*');
  return method === 'GET' && takesPage && !path.startsWith('/api/') && !/\.[a-z0-9]+$/i.test(path);
}
