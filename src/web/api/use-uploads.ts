import { useRef, useState } from 'react';
import type { z } from 'zod';
import type { FileRef } from '#contract/shapes.ts';
import type { Upload } from '#web/ui/file-drop.tsx';
import { asProblem } from './problem.ts';
import { type FilePurpose, type Sending, sendFile } from './send-file.ts';

/** Files being sent for one thing; what `FileDrop` takes. `onFile` is called as each has been kept. */
export function useUploads(to: FilePurpose, onFile: (file: z.infer<typeof FileRef>) => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const sendings = useRef(new Map<string, Sending>());
  const files = useRef(new Map<string, File>());
  const change = (id: string, part: Partial<Upload>) =>
    setUploads((before) => before.map((each) => (each.id === id ? { ...each, ...part } : each)));
  const begin = (id: string, file: File) => {
    const sending = sendFile(file, to, (sent) => change(id, { sent }));
    sendings.current.set(id, sending);
    change(id, { state: 'sending', problem: undefined });
    sending.done.then(
      (kept) => {
        change(id, { state: 'done', sent: 1 });
        onFile(kept);
      },
      (error: unknown) => {
        const { title, mend } = asProblem(error);
        change(id, { state: 'failed', problem: [title, mend].filter(Boolean).join('. ') });
      },
    );
  };
  return {
    uploads,
    onFiles: (chosen: File[]) => {
      for (const file of chosen) {
        const id = crypto.randomUUID();
        files.current.set(id, file);
        setUploads((before) => [
          ...before,
          { id, name: file.name, bytes: file.size, state: 'waiting', sent: 0 },
        ]);
        begin(id, file);
      }
    },
    onPause: (id: string) => {
      sendings.current.get(id)?.pause();
      change(id, { state: 'paused' });
    },
    onResume: (id: string) => {
      const file = files.current.get(id);
      const isFailed = uploads.some((each) => each.id === id && each.state === 'failed');
      if (isFailed && file) return begin(id, file);
      sendings.current.get(id)?.resume();
      change(id, { state: 'sending' });
    },
  };
}
