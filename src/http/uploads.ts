import { AsyncLocalStorage } from 'node:async_hooks';
import { Server } from '@tus/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import * as contract from '#contract/portfolio.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Context } from '#services/context.ts';
import { getUpload, ownUpload, settleUpload, startUpload } from '#services/portfolio/uploads.ts';
import type { Host } from './host.ts';
import { apiPrefix, mount } from './mount.ts';
import { toProblem } from './problem.ts';

const tusPath = `${apiPrefix}/uploads/tus`;

/**
 * Announce an upload, send its bytes by the tus protocol, ask what became of it. An upload is created by announcing it
 * alone, so the protocol's own creation is not served: HEAD says how far it came, PATCH goes on from there.
 */
export function uploadRoutes(host: Host): void {
  mount(host, contract.startUpload, async (ctx, { body }) => {
    const { uploadId } = await startUpload(ctx, body);
    return { uploadId, uploadUrl: `${tusPath}/${uploadId}` };
  });
  mount(host, contract.getUpload, (ctx, { params }) => getUpload(ctx, params));
  serveProtocol(host);
}

function serveProtocol(host: Host): void {
  const { uploads } = host.services;
  const requests = new AsyncLocalStorage<Context>();
  const protocol = new Server({
    path: tusPath,
    datastore: uploads.store,
    relativeLocation: true,
    async onUploadFinish(_request, { id }) {
      const ctx = requests.getStore();
      if (!ctx) throw new Error('An upload is received in the context of its request.');
      const { state, reason } = await settleUpload(ctx, id);
      if (state !== 'refused') return {};
      const refusal = new Refusal('file-refused', reason === null ? {} : { reason });
      throw { status_code: 422, body: JSON.stringify(toProblem(refusal, ctx.requestId)) };
    },
  });
  // A scope of its own: the bytes of an upload are read by the protocol and by nothing before it.
  host.app.register((scope, _options, ready) => {
    scope.addContentTypeParser('application/offset+octet-stream', (_request, _bytes, done) => done(null));
    scope.route({
      method: ['HEAD', 'PATCH', 'OPTIONS'],
      url: `${tusPath}/:uploadId`,
      bodyLimit: uploads.maximumBytes,
      handler: async (request, reply) => {
        const ctx = await host.contextOf(request);
        await refuseUnlessReceiving(ctx, request);
        handOver(request, reply);
        await requests.run(ctx, () => protocol.handle(request.raw, reply.raw));
      },
    });
    ready();
  });
}

async function refuseUnlessReceiving(ctx: Context, request: FastifyRequest): Promise<void> {
  const params = z.object({ uploadId: z.uuid() }).safeParse(request.params);
  if (!params.success) throw new Refusal('not-found');
  const { state, reason } = await ownUpload(ctx, params.data.uploadId);
  if (state === 'refused') throw new Refusal('file-refused', reason === null ? {} : { reason });
  if (state !== 'receiving') throw new Refusal('not-found', { reason: 'This upload is over.' });
}

function handOver(request: FastifyRequest, reply: FastifyReply): void {
  reply.hijack();
  reply.raw.setHeader('request-id', request.id);
  reply.raw.setHeader('cache-control', 'no-store');
  reply.raw.setHeader('x-content-type-options', 'nosniff');
}
