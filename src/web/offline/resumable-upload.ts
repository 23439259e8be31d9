import type { z } from 'zod';
import { getUpload, startUpload } from '#contract/portfolio.ts';
import type { FileRef } from '#contract/shapes.ts';
import { actingMembership, call } from '#web/api/client.ts';
import { noConnection, problemOf } from '#web/api/problem.ts';

type Purpose = z.infer<typeof startUpload.body>['purpose'];

/** A file to send, what it is for, and how to follow it. */
export interface UploadRequest {
  readonly file: File;
  readonly purpose: Purpose;
  readonly subjectId: string;
  /** Told the bytes that the server holds. */
  readonly onProgress: (bytes: number) => void;
  readonly signal?: AbortSignal | undefined;
  /** Send it as this membership instead of the one acted as. */
  readonly membershipId?: string | undefined;
}

const chunkBytes = 1024 * 1024;
const memoryKey = 'guildmark.upload';

function nameOf({ file, purpose, subjectId }: UploadRequest): string {
  return [memoryKey, purpose, subjectId, file.name, file.size, file.lastModified].join('|');
}

function headersOf(request: UploadRequest, more: Record<string, string> = {}): Headers {
  const headers = new Headers({ 'tus-resumable': '1.0.0', ...more });
  const membership = request.membershipId ?? actingMembership();
  if (membership) headers.set('guildmark-membership', membership);
  return headers;
}

async function send(url: string, init: RequestInit): Promise<Response> {
  return await fetch(url, { ...init, credentials: 'same-origin' }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw noConnection();
  });
}

/** How many bytes of an upload begun earlier the server holds; undefined when it knows of none. */
async function offsetOf(url: string, request: UploadRequest): Promise<number | undefined> {
  const { signal } = request;
  const reply = await send(url, {
    method: 'HEAD',
    headers: headersOf(request),
    ...(signal ? { signal } : {}),
  });
  if (!reply.ok) return undefined;
  return Number(reply.headers.get('upload-offset') ?? '0');
}

interface Begun {
  readonly uploadId: string;
  readonly uploadUrl: string;
}

async function begin(request: UploadRequest): Promise<Begun & { offset: number }> {
  const remembered = localStorage.getItem(nameOf(request));
  if (remembered !== null) {
    const begun = JSON.parse(remembered) as Begun;
    const offset = await offsetOf(begun.uploadUrl, request);
    if (offset !== undefined && offset < request.file.size) return { ...begun, offset };
    localStorage.removeItem(nameOf(request));
  }
  const { file, purpose, subjectId, membershipId } = request;
  const body = { purpose, subjectId, name: file.name, bytes: file.size };
  const begun = await call(startUpload, { body }, { membershipId });
  localStorage.setItem(nameOf(request), JSON.stringify(begun));
  return { ...begun, offset: 0 };
}

async function sendChunk(url: string, request: UploadRequest, offset: number): Promise<number> {
  const { file, signal } = request;
  const chunk = file.slice(offset, offset + chunkBytes);
  const reply = await send(url, {
    method: 'PATCH',
    headers: headersOf(request, {
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(offset),
    }),
    body: chunk,
    ...(signal ? { signal } : {}),
  });
  if (!reply.ok) throw await problemOf(reply);
  return Number(reply.headers.get('upload-offset') ?? offset + chunk.size);
}

/**
 * Send a file in pieces. Stopped by `signal`, a lost connection or a closed page, the same file goes on where it was.
 * Throws a `Problem` when the server refuses the file or cannot be reached.
 */
export async function uploadFile(request: UploadRequest): Promise<FileRef> {
  const { uploadId, uploadUrl, offset: start } = await begin(request);
  let offset = start;
  request.onProgress(offset);
  while (offset < request.file.size) {
    offset = await sendChunk(uploadUrl, request, offset);
    request.onProgress(offset);
  }
  localStorage.removeItem(nameOf(request));
  const { file, reason } = await call(
    getUpload,
    { params: { uploadId } },
    { membershipId: request.membershipId },
  );
  if (!file) throw new Error(reason ?? 'The file has not arrived.');
  return file;
}
