import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Services } from '#services/context.ts';
import type { Host, HttpOptions } from './host.ts';
import { openApiOf } from './openapi.ts';
import { toProblem } from './problem.ts';
import { requestContexts } from './request-context.ts';
import { mountRoutes } from './routes.ts';
import { secure } from './security.ts';
import { serveSite } from './static-site.ts';

/** The web server of one installation, ready to listen or to be injected into. */
export async function buildApp(services: Services, options: HttpOptions): Promise<FastifyInstance> {
  const app = fastify({
    // An address may hold the token of a link, so the log names the route instead.
    logController: new LogController({ disableRequestLogging: true }),
    logger: {
      level: options.logLevel ?? 'info',
      // Standard output belongs to the command that serves.
      stream: process.stderr,
      redact: ['req.headers.cookie', 'req.headers.authorization'],
    },
    genReqId: () => randomUUID(),
    bodyLimit: 1_048_576,
    trustProxy: options.trustProxy ?? false,
    routerOptions: { maxParamLength: 200 },
  });
  readJson(app);
  answerErrors(app);
  noteRequests(app);
  await app.register(cookie);
  await secure(app, services.publicUrl, options);
  const host: Host = { app, services, options, mounted: [], ...requestContexts(services, options) };
  mountRoutes(host);
  const openApi = JSON.stringify(openApiOf(host.mounted, options.version));
  app.get('/api/openapi.json', async (_request, reply) => await reply.type('application/json').send(openApi));
  app.get('/api/health', async () => {
    await services.database.outside(async () => undefined);
    return { status: 'well', version: options.version };
  });
  await serveSite(app, options.webFolder);
  return app;
}

function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler(async (error, request, reply) => {
    const problem = toProblem(error, request.id);
    if (problem.status >= 500) request.log.error({ err: error, route: request.routeOptions.url }, 'defect');
    return await reply
      .status(problem.status)
      .header('content-type', 'application/problem+json')
      .header('cache-control', 'no-store')
      .send(JSON.stringify(problem));
  });
}

function noteRequests(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions, id } = request;
    const ms = Math.round(reply.elapsedTime);
    request.log.info({ id, method, route: routeOptions.url, status: reply.statusCode, ms }, 'answered');
  });
}

/** JSON alone, and an empty body is no body. */
function readJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    if (text.length === 0) done(null, undefined);
    else void parse(request, text.toString(), done);
  });
}
