/** Vitest global set-up. The database template is prepared by `database.ts`. */
export default async function setup(): Promise<void> {}
