import { CALL_FAULTS, type CallFault, DELIVERY_FAULTS, type DeliveryFault } from "./faults";
import type { Fields } from "./fields";
import { TOKEN_FLAWS } from "./signer";

type NewFault = Omit<CallFault, "id" | "fired"> | Omit<DeliveryFault, "id" | "fired">;

/**
 * A fault as the control API takes it. Of a call: `{kind, method?, path?, count?, skip?, ms?, status?, body?}`, `path` a regular
 * expression. Of a delivery: `{kind, count?, skip?, ms?, flaw?}`. `count` is how often it happens (1), `skip` how many
 * matching calls or deliveries pass before; `ms` is real time for calls and the simulator's clock for deliveries.
 */
export function faultIn(fields: Fields): NewFault {
  const kind = fields.oneOf("kind", [...CALL_FAULTS, ...DELIVERY_FAULTS]);
  const common = {
    count: fields.integer("count", { min: 1 }, 1),
    skip: fields.integer("skip", { min: 0 }, 0),
    ms: fields.integer("ms", { min: 0 }, 1_000),
  };
  const delivery = DELIVERY_FAULTS.find((name) => name === kind);
  const call = CALL_FAULTS.find((name) => name === kind);
  if (delivery) {
    const flaw = fields.oneOf("flaw", TOKEN_FLAWS, "wrong_key");
    fields.done();
    return { target: "delivery", kind: delivery, ...common, flaw };
  }
  const method = fields.optionalText("method");
  const path = patternIn(fields);
  const status = fields.integer("status", { min: 100, max: 599 }, 500);
  const body =
    fields.optionalText("body", { max: 100_000 }) ??
    (kind.startsWith("status") ? '{"detail":"Internal Server Error"}' : "");
  fields.done();
  if (!call) throw new Error(`no such fault: ${kind}`);
  return { target: "call", kind: call, method, path, ...common, status, body };
}

function patternIn(fields: Fields): RegExp {
  const source = fields.optionalText("path") ?? "";
  try {
    return new RegExp(source);
  } catch {
    fields.wrong("path", "not a regular expression", "value_error.regex");
    return /^$/;
  }
}
