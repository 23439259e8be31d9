import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Milliseconds after which a document is given up, whatever it is doing. */
const maximumTime = 60_000;
/** What the process may grow by while it reads one document, in bytes. */
const maximumGrowth = 1_500_000_000;
const maximumHeapMegabytes = 768;
const watchEvery = 200;

/** Why reading was stopped from outside. */
export class ReadingStopped extends Error {
  readonly why: 'time' | 'memory' | 'defect';
  constructor(why: 'time' | 'memory' | 'defect') {
    super(`reading was stopped: ${why}`);
    this.why = why;
  }
}

// The parser of pdfjs starts by itself in browsers only.
const threadSource = `
const { parentPort, workerData } = require('node:worker_threads');
import(workerData).then(({ WorkerMessageHandler }) => WorkerMessageHandler.initializeFromPort(parentPort));`;

type Listener = (event: { data: unknown }) => void;

/** The thread as a port that pdfjs understands. */
function portOf(thread: Worker) {
  return {
    postMessage: (message: unknown, transfer?: readonly ArrayBuffer[]) =>
      thread.postMessage(message, transfer ? [...transfer] : []),
    addEventListener: (_: string, listener: Listener, options?: { signal?: AbortSignal }) => {
      const told = (data: unknown) => listener({ data });
      thread.on('message', told);
      options?.signal?.addEventListener('abort', () => thread.off('message', told));
    },
    removeEventListener: () => undefined,
  };
}

function watched(thread: Worker): { stopped: Promise<never>; end: () => void } {
  const before = process.memoryUsage().rss;
  const started = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const stopped = new Promise<never>((_, reject) => {
    const stop = (cause: 'time' | 'memory' | 'defect') => reject(new ReadingStopped(cause));
    thread.on('error', (error: NodeJS.ErrnoException) =>
      stop(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'defect'),
    );
    thread.on('exit', () => stop('defect'));
    timer = setInterval(() => {
      if (performance.now() - started > maximumTime) stop('time');
      else if (process.memoryUsage().rss - before > maximumGrowth) stop('memory');
    }, watchEvery);
  });
  // Nobody may be listening when the thread ends in good order.
  stopped.catch(() => undefined);
  return { stopped, end: () => clearInterval(timer) };
}

/**
 * Open a PDF in a thread of its own, use it, and end the thread: a document that never ends or fills the memory is
 * stopped with `ReadingStopped`. Nothing is fetched, no script of the document runs, pictures are not unpacked.
 */
export async function withPdf<T>(
  bytes: Uint8Array,
  use: (document: PDFDocumentProxy, ops: Readonly<Record<string, number>>) => Promise<T>,
): Promise<T> {
  const { getDocument, PDFWorker, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const library = createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.worker.mjs');
  const thread = new Worker(threadSource, {
    eval: true,
    workerData: library,
    resourceLimits: { maxOldGenerationSizeMb: maximumHeapMegabytes },
    stdout: true,
    stderr: true,
  });
  const { stopped, end } = watched(thread);
  const worker = new PDFWorker({ port: portOf(thread) as never, verbosity: 0 });
  const task = getDocument({
    data: new Uint8Array(bytes),
    worker,
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    // A picture of more than one dot is left packed.
    maxImageSize: 1,
    stopAtErrors: false,
  });
  const work = task.promise.then((document) => use(document, OPS));
  work.catch(() => undefined);
  try {
    return await Promise.race([work, stopped]);
  } finally {
    end();
    await thread.terminate();
    worker.destroy();
  }
}
