import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';

/** What a scanner says of a file. `name` is what the scanner calls the finding. */
export type ScanResult = { readonly state: 'clean' } | { readonly state: 'infected'; readonly name: string };

/** Looks into files. Throws when it cannot answer: a file that could not be scanned is not taken. */
export interface VirusScanner {
  scan(content: Readable): Promise<ScanResult>;
}

/** A ClamAV daemon, spoken to by its INSTREAM command. `timeout` in milliseconds of silence. */
export function clamdScanner(options: {
  readonly host: string;
  readonly port: number;
  readonly timeout?: number;
}): VirusScanner {
  return {
    async scan(content) {
      const socket = connect(options.port, options.host);
      socket.setTimeout(options.timeout ?? 60_000, () =>
        socket.destroy(new Error('The virus scanner does not answer.')),
      );
      try {
        const answer = readAnswer(socket);
        const sent = sendStream(socket, content);
        // The daemon may answer and hang up before it has taken everything.
        sent.catch(() => undefined);
        return understand(await answer);
      } finally {
        content.destroy();
        socket.destroy();
      }
    },
  };
}

/** Each piece is preceded by its length in four bytes, big endian; a piece of length nought ends the stream. */
async function sendStream(socket: Socket, content: Readable): Promise<void> {
  socket.write('zINSTREAM\0');
  for await (const piece of content) {
    const bytes = Buffer.isBuffer(piece) ? piece : Buffer.from(piece);
    if (socket.destroyed) return;
    socket.write(lengthOf(bytes.byteLength));
    if (!socket.write(bytes)) await drained(socket);
  }
  socket.write(lengthOf(0));
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('drain', resolve);
    socket.once('close', resolve);
  });
}

function readAnswer(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (piece: string) => {
      answer += piece;
      if (answer.includes('\0')) resolve(answer);
    });
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('The virus scanner hung up without an answer.')));
  });
}

function understand(answer: string): ScanResult {
  const words = answer.replaceAll('\0', '').trim();
  if (/: OK$/.test(words)) return { state: 'clean' };
  const found = /^stream: (.+) FOUND$/.exec(words);
  if (found?.[1]) return { state: 'infected', name: found[1] };
  throw new Error(`The virus scanner could not answer: ${words || 'nothing said'}.`);
}
