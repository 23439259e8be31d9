// `npm run dev`: the server from its sources, started again when they change, and the screens with hot reload.
// What stands after `--` goes to `guildmark start`, as in `npm run dev -- --no-demo`.
import { spawn } from 'node:child_process';

const port = '4600';
const server = `http://127.0.0.1:${port}`;
const start = (command, args, env = {}) =>
  spawn(`node_modules/.bin/${command}`, args, { stdio: 'inherit', env: { ...process.env, ...env } });

const children = [
  start('tsx', [
    'watch',
    '--clear-screen=false',
    'scripts/dev-server.ts',
    '--port',
    port,
    ...process.argv.slice(2),
  ]),
  start('vite', [], { GUILDMARK_SERVER: server }),
];
for (const child of children) {
  child.on('exit', (code) => {
    for (const other of children) other.kill('SIGTERM');
    process.exitCode ||= code ?? 1;
  });
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
  });
}
