"use client";

import type { CompiledMessage, FormatValues } from "icu-minify/format";
import { cloneElement, createContext, isValidElement, type ReactNode, use, useMemo } from "react";
import { say } from "@/lib/i18n/say";

/**
 * What the build puts in the place of use-intl (next.config.js): the five of its parts that components use, for messages that are
 * already parsed. The whole of it would be 2 kB more on every page. Its types, and tests, are use-intl's own.
 */
type Tree = { [name: string]: Tree | CompiledMessage };
type Speech = { locale: string; timeZone: string; messages: Tree };

const SpeechContext = createContext<Speech | null>(null);

export function IntlProvider({ locale, timeZone, messages, children }: Speech & { children: ReactNode }) {
  const speech = useMemo(() => ({ locale, timeZone, messages }), [locale, timeZone, messages]);
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

function useSpeech(): Speech {
  const speech = use(SpeechContext);
  if (speech === null) throw new Error("words are used outside of their provider");
  return speech;
}

export const useLocale = (): string => useSpeech().locale;
export const useTimeZone = (): string => useSpeech().timeZone;

export function useTranslations(namespace: string) {
  const speech = useSpeech();
  return useMemo(() => translator(speech, namespace), [speech, namespace]);
}

export function translator(speech: Speech, namespace: string) {
  const rich = (name: string, values?: FormatValues<ReactNode>): ReactNode => {
    const key = `${namespace}.${name}`;
    const message = find(speech.messages, key);
    // A missing word must not take the page with it.
    return message === null ? key : say<ReactNode>(message, speech, values && keyed(values));
  };
  return Object.assign(rich, { rich, has: (name: string) => find(speech.messages, `${namespace}.${name}`) !== null });
}

const find = (messages: Tree, key: string): CompiledMessage | null =>
  key
    .split(".")
    .reduce<Tree | null>(
      (tree, name) => (tree?.[name] as Tree | undefined) ?? null,
      messages,
    ) as CompiledMessage | null;

/** React wants a key on each of several elements; those that a tag makes get one. */
const keyed = (values: FormatValues<ReactNode>): FormatValues<ReactNode> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value !== "function") return [name, value];
      let made = 0;
      return [
        name,
        (inner: ReactNode[]) => {
          const element = value(inner);
          return isValidElement(element) ? cloneElement(element, { key: name + made++ }) : element;
        },
      ];
    }),
  );
