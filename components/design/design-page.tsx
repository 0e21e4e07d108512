"use client";

import { STATES } from "@/lib/transactions/transaction";
import { Amount, type AmountKind } from "../money/amount";
import { StateBadge } from "../transactions/state-badge";
import { AmountInput } from "../ui/amount-input";
import { Button, type ButtonVariant } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Kbd } from "../ui/kbd";
import { Notice } from "../ui/notice";
import { PageHeader } from "../ui/page-header";
import { Section } from "../ui/section";
import { Switch } from "../ui/switch";
import { Textarea } from "../ui/textarea";
import { Colours } from "./colours";
import { Motion, Spaces, TypeScale } from "./scales";
import { useTokens } from "./use-tokens";

const VARIANTS: readonly ButtonVariant[] = ["outline", "primary", "quiet", "danger"];
const KINDS: readonly AmountKind[] = ["in", "out", "held", "unknown", "void", "plain", "net"];

/** The design system on one page: what the tokens are now, and the parts that screens are made of, in every state. */
export function DesignPage() {
  const tokens = useTokens();
  return (
    <>
      <PageHeader title="Design" sub="app/tokens.css and components/ui, as they are now" />
      <TypeScale tokens={tokens} />
      <Colours tokens={tokens} />
      <Spaces tokens={tokens} />
      <Section title="Numbers" sub="tabular; the kind says the sign, not the sign of the figure">
        <div className="grid max-w-md gap-2">
          {KINDS.map((kind) => (
            <p key={kind} className="flex justify-between">
              <span>{kind}</span>
              <Amount minor={684_250} currency="CAD" kind={kind} />
            </p>
          ))}
        </div>
      </Section>
      <Section title="States" sub="solid is fact, hollow is expected, hatched is doubt">
        <div className="flex flex-wrap gap-x-8 gap-y-3">
          {[...STATES, "word_of_jetpay"].map((state) => (
            <StateBadge key={state} state={state} />
          ))}
        </div>
      </Section>
      <Section title="Buttons" sub="one primary to a view; Tab shows the focus">
        {VARIANTS.map((variant) => (
          <div key={variant} className="mb-3 flex flex-wrap items-start gap-3">
            <Button variant={variant}>{variant}</Button>
            <Button variant={variant} size="sm">
              small
            </Button>
            <Button variant={variant} pending>
              Doing it…
            </Button>
            <Button variant={variant} disabledReason="Why it cannot be pressed.">
              disabled
            </Button>
          </div>
        ))}
      </Section>
      <Section title="Fields">
        <div className="grid max-w-2xl gap-4 md:grid-cols-2">
          <Field label="A field" hint="What it is for.">
            <Input placeholder="placeholder" />
          </Field>
          <Field label="One that is wrong" error="What is wrong, and what would be right.">
            <Input defaultValue="12.345" />
          </Field>
          <Field label="An amount" aside="CAD">
            <AmountInput value="6,200 + 642.50" currency="CAD" onChange={() => undefined} />
          </Field>
          <Field label="Locked">
            <Input value="Only to be read" readOnly />
          </Field>
          <Field label="Many lines">
            <Textarea />
          </Field>
          <div>
            <Switch label="A setting" hint="It takes hold at once." defaultChecked />
            <Checkbox aria-label="A box" defaultChecked /> <Checkbox aria-label="Another" /> <Kbd>Ctrl K</Kbd>
          </div>
        </div>
      </Section>
      <Section title="Notices">
        <div className="grid max-w-2xl gap-3">
          <Notice tone="warn">Something to look at.</Notice>
          <Notice tone="bad">Something that did not work.</Notice>
        </div>
      </Section>
      <Motion tokens={tokens} />
    </>
  );
}
