import { useTranslations } from "use-intl";

const NAMED = ["Enter", "Space", "Esc"] as const;

/** What is printed on a key in the reader's language; letters and arrows are the same in all. */
export function useKeyName(): (key: string) => string {
  const t = useTranslations("common");
  return (key) => {
    const named = NAMED.find((each) => each === key);
    return named === undefined ? key : t(`keys.${named}`);
  };
}
