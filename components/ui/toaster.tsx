"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { onFirstToast } from "./notify";

const ToasterContent = lazy(() => import("./toaster-content"));

/** Once per app, anywhere below the translations. Say something with `notify` of notify.ts. */
export function Toaster() {
  const [needed, setNeeded] = useState(false);
  useEffect(() => onFirstToast(() => setNeeded(true)), []);
  return needed ? (
    <Suspense>
      <ToasterContent />
    </Suspense>
  ) : null;
}
