import type { Scope } from "./records";

export type Call = {
  method: string;
  path: string;
  params: Record<string, string>;
  query: URLSearchParams;
  body: Buffer;
};

/** `json` or `html`, one of the two. */
export type Reply = { status: number; headers?: Record<string, string> } & ({ json: unknown } | { html: string });

export type Route = {
  method: "GET" | "PUT" | "POST" | "PATCH" | "DELETE";
  /** `{name}` stands for one segment. */
  path: string;
  /** A token needs one of these; without the field no token is asked for. */
  scopes?: Scope[];
  run: (call: Call) => Reply | Promise<Reply>;
};

type Compiled = Route & { pattern: RegExp };

/** Finds the route of a request. A slash at the end makes no difference. */
export class Router {
  readonly #routes: Compiled[];

  constructor(routes: Route[]) {
    this.#routes = routes.map((route) => ({ ...route, pattern: patternOf(route.path) }));
  }

  /** The route with what its path names, or why there is none. */
  find(
    method: string,
    path: string,
  ): { route: Route; params: Record<string, string> } | "no such path" | "no such method" {
    let reason: "no such path" | "no such method" = "no such path";
    for (const route of this.#routes) {
      const match = route.pattern.exec(path);
      if (!match) continue;
      if (route.method === method) return { route, params: { ...match.groups } };
      reason = "no such method";
    }
    return reason;
  }
}

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}/?$`);

export const json = (body: unknown, status = 200): Reply => ({ status, json: body });
export const html = (page: string, status = 200, headers: Record<string, string> = {}): Reply => ({
  status,
  html: page,
  headers,
});
