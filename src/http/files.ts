import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal } from '#domain/refusal.ts';
import { type OpenedFile, openFile } from '#services/portfolio/open-file.ts';
import type { Host } from './host.ts';
import { apiPrefix } from './mount.ts';
import { membershipHeader } from './request-context.ts';

const FileParams = z.object({ fileId: z.uuid() });
const FileQuery = z.object({ membership: z.uuid().optional() });

/** Files: `/files/{fileId}` as others see it, `/files/{fileId}/original` as it was handed over. */
export function fileRoutes(host: Host): void {
  const serve = (path: string, wants: 'display' | 'original') =>
    host.app.get(`${apiPrefix}${path}`, async (request, reply) => {
      const params = FileParams.safeParse(request.params);
      if (!params.success) throw new Refusal('not-found');
      nameMembership(request);
      const ctx = await host.contextOf(request);
      const file = await openFile(ctx, { fileId: params.data.fileId, wants });
      return await sendFile(request, reply, file);
    });
  serve('/files/:fileId', 'display');
  serve('/files/:fileId/original', 'original');
}

/** An `img` or `video` element sends no headers of ours, so the address may name the membership instead. */
function nameMembership(request: FastifyRequest): void {
  const query = FileQuery.safeParse(request.query);
  if (query.success && query.data.membership) request.headers[membershipHeader] ??= query.data.membership;
}

/**
 * Send a file so that nothing in it can act: its type is not guessed, it runs in a sandbox without scripts, and what a browser
 * could interpret is handed over as a download. Sound and video answer to ranges, so that people can jump in them.
 */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: OpenedFile,
): Promise<FastifyReply> {
  const tag = `"${file.sha256}"`;
  reply.headers({
    'content-disposition': `${file.isInline ? 'inline' : 'attachment'}; ${fileName(file.name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-cache',
    etag: tag,
  });
  if (request.headers['if-none-match'] === tag) return await reply.status(304).send();
  reply.type(file.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : file.mediaType);
  const { bytes } = file;
  if (bytes === undefined) return await reply.send(await file.open());
  reply.header('accept-ranges', 'bytes');
  const range =
    request.headers['if-range'] === undefined ? readRange(request.headers.range, bytes) : undefined;
  if (range === 'unsatisfiable')
    return await reply.status(416).header('content-range', `bytes */${bytes}`).send();
  if (!range) return await reply.header('content-length', bytes).send(await file.open());
  return await reply
    .status(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${bytes}`)
    .header('content-length', range.end - range.start + 1)
    .send(await file.open(range));
}

/** One range of bytes; undefined when the whole is wanted. More than one range at once is answered with the whole. */
export function readRange(
  header: string | undefined,
  bytes: number,
): { readonly start: number; readonly end: number } | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  const [from, to] = [match?.[1] ?? '', match?.[2] ?? ''];
  if (from === '' && to === '') return undefined;
  const start = from === '' ? Math.max(0, bytes - Number(to)) : Number(from);
  const end = from === '' || to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1);
  return start < bytes && start <= end ? { start, end } : 'unsatisfiable';
}

/** A name for every browser: plain letters for old ones, all of Unicode for the others (RFC 6266). */
function fileName(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const whole = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `filename="${plain}"; filename*=UTF-8''${whole}`;
}
