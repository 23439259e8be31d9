import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';

const Environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATA_DIR: z.string().min(1).default('data'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4600),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('Guildmark <guildmark@localhost>'),
  SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
  FILE_LIMIT_BYTES: z.coerce.number().int().positive().default(500_000_000),
  CLAMD_URL: z.url({ protocol: /^tcp$/ }).optional(),
  TRUST_PROXY: z.string().optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
});

/** What an installation is told from outside: the environment, and the flags of a command, which lead. */
export interface Configuration {
  /** A PostgreSQL server; without it one of our own runs in the data folder. */
  readonly databaseUrl: string | undefined;
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  /** Without a final slash; undefined means "wherever it listens". */
  readonly publicUrl: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly secret: string | undefined;
  /** The largest file that may be handed over. */
  readonly fileLimitBytes: number;
  /** A ClamAV daemon that looks into every file handed over. */
  readonly scanner: { readonly host: string; readonly port: number } | undefined;
  /** Addresses of proxies in front whose `x-forwarded-for` is believed, comma separated. */
  readonly trustProxy: string | undefined;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** What a command's flags may say over the environment. */
export interface ConfigurationFlags {
  readonly data?: string | undefined;
  readonly port?: string | undefined;
}

/** Something in the environment or a flag cannot be used; the message names it and says what it should be. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** Read the configuration. An empty variable counts as absent. Throws a {@link ConfigurationError} that names every fault. */
export function readConfiguration(
  environment: Readonly<Record<string, string | undefined>>,
  flags: ConfigurationFlags = {},
  root: string = process.cwd(),
): Configuration {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse({
    ...given,
    ...(flags.data === undefined ? {} : { DATA_DIR: flags.data }),
    ...(flags.port === undefined ? {} : { PORT: flags.port }),
  });
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new ConfigurationError(`The configuration cannot be used. ${faults.join('. ')}.`);
  }
  const env = parsed.data;
  return {
    databaseUrl: env.DATABASE_URL,
    dataFolder: isAbsolute(env.DATA_DIR) ? env.DATA_DIR : resolve(root, env.DATA_DIR),
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, ''),
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    secret: env.SECRET,
    fileLimitBytes: env.FILE_LIMIT_BYTES,
    scanner: env.CLAMD_URL === undefined ? undefined : addressOf(new URL(env.CLAMD_URL)),
    trustProxy: env.TRUST_PROXY,
    logLevel: env.LOG_LEVEL,
  };
}

function addressOf(url: URL): { readonly host: string; readonly port: number } {
  return { host: url.hostname, port: url.port === '' ? 3310 : Number(url.port) };
}
