import { randomUUID } from "node:crypto";
import { claimPayout, isOpenLink, payByCard, payByEft } from "../payments";
import type { Transaction } from "../records";
import { Refusal } from "../refusals";
import type { Call, Reply, Route } from "../router";
import type { Simulation } from "../simulation";
import { readBankForm, readCardForm, readForm, typedIn } from "./forms";
import { notice, UNTYPED } from "./page";
import { claimPage, payPage, questionPage, spentPage, thanksPage } from "./payment";

const PATH = "/payment/pay/{identifier}";

/** The payment page of a link: claiming a payout after the security question, or paying a debit by EFT or card. */
export function paymentPageRoutes(simulation: Simulation): Route[] {
  // Whoever answered the question carries a pass through the next step; after a restart it is asked once more.
  const passes = new Map<string, string>();
  return [
    {
      method: "GET",
      path: PATH,
      run: (call) => withOpenLink(simulation, call, (transaction) => firstPage(simulation, transaction)),
    },
    {
      method: "POST",
      path: PATH,
      run: (call) =>
        withOpenLink(simulation, call, (transaction) =>
          transaction.direction === "credit"
            ? claim(simulation, transaction, typedIn(call), passes)
            : pay(simulation, transaction, typedIn(call)),
        ),
    },
  ];
}

function withOpenLink(simulation: Simulation, call: Call, show: (transaction: Transaction) => Reply): Reply {
  const transaction = simulation.store.transactions.get(call.params["identifier"] ?? "");
  if (!transaction) return notice("No such payment", "The link is not complete, or it was never made.", 404);
  return isOpenLink(transaction) ? show(transaction) : spentPage(transaction);
}

const firstPage = ({ store }: Simulation, transaction: Transaction): Reply =>
  transaction.direction === "credit"
    ? questionPage(transaction, store.settings.securityQuestion, UNTYPED)
    : payPage(transaction, "eft", UNTYPED);

function claim(
  simulation: Simulation,
  transaction: Transaction,
  values: Record<string, string>,
  passes: Map<string, string>,
): Reply {
  const { securityQuestion, securityAnswer } = simulation.store.settings;
  const pass = passes.get(transaction.id);
  if (values["step"] === "claim" && pass !== undefined && values["pass"] === pass) {
    const form = readForm(values, (fields) => readBankForm(fields, "accept"));
    if ("typed" in form) return claimPage(transaction, pass, form.typed);
    claimPayout(simulation, transaction, form.read);
    passes.delete(transaction.id);
    return thanksPage(transaction);
  }
  if (plain(values["answer"] ?? "") !== plain(securityAnswer)) {
    const problem =
      values["step"] === "claim" ? "Please answer the question once more." : "That is not the answer we have.";
    return questionPage(transaction, securityQuestion, { values: {}, problems: { answer: problem } });
  }
  const fresh = randomUUID();
  passes.set(transaction.id, fresh);
  return claimPage(transaction, fresh, UNTYPED);
}

function pay(simulation: Simulation, transaction: Transaction, values: Record<string, string>): Reply {
  if (values["method"] !== "card") {
    const form = readForm(values, (fields) => readBankForm(fields, "pad_agreement"));
    if ("typed" in form) return payPage(transaction, "eft", form.typed);
    payByEft(simulation, transaction, form.read);
    return thanksPage(transaction);
  }
  const form = readForm(values, (fields) => readCardForm(fields, simulation.clock.now()));
  if ("typed" in form) return payPage(transaction, "card", form.typed);
  try {
    payByCard(simulation, transaction, form.read);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return payPage(
      transaction,
      "card",
      { values, problems: {} },
      "The card was declined. Try another card or a bank account.",
    );
  }
  return thanksPage(transaction);
}

const plain = (answer: string): string => answer.trim().toLowerCase();
