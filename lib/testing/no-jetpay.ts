import { createJetpay } from "@/lib/jetpay/client";

/** A client that points where nobody listens, for what makes no calls. */
export const noJetpay = () =>
  createJetpay({
    baseUrl: "http://127.0.0.1:9",
    token: "none",
    units: { transfer: "cents", card: "dollars" },
    currency: "CAD",
  });
