/**
 * Under this policy nothing in a page can run, be fetched or be sent but what Postil itself serves; scripts may put
 * HTML into the document only through DOMPurify, and start only the worker that finds patterns (Trusted Types).
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types dompurify postil-worker',
].join('; ');

/** Sent with every response, whatever it holds. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-dns-prefetch-control': 'off',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** A response with the security headers; `headers` come on top. */
export function respond(
  body: ConstructorParameters<typeof Response>[0],
  status: number,
  headers: Readonly<Record<string, string>>,
): Response {
  return new Response(body, { status, headers: { 'cache-control': 'no-store', ...securityHeaders, ...headers } });
}

export function respondJson(value: unknown, status = 200): Response {
  return respond(JSON.stringify(value), status, { 'content-type': 'application/json; charset=utf-8' });
}
