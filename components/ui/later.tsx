"use client";

import { type ComponentType, lazy, memo, Suspense, useEffect, useState, useSyncExternalStore } from "react";
import { whenAtRest } from "./at-rest";

/**
 * A dialog, or another part that is drawn only once somebody asks for it, with its code in a file of its own: fetched when the
 * page has come to rest, so that it is there by then, and not before the page can be used.
 */
export function later<P extends object>(load: () => Promise<{ default: ComponentType<P> }>): ComponentType<P> {
  let loaded: ComponentType<P> | null = null;
  const fetched = async () => {
    const part = await load();
    loaded = part.default;
    return part;
  };
  const Awaited = lazy(fetched);
  // What fails now is fetched again when it is asked for.
  if (typeof window !== "undefined") whenAtRest(() => void fetched().catch(() => undefined));

  return function Later(props: P) {
    const hydrating = useSyncExternalStore(never, no, yes);
    // As it was when it was first drawn: the other one would begin anew and forget what was typed. What the server drew is taken over as
    // the server drew it, though the code may be here by then.
    const [Ready] = useState(() => (hydrating ? null : loaded));
    if (Ready !== null) return <Ready {...props} />;
    return (
      <Suspense>
        <Awaited {...props} />
      </Suspense>
    );
  };
}

/**
 * A part that the server may draw as well, but that is seldom there or stands beside what a page is for: what the server drew of it
 * stands until its code is here, whatever is new meanwhile. That is fetched once such a part is on the page, or `soon`, along with the page's own.
 */
export function apart<P extends object>(
  load: () => Promise<{ default: ComponentType<P> }>,
  when?: "soon",
): ComponentType<P> {
  const Part = lazy(load);
  // What fails now is fetched again when it is drawn.
  if (when === "soon" && typeof window !== "undefined") load().catch(() => undefined);
  return memo(function Apart(props: P) {
    const [ready, setReady] = useState(false);
    useEffect(() => {
      load().then(
        () => setReady(true),
        () => undefined,
      );
    }, []);
    const part = (
      <Suspense>
        <Part {...props} />
      </Suspense>
    );
    // The very same element: another would have React take away what the server drew, and draw it anew when the code is here.
    const [first] = useState({ props, part });
    return ready && props !== first.props ? part : first.part;
  });
}

const never = () => () => undefined;
const no = () => false;
const yes = () => true;
