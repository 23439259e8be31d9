import { expect, test } from 'vitest';
import { readConfiguration } from './configuration.ts';

test('with nothing said it runs on this computer alone, with a database of its own in ./data', () => {
  expect(readConfiguration({}, {}, '/home/somebody/guildmark')).toMatchObject({
    databaseUrl: undefined,
    dataFolder: '/home/somebody/guildmark/data',
    host: '127.0.0.1',
    smtpUrl: undefined,
    scanner: undefined,
    fileLimitBytes: 500_000_000,
  });
});

test('a flag leads over the environment, and an empty variable is no variable', () => {
  const read = readConfiguration(
    { PORT: '8080', DATA_DIR: '/one', DATABASE_URL: '', PUBLIC_URL: 'https://a.example/' },
    { port: '9090', data: '/two' },
  );
  expect(read).toMatchObject({
    port: 9090,
    dataFolder: '/two',
    databaseUrl: undefined,
    publicUrl: 'https://a.example',
  });
});

test('every fault is named in one line', () => {
  const read = () => readConfiguration({ PORT: 'eighty', SECRET: 'short', DATABASE_URL: 'mysql://x' });
  expect(read).toThrow(/DATABASE_URL.*PORT.*SECRET: needs at least 32 characters/);
});
