import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '#services/standards/package-root.ts';

/** Rooms: a capability has one name in every layer. */
const rooms = [
  ...['people', 'standards', 'enrolment', 'portfolio', 'progress', 'gateway', 'assessment', 'grading'],
  ...['quality', 'results'],
];
/** Folders that are not rooms, by layer, each with its reason in docs/architecture.md. */
const others: Readonly<Record<string, readonly string[]>> = {
  domain: ['time'],
  services: ['backup'],
};

const source = join(packageRoot(), 'src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => file.replaceAll('\\', '/'));
/** What runs in production: no tests, builders, samples or demo data. */
const code = files.filter(
  (file) => !/\.test\.tsx?$|\.testing\.ts$|^testing\/|^web\/gallery\/|demo/.test(file),
);

test('the rooms of the rules and the use cases have the names of the list', () => {
  for (const layer of ['domain', 'services']) {
    const folders = readdirSync(join(source, layer), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    const known = [...rooms, ...(others[layer] ?? [])];
    expect(folders.filter((name) => !known.includes(name))).toEqual([]);
  }
});

test('no code asks which standard or which method it has before it', () => {
  expect(code.length).toBeGreaterThan(300);
  const asking = code.filter((file) => {
    const text = readFileSync(join(source, file), 'utf8');
    // A standard may be named as an example for people; it is never compared with.
    const asksStandard = /(?:===|!==|case|includes\(|startsWith\(|has\()\s*['"`](?:ST|FA|AU)\d{4}/.test(text);
    const asksMethod =
      /(?<!typeof [\w.]*)\b(?:standardReference|method|methodId|method_id) (?:===|!==) '[a-z]/.test(text);
    return asksStandard || asksMethod;
  });
  expect(asking).toEqual([]);
});

test('nothing is left to do, switched off or typed away', () => {
  const found = files.filter((file) => {
    const text = readFileSync(join(source, file), 'utf8');
    return /\bTODO\b|\bFIXME\b|@ts-ignore|@ts-expect-error|\b(?:test|describe|it)\.(?:skip|only|todo)\(/.test(
      text,
    );
  });
  expect(found.filter((file) => file !== 'http/house.test.ts')).toEqual([]);
});
