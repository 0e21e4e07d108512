"use client";

import { type FocusEvent, useRef } from "react";
import { useTranslations } from "use-intl";
import { PLACES } from "@/lib/mail/words";
import { buttonClass } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Textarea } from "../ui/textarea";

type Words = { subject: string; message: string };
type WordFieldsProps = {
  words: Words;
  errors: { subject?: string | undefined; message?: string | undefined };
  onChange: (change: Partial<Words>) => void;
  onLeave?: (field: keyof Words) => void;
};
type TextField = HTMLInputElement | HTMLTextAreaElement;

/** Subject and message, with buttons that put in what is filled in for each recipient, where the cursor was last. */
export function WordFields({ words, errors, onChange, onLeave }: WordFieldsProps) {
  const t = useTranslations("payments");
  const last = useRef<{ field: keyof Words; element: TextField | null }>({ field: "message", element: null });
  const control = (field: keyof Words) => ({
    value: words[field],
    onChange: (event: { target: { value: string } }) => onChange({ [field]: event.target.value }),
    onFocus: (event: FocusEvent<TextField>) => {
      last.current = { field, element: event.target };
    },
    onBlur: () => onLeave?.(field),
  });

  function insert(place: string) {
    const { field, element } = last.current;
    const text = words[field];
    const [from, to] = [element?.selectionStart ?? text.length, element?.selectionEnd ?? text.length];
    onChange({ [field]: text.slice(0, from) + place + text.slice(to) });
    const cursor = from + place.length;
    // Once the field shows it.
    requestAnimationFrame(() => {
      element?.focus();
      element?.setSelectionRange(cursor, cursor);
    });
  }

  return (
    <>
      <Field label={t("subject")} error={errors.subject}>
        <Input {...control("subject")} />
      </Field>
      <Field label={t("message")} error={errors.message}>
        <Textarea rows={5} {...control("message")} />
      </Field>
      <fieldset className="-mt-2.5 flex flex-wrap items-center gap-1.5">
        <legend className="sr-only">{t("places")}</legend>
        <span aria-hidden className="mr-1 text-xs text-muted">
          {t("places")}
        </span>
        {PLACES.map((place) => (
          <button
            key={place}
            type="button"
            className={buttonClass("outline", "sm")}
            onClick={() => insert(`{${place}}`)}
          >
            {t(`place.${place}`)}
          </button>
        ))}
      </fieldset>
    </>
  );
}
