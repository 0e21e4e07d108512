import { JWKS_CACHE } from "../choices";
import type { Route } from "../router";
import type { Simulation } from "../simulation";

export const keyRoutes = (simulation: Simulation): Route[] => [
  {
    method: "GET",
    path: "/.well-known/jwks.json",
    run: () => ({ status: 200, json: simulation.signer.publicKeys(), headers: { "cache-control": JWKS_CACHE } }),
  },
];
