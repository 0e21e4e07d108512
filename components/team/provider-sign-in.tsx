"use client";

import { signIn } from "next-auth/react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";

type ProviderSignInProps = {
  /** next-auth's id of the provider. */
  id: string;
  /** Its host, as people know it. */
  name: string;
  from: string;
  /** Why the last try led back here. */
  problem: "denied" | "failed" | null;
};

/** Signing in with the company's own identity provider. */
export function ProviderSignIn({ id, name, from, problem }: ProviderSignInProps) {
  const t = useTranslations("auth");
  const [pending, setPending] = useState(false);
  return (
    <div className="mb-5 flex flex-col gap-4.5">
      <Button
        pending={pending}
        className="h-9 w-full"
        onClick={() => {
          setPending(true);
          // It answers with the provider's address and goes there; only not reaching our own server comes back.
          signIn(id, { callbackUrl: from }).catch(() => setPending(false));
        }}
      >
        {t("withProvider", { provider: name })}
      </Button>
      {problem ? (
        <Notice tone="bad" live>
          {t(problem === "denied" ? "providerDenied" : "providerFailed", { provider: name })}
        </Notice>
      ) : null}
      <p className="flex items-center gap-3 text-xs text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {t("or")}
      </p>
    </div>
  );
}
