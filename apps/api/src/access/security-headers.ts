import type { FastifyHelmetOptions } from '@fastify/helmet';
import type { AccessConfig } from './access-config.js';

/** What the page may load: what this server has, and pictures that the page has made itself. */
export function securityHeaders({ frameAncestors, isExposed }: AccessConfig): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ancestors(frameAncestors),
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    // Says the same as frame-ancestors, but cannot name an origin.
    xFrameOptions: frameAncestors.length === 0 ? { action: 'deny' } : false,
    // A browser takes it from https alone; without includeSubDomains it binds no other server of the site.
    strictTransportSecurity: isExposed && { maxAge: 31_536_000, includeSubDomains: false },
  };
}

/**
 * What answers of the interface may do where a browser shows one as a page of its own: a report and a figure show themselves,
 * in an origin of their own, and run nothing.
 */
export function answerPolicy({ frameAncestors }: AccessConfig): string {
  const sources = ancestors(frameAncestors).join(' ');
  return `sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors ${sources}`;
}

function ancestors(sources: readonly string[]): string[] {
  return sources.length === 0 ? ["'none'"] : ["'self'", ...sources.filter((source) => source !== "'self'")];
}
