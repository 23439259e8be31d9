import { useState } from 'react';
import { readRegisterImport, startRegisterImport } from '#contract/register.ts';
import { call } from '#web/api/client.ts';
import { asProblem, type Problem } from '#web/api/problem.ts';
import { sendFile } from '#web/api/send-file.ts';
import type { Upload } from '#web/ui/file-drop.tsx';

/** For which standard a list of statements is; empty when the file says so itself. */
export interface ImportTarget {
  reference: string;
  version: string;
}

/** Start an import, hand its files over one after another, and have them read. Gives the import's id through `onStarted`. */
export function useStartImport(onStarted: (importId: string) => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const [isPending, setIsPending] = useState(false);
  const change = (id: string, part: Partial<Upload>) =>
    setUploads((before) => before.map((each) => (each.id === id ? { ...each, ...part } : each)));

  const send = async (files: readonly File[], { reference, version }: ImportTarget) => {
    const body = { ...(reference ? { reference } : {}), ...(version ? { version } : {}) };
    const { id } = await call(startRegisterImport, { body });
    const lines = files.map((file) => ({ id: crypto.randomUUID(), file }));
    setUploads(
      lines.map((line) => ({
        id: line.id,
        name: line.file.name,
        bytes: line.file.size,
        state: 'waiting',
        sent: 0,
      })),
    );
    for (const line of lines) {
      change(line.id, { state: 'sending' });
      await sendFile(line.file, { purpose: 'import', subjectId: id }, (sent) => change(line.id, { sent }))
        .done;
      change(line.id, { state: 'done', sent: 1 });
    }
    await call(readRegisterImport, { params: { importId: id }, body: {} });
    return id;
  };

  return {
    uploads,
    problem,
    isPending,
    start: async (files: readonly File[], target: ImportTarget) => {
      setProblem(undefined);
      setIsPending(true);
      try {
        onStarted(await send(files, target));
      } catch (error) {
        setProblem(asProblem(error));
        setUploads((before) =>
          before.map((each) => (each.state === 'done' ? each : { ...each, state: 'failed' })),
        );
      } finally {
        setIsPending(false);
      }
    },
  };
}
