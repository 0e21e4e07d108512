import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { describe, expect, test } from "vitest";
import { en } from "@/lib/i18n/messages";
import { explainFailure } from "@/lib/transactions/explain";
import { FailureWords } from "./failure-words";

const of = {
  direction: "credit" as const,
  reference: "JD-ABC123",
  contact: { id: "c", name: "Saltbox Cabinetry", email: "ap@saltbox.test" },
  timeline: [],
};

const words = (failReason: string | null): string =>
  renderToStaticMarkup(
    <IntlProvider locale="en" timeZone="America/Toronto" messages={en}>
      <FailureWords failure={explainFailure({ failReason, failDirection: null, direction: "credit" })} of={of} />
    </IntlProvider>,
  );

describe("of a failure", () => {
  test("whose reason was not heard, it is not said that Jetpay gave none", () => {
    expect(words(null)).toContain("The reason is not known yet: Jetpay has not told it.");
    expect(words(null)).not.toContain("gave no reason");
  });

  test("that Jetpay gave no reason for, that is said", () => {
    expect(words("")).toContain("Jetpay gave no reason.");
    expect(words("")).not.toContain("not known yet");
  });
});
