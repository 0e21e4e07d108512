import { invalid, type Problem } from "./refusals";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

type Limits = { min?: number; max?: number };

/** A JSON object as FastAPI takes it, or its 422 when the bytes are none. */
export function jsonObject(raw: Buffer): Record<string, unknown> {
  if (raw.length === 0) throw invalid([{ loc: ["body"], msg: "field required", type: "value_error.missing" }]);
  let value: unknown;
  try {
    value = JSON.parse(raw.toString("utf8"));
  } catch (cause) {
    const msg = cause instanceof Error ? cause.message : "not JSON";
    throw invalid([{ loc: ["body", 0], msg, type: "value_error.jsondecode" }]);
  }
  if (!isObject(value)) throw invalid([{ loc: ["body"], msg: "value is not a valid dict", type: "type_error.dict" }]);
  return value;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Reads the fields of a request one by one and gathers what is wrong with each in pydantic's words; `done` throws them all at once.
 * A reading method answers with a usable value only when nothing was wrong, so call `done` before using any.
 */
export class Fields {
  readonly #from: Record<string, unknown>;
  readonly #place: string;
  readonly #problems: Problem[] = [];

  constructor(from: Record<string, unknown>, place = "body") {
    this.#from = from;
    this.#place = place;
  }

  has(name: string): boolean {
    return this.#from[name] !== undefined && this.#from[name] !== null;
  }

  wrong(name: string, msg: string, type: string): void {
    this.#problems.push({ loc: [this.#place, name], msg, type });
  }

  done(): void {
    if (this.#problems.length > 0) throw invalid(this.#problems);
  }

  text(name: string, { min = 1, max = 255 }: Limits = {}): string {
    const value = this.#from[name];
    if (!this.has(name)) this.wrong(name, "field required", "value_error.missing");
    else if (typeof value !== "string") this.wrong(name, "str type expected", "type_error.str");
    else if ([...value.trim()].length < min)
      this.wrong(name, `ensure this value has at least ${min} characters`, "value_error.any_str.min_length");
    else if ([...value].length > max)
      this.wrong(name, `ensure this value has at most ${max} characters`, "value_error.any_str.max_length");
    else return value;
    return "";
  }

  optionalText(name: string, limits: Limits = {}): string | null {
    return this.has(name) ? this.text(name, { min: 0, ...limits }) : null;
  }

  matching(name: string, pattern: RegExp): string {
    const before = this.#problems.length;
    const value = this.text(name);
    if (this.#problems.length === before && !pattern.test(value))
      this.wrong(name, `string does not match regex "${pattern.source}"`, "value_error.str.regex");
    return value;
  }

  email(name: string): string {
    const before = this.#problems.length;
    const value = this.text(name);
    if (this.#problems.length === before && !EMAIL.test(value))
      this.wrong(name, "value is not a valid email address", "value_error.email");
    return value;
  }

  /** The id in lowercase; empty when there is none to speak of. */
  uuid(name: string): string {
    const value = this.text(name);
    if (value === "" || UUID.test(value)) return value.toLowerCase();
    this.wrong(name, "value is not a valid uuid", "type_error.uuid");
    return "";
  }

  oneOf<Value extends string>(name: string, values: readonly Value[], fallback?: Value): Value {
    const value = this.#from[name];
    const found = values.find((candidate) => candidate === value);
    if (found !== undefined) return found;
    if (!this.has(name) && fallback !== undefined) return fallback;
    const permitted = values.map((candidate) => `'${candidate}'`).join(", ");
    if (this.has(name))
      this.wrong(name, `value is not a valid enumeration member; permitted: ${permitted}`, "type_error.enum");
    else this.wrong(name, "field required", "value_error.missing");
    const [first] = values;
    if (first === undefined) throw new Error(`${name} has no values to choose from`);
    return first;
  }

  texts(name: string): string[] {
    const value = this.#from[name];
    if (!this.has(name)) return [];
    if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
    this.wrong(name, "value is not a valid list", "type_error.list");
    return [];
  }

  truth(name: string, fallback?: boolean): boolean {
    const value = this.#from[name];
    if (typeof value === "boolean") return value;
    if (!this.has(name) && fallback !== undefined) return fallback;
    if (this.has(name)) this.wrong(name, "value could not be parsed to a boolean", "type_error.bool");
    else this.wrong(name, "field required", "value_error.missing");
    return false;
  }

  integer(name: string, { min, max }: Limits = {}, fallback?: number): number {
    const value = this.#from[name];
    if (!this.has(name) && fallback !== undefined) return fallback;
    if (!this.has(name)) this.wrong(name, "field required", "value_error.missing");
    else if (typeof value !== "number" || !Number.isSafeInteger(value))
      this.wrong(name, "value is not a valid integer", "type_error.integer");
    else if (this.#within(name, value, min, max)) return value;
    return 0;
  }

  /** A decimal number of dollars with at most two places, as integer cents. */
  dollars(name: string, { min, max }: Limits): number {
    const value = this.#from[name];
    if (!this.has(name)) this.wrong(name, "field required", "value_error.missing");
    else if (typeof value !== "number" || !Number.isFinite(value))
      this.wrong(name, "value is not a valid float", "type_error.float");
    else if (Math.abs(value * 100 - Math.round(value * 100)) > 1e-6)
      this.wrong(name, "ensure that there are no more than 2 decimal places", "value_error.decimal.max_places");
    else if (this.#within(name, Math.round(value * 100), min, max)) return Math.round(value * 100);
    return 0;
  }

  instant(name: string): number | null {
    if (!this.has(name)) return null;
    const at = Date.parse(this.text(name));
    if (Number.isNaN(at)) this.wrong(name, "invalid datetime format", "value_error.datetime");
    return at;
  }

  #within(name: string, value: number, min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER): boolean {
    if (value < min)
      this.wrong(name, `ensure this value is greater than or equal to ${min}`, "value_error.number.not_ge");
    if (value > max) this.wrong(name, `ensure this value is less than or equal to ${max}`, "value_error.number.not_le");
    return value >= min && value <= max;
  }
}
