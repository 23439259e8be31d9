import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
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
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (hasSite && wantsPage && !request.url.startsWith('/api/')) return await reply.sendFile('index.html');
    throw new Refusal('not-found');
  });
}
