import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '#domain/refusal.ts';
import type { HttpOptions } from './host.ts';

const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Headers, rate limits and the check of where a request comes from. */
export async function secure(app: FastifyInstance, publicUrl: string, options: HttpOptions): Promise<void> {
  const isHttps = publicUrl.startsWith('https:');
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        ...(isHttps ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
  const requestsPerMinute = options.requestsPerMinute ?? 6000;
  if (requestsPerMinute > 0) {
    await app.register(rateLimit, { max: requestsPerMinute, timeWindow: 60_000, hook: 'onRequest' });
  }
  app.addHook('onRequest', async (request) => {
    if (options.demo) refuseForeignHost(request, publicUrl);
    refuseForeignOrigin(request, publicUrl);
  });
}

/** A demo signs people in without a password: it answers to its own names alone, whatever DNS says. */
function refuseForeignHost(request: FastifyRequest, publicUrl: string): void {
  const name = hostName(`http://${request.headers.host ?? ''}`);
  if (!loopback.has(name) && name !== new URL(publicUrl).hostname) throw new Refusal('wrong-origin');
}

/** A change comes from our own pages: what another site's page sends is refused, also where cookies are not. */
function refuseForeignOrigin(request: FastifyRequest, publicUrl: string): void {
  if (safeMethods.has(request.method)) return;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin === undefined) {
    if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal('wrong-origin');
    return;
  }
  const own = new URL(publicUrl);
  if (origin === own.origin) return;
  // On one's own machine the development server has another port.
  if (loopback.has(own.hostname) && loopback.has(hostName(origin))) return;
  throw new Refusal('wrong-origin');
}

function hostName(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : '';
}
