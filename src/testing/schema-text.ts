import { generate, PostgresDialect } from 'kysely-codegen';

/** The text of `src/db/schema.ts` for a migrated database. */
export async function schemaTextOf(url: string): Promise<string> {
  const dialect = new PostgresDialect({ dateParser: 'string' });
  const db = await dialect.introspector.connect({ connectionString: url, dialect });
  try {
    return await generate({
      db,
      dialect,
      defaultSchemas: ['public'],
      includePattern: 'public.*',
      typeMapping: { int8: 'number' },
      outFile: null,
      print: false,
    });
  } finally {
    await db.destroy();
  }
}
