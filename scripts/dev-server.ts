import { main } from '#cli/entry.ts';

// The server from its sources; scripts/dev.mjs starts it again when they change.
await main(['start', ...process.argv.slice(2)]);
