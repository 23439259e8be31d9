import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

const isSecure = (publicUrl: string): boolean => publicUrl.startsWith('https:');

/** The cookie's name: with the prefix that binds it to this host wherever the product is served by https. */
export function sessionCookieName(publicUrl: string): string {
  return isSecure(publicUrl) ? '__Host-guildmark' : 'guildmark';
}

/** The session's token in a request, if it carries one. */
export function readSessionCookie(request: FastifyRequest, publicUrl: string): string | undefined {
  return request.cookies[sessionCookieName(publicUrl)];
}

/** Hand the session's token to the browser, out of reach of scripts. */
export function setSessionCookie(
  reply: FastifyReply,
  publicUrl: string,
  session: { readonly token: string; readonly expiresAt: Date },
): void {
  reply.setCookie(sessionCookieName(publicUrl), session.token, {
    ...attributes(publicUrl),
    expires: session.expiresAt,
  });
}

/** Take the session's token back. */
export function clearSessionCookie(reply: FastifyReply, publicUrl: string): void {
  reply.clearCookie(sessionCookieName(publicUrl), attributes(publicUrl));
}

function attributes(publicUrl: string): CookieSerializeOptions {
  return { path: '/', httpOnly: true, secure: isSecure(publicUrl), sameSite: 'strict' };
}
