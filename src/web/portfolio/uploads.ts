import { DetailedError, Upload as TusUpload } from 'tus-js-client';
import { startUpload } from '#contract/portfolio.ts';
import { actingMembership, call } from '#web/api/client.ts';
import { asProblem } from '#web/api/problem.ts';

/** What a file on its way tells. */
export interface UploadNews {
  onSent: (share: number) => void;
  onDone: () => void;
  onFailed: (problem: string) => void;
}

/** A file on its way, which can be stopped and taken up again. */
export interface Sending {
  pause: () => void;
  resume: () => void;
}

const kept = (evidenceId: string, file: File) =>
  `guildmark.upload.${evidenceId}.${file.name}.${file.size}.${file.lastModified}`;

/** The address of an upload begun earlier on this device for the same file, or of a new one. */
async function addressFor(evidenceId: string, file: File): Promise<string> {
  const known = localStorage.getItem(kept(evidenceId, file));
  if (known) return known;
  const { uploadUrl } = await call(startUpload, {
    body: { purpose: 'evidence', subjectId: evidenceId, name: file.name, bytes: file.size },
  });
  localStorage.setItem(kept(evidenceId, file), uploadUrl);
  return uploadUrl;
}

/** What the server said of a file that it would not take, in its own words. */
function refusalOf(error: unknown): { isFinal: boolean; words: string } {
  const reply = error instanceof DetailedError ? error.originalResponse : null;
  const status = reply?.getStatus() ?? 0;
  if (status < 400 || status >= 500)
    return { isFinal: false, words: 'The connection was lost. Go on when you are back.' };
  return { isFinal: true, words: wordsOf(reply?.getBody() ?? '') };
}

function wordsOf(body: string): string {
  try {
    const told: unknown = JSON.parse(body);
    if (typeof told === 'object' && told !== null && 'reason' in told && typeof told.reason === 'string')
      return told.reason;
  } catch (error) {
    // A proxy may answer with a page instead of a problem.
    if (!(error instanceof SyntaxError)) throw error;
  }
  return 'This file was not taken. Remove it and add another.';
}

/** Sends a file piece by piece; after a lost connection it goes on where it stopped, also after a reload. */
export async function sendFile(evidenceId: string, file: File, news: UploadNews): Promise<Sending> {
  const uploadUrl = await addressFor(evidenceId, file);
  const forget = () => localStorage.removeItem(kept(evidenceId, file));
  const membership = actingMembership();
  const upload = new TusUpload(file, {
    uploadUrl,
    headers: membership ? { 'guildmark-membership': membership } : {},
    chunkSize: 4 * 1024 * 1024,
    retryDelays: [0, 1000, 3000, 10_000, 20_000],
    storeFingerprintForResuming: false,
    onProgress: (sent, total) => news.onSent(total === 0 ? 0 : sent / total),
    onSuccess: () => {
      forget();
      news.onDone();
    },
    onError: (error) => {
      const { isFinal, words } = refusalOf(error);
      if (isFinal) forget();
      news.onFailed(words);
    },
  });
  upload.start();
  return { pause: () => void upload.abort(), resume: () => upload.start() };
}

/** The words for a file that could not even be announced. */
export function whyNotSent(error: unknown): string {
  const problem = asProblem(error);
  return [problem.title, problem.mend].filter(Boolean).join('. ');
}
