"use client";

import { type ComponentProps, useState } from "react";
import { later } from "../../ui/later";

const SelectionBar = later(() => import("./selection-bar"));

/** The bar of what is selected, from the first selection on. Once used it stays, or what it asks of Jetpay would end with the selection. */
export function Selected(props: ComponentProps<typeof SelectionBar>) {
  const [used, setUsed] = useState(false);
  if (!used && props.selection.ids.size > 0) setUsed(true);
  return used ? <SelectionBar {...props} /> : null;
}
