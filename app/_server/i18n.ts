import { createTranslator } from "use-intl/core";
import type { Namespace } from "@/lib/i18n/messages";
import { messagesOf } from "@/lib/i18n/messages-of";
import { currentLocale } from "./locale";

/** Sentences of a namespace, for server components and handlers; client components use `useTranslations`. */
export async function getT<N extends Namespace>(namespace: N) {
  const locale = await currentLocale();
  return createTranslator({ locale, messages: messagesOf(locale), namespace });
}
