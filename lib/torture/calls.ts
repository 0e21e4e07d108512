import { createJetpay, type Jetpay } from "@/lib/jetpay/client";
import { type MailTransport, openTransport } from "@/lib/mail/transport";
import { type CallFault, MAIL_SCRIPTS, SIMULATED } from "./faults";
import { HELD_TIMEOUT_MS } from "./machine";
import type { SimulatedProcess } from "./process";
import type { Silence, SilentRelay } from "./relay";
import type { Stage } from "./stage";
import { running } from "./task";

type Control = (path: string, body?: unknown) => Promise<unknown>;
/** What a broken variant makes of a call: it may make it again, or answer something else. */
export type BrokenCall = (name: string, make: () => Promise<unknown>) => Promise<unknown>;

/** Nobody listens there: the connection is refused. */
const NOBODY = "http://127.0.0.1:1";

/** The real client, whose calls are spoilt by what the running task has coming to it, with a boundary before and after. */
export function spoiltJetpay(
  target: { url: string; token: string },
  relay: SilentRelay,
  control: Control,
  met: (fault: CallFault) => void,
  broken: BrokenCall | null,
): (process: SimulatedProcess) => Jetpay {
  const at = (baseUrl: string, timeoutMs: number) =>
    createJetpay({
      baseUrl,
      token: target.token,
      units: { transfer: "cents", card: "dollars" },
      currency: "CAD",
      timeoutMs,
    });
  const direct = at(target.url, 20_000);
  const silent = at(relay.url === "" ? NOBODY : relay.url, HELD_TIMEOUT_MS);
  const unreachable = at(NOBODY, 20_000);

  const clientFor = async (fault: CallFault | null): Promise<Jetpay> => {
    if (fault === null) return direct;
    met(fault);
    if (fault === "unreachable") return unreachable;
    const simulated = SIMULATED[fault];
    if (simulated === undefined) {
      relay.use(fault as Silence);
      return silent;
    }
    await control("faults", simulated);
    return direct;
  };

  return (process) =>
    new Proxy(direct, {
      get: (_target, name) => async (input: unknown) => {
        const call = String(name);
        await process.pass("call", call);
        const client = await clientFor(running.getStore()?.takeCallFault() ?? null);
        const make = () => Reflect.apply(Reflect.get(client, name), client, [input]) as Promise<unknown>;
        const answer = await (broken === null ? make() : broken(call, make));
        await process.pass("answer", call);
        return answer;
      },
    });
}

/** The real SMTP client against a server whose script is changed for the one mail that is to be spoilt. */
export function spoiltMail(
  { url, script }: Stage["smtp"],
  met: (fault: keyof typeof MAIL_SCRIPTS) => void,
  broken: ((handOver: MailTransport["handOver"]) => MailTransport["handOver"]) | null,
): (process: SimulatedProcess) => MailTransport {
  const real = openTransport({ smtpUrl: url, mailFrom: "Harrow & Pine <payments@harrowandpine.example>" });
  const handOver = broken === null ? real.handOver : broken(real.handOver);
  return (process) => ({
    from: real.from,
    async handOver(mail) {
      await process.pass("mail", "handover");
      const fault = running.getStore()?.takeMailFault() ?? null;
      for (const moment of Object.keys(script)) Reflect.deleteProperty(script, moment);
      if (fault !== null) {
        met(fault);
        Object.assign(script, MAIL_SCRIPTS[fault]);
      }
      const handover = await handOver(mail);
      await process.pass("mailed", handover.kind);
      return handover;
    },
  });
}
