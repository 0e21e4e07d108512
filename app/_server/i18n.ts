import { createTranslator } from "use-intl/core";
import { en, type Namespace } from "@/lib/i18n/messages";

/** Sentences of a namespace, for server components and handlers; client components use `useTranslations`. */
export async function getT<N extends Namespace>(namespace: N) {
  return createTranslator({ locale: "en", messages: en, namespace });
}
