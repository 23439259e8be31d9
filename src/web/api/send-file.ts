import type { z } from 'zod';
import { getUpload, startUpload } from '#contract/portfolio.ts';
import type { FileRef } from '#contract/shapes.ts';
import { actingMembership, call } from './client.ts';
import { noConnection, Problem } from './problem.ts';

/** What a file is handed in for. */
export interface FilePurpose {
  purpose: 'evidence' | 'gateway' | 'product' | 'import' | 'plan-draft' | 'standard-request';
  subjectId: string;
  /** Sent as this membership instead of the one acted as: an apprentice hands in at another organisation. */
  membershipId?: string | undefined;
}

/** A file on its way: its end, and the way to stop and go on. Going on continues where the bytes stopped. */
export interface Sending {
  readonly done: Promise<z.infer<typeof FileRef>>;
  pause(): void;
  resume(): void;
}

const settleTries = 40;
const settleWait = 250;

/** Sends one file by the resumable protocol. `done` throws a `Problem` when the server refuses it. */
export function sendFile(file: File, to: FilePurpose, onSent: (share: number) => void): Sending {
  let upload: { start: () => void; abort: () => Promise<void> } | undefined;
  let isPaused = false;
  const done = (async () => {
    const { purpose, subjectId, membershipId } = to;
    const announced = await call(
      startUpload,
      { body: { purpose, subjectId, name: file.name || 'photograph.jpg', bytes: file.size } },
      { membershipId },
    );
    const { Upload } = await import('tus-js-client');
    const membership = membershipId ?? actingMembership();
    await new Promise<void>((resolve, reject) => {
      upload = new Upload(file, {
        uploadUrl: announced.uploadUrl,
        retryDelays: [0, 1000, 3000, 5000, 10_000],
        chunkSize: 5_000_000,
        headers: membership ? { 'guildmark-membership': membership } : {},
        onProgress: (sent, total) => onSent(total > 0 ? sent / total : 0),
        onError: (error) => reject(refusalOf(error)),
        onSuccess: () => resolve(),
      });
      if (!isPaused) upload.start();
    });
    return await settled(announced.uploadId, membershipId);
  })();
  return {
    done,
    pause: () => {
      isPaused = true;
      void upload?.abort();
    },
    resume: () => {
      isPaused = false;
      upload?.start();
    },
  };
}

function refusalOf(error: Error): Problem {
  const body = 'originalResponse' in error ? bodyOf(error.originalResponse) : undefined;
  return body ?? noConnection();
}

function bodyOf(response: unknown): Problem | undefined {
  if (typeof response !== 'object' || response === null) return undefined;
  const reply = response as { getStatus?: () => number; getBody?: () => string };
  const text = reply.getBody?.();
  if (!text) return undefined;
  return new Problem('file-refused', reply.getStatus?.() ?? 422, detailOf(text));
}

function detailOf(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { title: 'The file was refused' };
  }
}

/** The file as it was kept, once it has been looked at. */
async function settled(uploadId: string, membershipId: string | undefined): Promise<z.infer<typeof FileRef>> {
  for (let attempt = 0; attempt < settleTries; attempt += 1) {
    const { state, file, reason } = await call(getUpload, { params: { uploadId } }, { membershipId });
    if (state === 'complete' && file) return file;
    if (state === 'refused' || state === 'abandoned')
      throw new Problem('file-refused', 422, { title: 'The file was refused', mend: reason ?? undefined });
    await new Promise((resolve) => setTimeout(resolve, settleWait));
  }
  throw noConnection();
}
