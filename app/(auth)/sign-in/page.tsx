import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { PROVIDER_ID } from "@/app/_server/auth-providers";
import { demoSignIns } from "@/app/_server/demo-sign-ins";
import { getT } from "@/app/_server/i18n";
import { services } from "@/app/_server/services";
import { currentPerson } from "@/app/_server/session";
import { ProviderSignIn } from "@/components/team/provider-sign-in";
import { SignInForm } from "@/components/team/sign-in-form";
import { safePath } from "@/lib/team/safe-path";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getT("auth");
  return { title: t("title") };
}

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const search = await searchParams;
  const one = (name: string) => (typeof search[name] === "string" ? search[name] : null);
  const { oidc, appUrl } = services().env;
  // next-auth leads back here with the whole address it would have gone to.
  const from = safePath(one("from") ?? one("callbackUrl")?.replace(appUrl, ""));
  if ((await currentPerson()) !== null) redirect(from as Route);
  const error = one("error");
  const problem = error === null ? null : error === "AccessDenied" ? "denied" : "failed";
  const provider = oidc ? (
    <ProviderSignIn id={PROVIDER_ID} name={new URL(oidc.issuer).host} from={from} problem={problem} />
  ) : null;
  return <SignInForm from={from} provider={provider} demo={await demoSignIns()} />;
}
