"use client";

import type { ReactNode } from "react";
import { Checkbox, Choice } from "../../ui/checkbox";

type ChoicePanelProps = {
  label: string;
  options: readonly { name: string; drawn: ReactNode; ticked: boolean; tick: (on: boolean) => void }[];
};

export default function ChoicePanel({ label, options }: ChoicePanelProps) {
  return (
    <fieldset>
      <legend className="sr-only">{label}</legend>
      {options.map(({ name, drawn, ticked, tick }) => (
        <Choice
          key={name}
          control={(id) => <Checkbox id={id} checked={ticked} onChange={(event) => tick(event.target.checked)} />}
        >
          {drawn}
        </Choice>
      ))}
    </fieldset>
  );
}
