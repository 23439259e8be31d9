import { join } from 'node:path';
import { buildApp } from '#http/app.ts';
import { packageRoot } from '#services/standards/package-root.ts';
import { type Configuration, ConfigurationError } from './configuration.ts';
import { prepareDemo } from './demo.ts';
import { type Installation, openInstallation } from './installation.ts';

/** A web server that answers. */
export interface Serving {
  /** Where people reach it from this computer. */
  readonly address: string;
  /** Whether it shows demo data. */
  readonly isDemo: boolean;
  /** Answer what is under way, finish jobs under way, close the database. */
  stop(): Promise<void>;
}

/** How to serve. */
export interface ServeOptions {
  readonly configuration: Configuration;
  readonly version: string;
  /** Fills an empty installation with demo data; absent when no demo is wanted. */
  readonly seedDemo?: ((installation: Installation) => Promise<void>) | undefined;
}

/** Start everything: database, migrations, demo data where they belong, jobs and the web server. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { configuration } = options;
  const installation = await openInstallation(configuration);
  try {
    const isDemo = await prepareDemo(installation, options.seedDemo);
    const app = await buildApp(installation.services, {
      demo: isDemo,
      version: options.version,
      webFolder: join(packageRoot(), 'dist', 'web'),
      logLevel: configuration.logLevel,
      trustProxy: configuration.trustProxy ?? false,
    });
    const jobs = await installation.startJobs(app.log);
    await listen(() => app.listen({ host: configuration.host, port: configuration.port }), configuration);
    return {
      address: installation.services.publicUrl,
      isDemo,
      async stop() {
        await app.close();
        await jobs.stop();
        await installation.close();
      },
    };
  } catch (error) {
    await installation.close();
    throw error;
  }
}

async function listen(start: () => Promise<string>, configuration: Configuration): Promise<void> {
  try {
    await start();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') {
      throw new ConfigurationError(
        `Port ${configuration.port} is in use: stop what runs there, or choose another with --port.`,
      );
    }
    if (code === 'EACCES')
      throw new ConfigurationError(
        `Port ${configuration.port} is not allowed here: choose another with --port.`,
      );
    throw error;
  }
}
