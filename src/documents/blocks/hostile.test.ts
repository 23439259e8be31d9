import { describe, expect, it } from 'vitest';
import { extractFacts } from '#domain/standards/compiler/extract-facts.ts';
import { type Format, formats } from '#testing/typeset/formats.ts';
import {
  type HostileFile,
  lockedPdf,
  lyingPdfs,
  lyingTexts,
  lyingWordFiles,
  otherEncodings,
  scratched,
  senseless,
  truncated,
} from '#testing/typeset/hostile-files.ts';
import { typesetDocument } from '#testing/typeset/typeset.ts';
import { readBlocks } from './read-blocks.ts';

/** Milliseconds of processor for one file to be read and searched; time on the clock depends on the neighbours. */
const limit = 12_000;
/** Bytes that the process may have grown by. */
const memory = 1_200_000_000;

interface Tried {
  readonly name: string;
  readonly fault: string | undefined;
}

/** A reason is one or two sentences that name the file, without a stack or a program's words. */
function unclear(reason: string, name: string): string | undefined {
  if (!reason.includes(name)) return `does not name the file: ${reason}`;
  if (!/^[^\n]{20,300}[.!]$/.test(reason)) return `is no clear sentence: ${reason}`;
  return /\b(TypeError|RangeError|undefined|null|at .*:\d+)\b/.test(reason)
    ? `speaks of the program: ${reason}`
    : undefined;
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function tryFile({ name, bytes }: HostileFile): Promise<Tried> {
  const started = processorTime();
  const before = process.memoryUsage().rss;
  try {
    const read = await readBlocks({ bytes, name });
    if (read.ok) extractFacts(read.document);
    else if (unclear(read.reason, name)) return { name, fault: unclear(read.reason, name) };
    const spent = Math.round(processorTime() - started);
    if (spent > limit) return { name, fault: `takes ${spent} ms of processor` };
    const grown = process.memoryUsage().rss - before;
    return { name, fault: grown > memory ? `takes ${Math.round(grown / 1e6)} MB` : undefined };
  } catch (error) {
    return {
      name,
      fault: `throws ${error instanceof Error ? `${error.name} ${error.message}` : 'something'}`,
    };
  }
}

async function faultsOf(files: readonly HostileFile[]): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const file of files) {
    const { name, fault } = await tryFile(file);
    if (fault !== undefined) faults.push(`${name}: ${fault}`);
  }
  return faults;
}

async function wholeFile(wanted: (format: Format) => boolean): Promise<HostileFile> {
  const format = formats.find(wanted);
  if (!format) throw new Error('no such format');
  return typesetDocument('reformed', format, 3);
}

describe('a file that nobody should have handed in is read or refused in one clear sentence, in time', () => {
  const kinds: readonly [string, (format: Format) => boolean][] = [
    ['PDF', ({ name }) => name === 'pdf of pdfkit: ruled'],
    ['PDF with object streams', ({ name }) => name === 'pdf: ruled'],
    ['Word', ({ name }) => name === 'docx: styles'],
    ['HTML', ({ name }) => name === 'html: page'],
    ['Markdown', ({ name }) => name === 'markdown: pipes'],
    ['text', ({ name }) => name === 'damaged: a row a line'],
  ];

  it.each(kinds)('a %s file cut off anywhere', { timeout: 120_000 }, async (_kind, wanted) => {
    expect(await faultsOf(truncated(await wholeFile(wanted)))).toEqual([]);
  });

  it.each(kinds)('a %s file with bytes changed', { timeout: 120_000 }, async (_kind, wanted) => {
    expect(await faultsOf(scratched(await wholeFile(wanted), 12))).toEqual([]);
  });

  it('noise behind any beginning, under any name', { timeout: 120_000 }, async () => {
    expect(await faultsOf(senseless())).toEqual([]);
  });

  it('PDF files that lie', { timeout: 240_000 }, async () => {
    expect(await faultsOf(lyingPdfs())).toEqual([]);
  });

  it('Word files that unfold, nest and lie', { timeout: 240_000 }, async () => {
    expect(await faultsOf(await lyingWordFiles())).toEqual([]);
  });

  it('texts and pages that nest, repeat and tempt', { timeout: 240_000 }, async () => {
    expect(await faultsOf(lyingTexts())).toEqual([]);
  });

  it('a PDF with a password is refused and says so', async () => {
    const read = await readBlocks({ bytes: await lockedPdf(), name: 'locked.pdf' });
    expect(read).toMatchObject({ ok: false, reason: expect.stringContaining('password') });
  });

  it('texts in other encodings', async () => {
    const { bytes } = await wholeFile(({ name }) => name === 'markdown: pipes');
    expect(await faultsOf(otherEncodings(bytes.toString('utf8')))).toEqual([]);
  });
});
