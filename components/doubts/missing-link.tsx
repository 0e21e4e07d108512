"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { allows } from "@/lib/permissions";
import { useDesk } from "../shell/desk-context";
import { Button } from "../ui/button";
import FailureNote from "../ui/failure-note";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { notify } from "../ui/notify";
import type { DoubtActions } from "./doubt-actions";
import { useSettle } from "./use-settle";

/** Jetpay made a link, and the answer that had it was lost: a person reads it in the dashboard. */
export default function MissingLink({
  transactionId,
  give,
}: {
  transactionId: string;
  give: DoubtActions["giveLink"];
}) {
  const t = useTranslations("doubts.link");
  const { person } = useDesk();
  const [link, setLink] = useState("");
  const { pending, submit, failure, problemOf } = useSettle(give);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit({ transactionId, link: link.trim() }, () => notify({ tone: "done", title: t("done") }));
  };
  return (
    <Notice tone="warn" title={t("title")} className="mb-4">
      {t("body")}
      {allows(person.role, "links.create") ? (
        <form onSubmit={onSubmit} noValidate className="mt-2.5 grid max-w-120 gap-2.5">
          <Field label={t("label")} error={problemOf("link")}>
            <Input
              value={link}
              onChange={(event) => setLink(event.target.value)}
              type="url"
              autoComplete="off"
              spellCheck={false}
            />
          </Field>
          <FailureNote of={failure?.kind === "invalid" ? null : failure} className="mt-0" />
          <Button type="submit" size="sm" pending={pending} className="justify-self-start">
            {t(pending ? "saving" : "save")}
          </Button>
        </form>
      ) : null}
    </Notice>
  );
}
