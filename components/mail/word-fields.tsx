"use client";

import { type ComponentProps, type RefObject, useId, useRef } from "react";
import { flushSync } from "react-dom";
import { useTranslations } from "use-intl";
import { type PlaceTyping, putPlace } from "@/lib/mail/place-typing";
import { PLACES, type Place, type Words } from "@/lib/mail/words";
import { buttonClass } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Textarea } from "../ui/textarea";
import { PlaceList } from "./place-list";
import { type TextField, usePlaceTyping } from "./use-place-typing";

type WordFieldsProps = {
  words: Words;
  errors: { subject?: string | undefined; message?: string | undefined };
  onChange: (change: Partial<Words>) => void;
  onLeave?: (field: keyof Words) => void;
};

/** Subject and message. What is filled in for each recipient is put in by a button, where the cursor was last, or by a brace. */
export function WordFields({ words, errors, onChange, onLeave }: WordFieldsProps) {
  const t = useTranslations("payments");
  const elements = { subject: useRef<TextField>(null), message: useRef<TextField>(null) };
  const last = useRef<keyof Words>("message");

  function put(field: keyof Words, where: Pick<PlaceTyping, "from" | "to">, place: Place) {
    const { text, caret } = putPlace(words[field], where, place);
    // The caret goes where the field has that text.
    flushSync(() => onChange({ [field]: text }));
    elements[field].current?.focus();
    elements[field].current?.setSelectionRange(caret, caret);
  }
  function putWhereLast(place: Place) {
    const field = last.current;
    const end = words[field].length;
    const { selectionStart: from, selectionEnd: to } = elements[field].current ?? {};
    put(field, { from: from ?? end, to: to ?? end }, place);
  }
  const wordField = (field: keyof Words) => (
    <WordField
      field={field}
      label={t(field)}
      text={words[field]}
      error={errors[field]}
      element={elements[field]}
      onType={(text) => onChange({ [field]: text })}
      onPut={(where, place) => put(field, where, place)}
      onEnter={() => {
        last.current = field;
      }}
      onLeave={() => onLeave?.(field)}
    />
  );

  return (
    <>
      {wordField("subject")}
      {wordField("message")}
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
            onClick={() => putWhereLast(place)}
          >
            {t(`place.${place}`)}
          </button>
        ))}
      </fieldset>
    </>
  );
}

type WordFieldProps = {
  field: keyof Words;
  label: string;
  text: string;
  error: string | undefined;
  element: RefObject<TextField | null>;
  onType: (text: string) => void;
  onPut: (where: Pick<PlaceTyping, "from" | "to">, place: Place) => void;
  onEnter: () => void;
  onLeave: () => void;
};

function WordField({ field, label, text, error, element, onType, onPut, onEnter, onLeave }: WordFieldProps) {
  const listId = useId();
  const typing = usePlaceTyping(text, element, onPut);
  const place = typing.offered[typing.active];
  const control = {
    value: text,
    autoComplete: "off",
    "aria-autocomplete": "list",
    "aria-controls": listId,
    "aria-activedescendant": place === undefined ? undefined : `${listId}-${place}`,
    ref: (node: TextField | null) => {
      element.current = node;
    },
    onChange: (event: { target: { value: string } }) => onType(event.target.value),
    onSelect: typing.onSelect,
    onKeyDown: typing.onKeyDown,
    onFocus: onEnter,
    onBlur: () => {
      typing.leave();
      onLeave();
    },
  } satisfies ComponentProps<"input"> & ComponentProps<"textarea">;
  return (
    <Field label={label} error={error}>
      <span className="relative block">
        {field === "subject" ? <Input {...control} /> : <Textarea rows={5} {...control} />}
        <PlaceList id={listId} typing={typing} />
      </span>
    </Field>
  );
}
