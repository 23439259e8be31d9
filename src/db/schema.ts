/** Generated from the migrated database; see CONTRIBUTING. */
export type DB = Record<never, never>;
