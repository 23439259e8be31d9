import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import { clamdScanner } from './virus-scanner.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A daemon that takes a stream by the protocol and answers by what it read. */
async function aDaemon(answer: (read: Buffer) => string) {
  const server = createServer((socket) => {
    let taken = Buffer.alloc(0);
    socket.on('data', (piece) => {
      taken = Buffer.concat([taken, piece]);
      if (!taken.subarray(-4).equals(Buffer.alloc(4))) return;
      const pieces: Buffer[] = [];
      for (let at = 'zINSTREAM\0'.length; at + 4 <= taken.length; ) {
        const length = taken.readUInt32BE(at);
        pieces.push(taken.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
      socket.end(answer(Buffer.concat(pieces)));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => server.close());
  return clamdScanner({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
}

test('a clean stream is clean, and the daemon read every byte of it', async () => {
  let read = '';
  const scanner = await aDaemon((bytes) => {
    read = bytes.toString();
    return 'stream: OK\0';
  });
  expect(await scanner.scan(Readable.from(['one ', 'two']))).toEqual({ state: 'clean' });
  expect(read).toBe('one two');
});

test('a finding is told with its name', async () => {
  const scanner = await aDaemon(() => 'stream: Eicar-Test-Signature FOUND\0');
  expect(await scanner.scan(Readable.from(['x']))).toEqual({
    state: 'infected',
    name: 'Eicar-Test-Signature',
  });
});

test('a scanner that cannot answer is an error and never a clean file', async () => {
  const confused = await aDaemon(() => 'INSTREAM size limit exceeded. ERROR\0');
  await expect(confused.scan(Readable.from(['x']))).rejects.toThrow('size limit');
  const absent = clamdScanner({ host: '127.0.0.1', port: 1 });
  await expect(absent.scan(Readable.from(['x']))).rejects.toThrow();
});
