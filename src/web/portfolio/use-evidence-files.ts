import { useRef, useState } from 'react';
import type { Upload } from '#web/ui/file-drop.tsx';
import { type Sending, sendFile, whyNotSent } from './uploads.ts';

/** Files of one piece of evidence on their way. `store` makes sure that the server knows the piece before its first file. */
export function useEvidenceFiles(evidenceId: string, store: () => Promise<void>, onArrived: () => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const sendings = useRef(new Map<string, Sending>());
  const files = useRef(new Map<string, File>());
  const change = (id: string, part: Partial<Upload>) =>
    setUploads((before) => before.map((each) => (each.id === id ? { ...each, ...part } : each)));

  const send = async (id: string) => {
    const file = files.current.get(id);
    if (!file) return;
    change(id, { state: 'sending', problem: undefined });
    try {
      await store();
      const sending = await sendFile(evidenceId, file, {
        onSent: (sent) => change(id, { sent }),
        onDone: () => {
          change(id, { state: 'done', sent: 1 });
          onArrived();
        },
        onFailed: (problem) => change(id, { state: 'failed', problem }),
      });
      sendings.current.set(id, sending);
    } catch (error) {
      change(id, { state: 'failed', problem: whyNotSent(error) });
    }
  };

  const add = async (chosen: readonly File[]) => {
    const begun = chosen.map((file) => ({ id: crypto.randomUUID(), file }));
    for (const { id, file } of begun) files.current.set(id, file);
    setUploads((before) => [
      ...before,
      ...begun.map(
        ({ id, file }): Upload => ({ id, name: file.name, bytes: file.size, state: 'waiting', sent: 0 }),
      ),
    ]);
    // One after the other: on a slow line one finished file is worth more than three half ones.
    for (const { id } of begun) await send(id);
  };

  return {
    uploads,
    isBusy: uploads.some(({ state }) => state === 'sending' || state === 'waiting'),
    hasStopped: uploads.some(({ state }) => state === 'paused' || state === 'failed'),
    add,
    pause: (id: string) => {
      sendings.current.get(id)?.pause();
      change(id, { state: 'paused' });
    },
    resume: (id: string) => {
      const sending = sendings.current.get(id);
      change(id, { state: 'sending', problem: undefined });
      if (sending) sending.resume();
      else void send(id);
    },
    forget: (id: string) => {
      sendings.current.get(id)?.pause();
      setUploads((before) => before.filter((each) => each.id !== id));
    },
    clearDone: () => setUploads((before) => before.filter(({ state }) => state !== 'done')),
  };
}
