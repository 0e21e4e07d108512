import type { Route } from "../router";
import type { Simulation } from "../simulation";

export const pageRoutes = (_simulation: Simulation): Route[] => [];
