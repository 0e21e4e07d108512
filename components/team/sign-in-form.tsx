"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, type ReactNode, useEffect, useRef, useState, useTransition } from "react";
import { useTranslations } from "use-intl";
import { useProblemText } from "@/components/ui/problem-text";
import { looksLikeMail } from "@/lib/team/person";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { DemoPeople, type DemoSignIns } from "./demo-people";
import { PasswordInput } from "./password-input";
import { Run } from "./run";
import { readAnswer, type SignInAnswer } from "./sign-in-answer";
import { SignInNotice } from "./sign-in-notice";

type SignInFormProps = {
  /** A path of this site. */
  from: string;
  /** Another way in, above the fields. */
  provider: ReactNode;
  demo: DemoSignIns | null;
};

type Missing = { email?: string; password?: string; newPassword?: string };

/** Mail address and password; and a new password where the one typed was given by an administrator. */
export function SignInForm({ from, provider, demo }: SignInFormProps) {
  const t = useTranslations("auth");
  const problemText = useProblemText();
  const form = useRef<HTMLFormElement>(null);
  const [pending, startTransition] = useTransition();
  const [answer, setAnswer] = useState<SignInAnswer | null>(null);
  const [missing, setMissing] = useState<Missing>({});
  const [choosing, setChoosing] = useState(false);
  const [leaving, setLeaving] = useState(false);
  // What a form emptied by React falls back to: it empties one that was sent before this was wired up.
  const [typedMail, setTypedMail] = useState("");

  useEffect(() => {
    // A page that the browser kept and shows again must not wait for a sign-in that is long over.
    const stay = (event: PageTransitionEvent) => event.persisted && setLeaving(false);
    window.addEventListener("pageshow", stay);
    return () => window.removeEventListener("pageshow", stay);
  }, []);

  const field = (name: string) => form.current?.elements.namedItem(name);
  const focus = (name: string) => {
    const input = field(name);
    if (input instanceof HTMLInputElement) input.select();
  };

  async function submit(data: FormData) {
    const typed = (name: string) => String(data.get(name) ?? "");
    const given = { email: typed("email").trim(), password: typed("password"), newPassword: typed("newPassword") };
    const gaps: Missing = {
      ...(looksLikeMail(given.email) ? {} : { email: t("emailMissing") }),
      ...(given.password ? {} : { password: t("passwordMissing") }),
      ...(choosing && !given.newPassword ? { newPassword: t("newPasswordMissing") } : {}),
    };
    setMissing(gaps);
    setTypedMail(given.email);
    const [gap] = Object.keys(gaps);
    if (gap !== undefined) {
      setAnswer(null);
      return focus(gap);
    }
    const got = await ask(given, from);
    setAnswer(got);
    if (got.kind === "in") {
      setLeaving(true);
      // A whole new page: nothing that was read for somebody else before is left in memory.
      window.location.assign(from);
    } else if (got.kind === "choose") setChoosing(true);
    else if (got.kind === "refused") focus("password");
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    // Not as a form's action, which would empty the fields. Before this is wired up, React keeps the submit and sends it to `action`.
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    if (!pending && !leaving) startTransition(() => submit(data));
  }

  function fill(email: string, password: string) {
    for (const [name, value] of Object.entries({ email, password })) {
      const input = field(name);
      if (input instanceof HTMLInputElement) input.value = value;
    }
    setMissing({});
    setAnswer(null);
    form.current?.querySelector<HTMLButtonElement>("button[type=submit]")?.focus();
  }

  const waiting = pending || leaving;
  const chosen = answer?.kind === "choose" && answer.problem ? problemText({ key: answer.problem }) : undefined;
  return (
    <>
      <Run known={leaving} />
      <h1 className="mt-4 mb-6">{t("title")}</h1>
      {provider}
      <form ref={form} action={submit} onSubmit={onSubmit} noValidate className="flex flex-col gap-4.5">
        <Field label={t("email")} error={missing.email}>
          <Input
            name="email"
            type="email"
            defaultValue={typedMail}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
          />
        </Field>
        <Field label={t("password")} error={missing.password}>
          <PasswordInput name="password" autoComplete="current-password" />
        </Field>
        {choosing ? (
          <Field label={t("newPassword")} hint={t("newPasswordHint")} error={missing.newPassword ?? chosen}>
            <PasswordInput name="newPassword" autoComplete="new-password" autoFocus />
          </Field>
        ) : null}
        <SignInNotice answer={answer} />
        <Button type="submit" variant="primary" pending={waiting} className="h-9 w-full">
          {waiting ? t("signingIn") : t("signIn")}
        </Button>
        <p className="flex flex-wrap justify-between gap-x-4 gap-y-1 text-xs text-muted">
          <span>{t("forgotten")}</span>
          <button type="button" className="link tap text-xs" onClick={() => setChoosing(!choosing)}>
            {choosing ? t("keepPassword") : t("changePassword")}
          </button>
        </p>
      </form>
      {demo ? <DemoPeople demo={demo} onChoose={fill} /> : null}
    </>
  );
}

async function ask(given: Record<string, string>, callbackUrl: string): Promise<SignInAnswer> {
  try {
    const response = await signIn("credentials", { ...given, callbackUrl, redirect: false });
    return readAnswer(response?.ok ?? false, response?.error);
  } catch {
    // The server was not reached, or did not answer in its own words; the form says that nothing is known.
    return { kind: "unreachable" };
  }
}
