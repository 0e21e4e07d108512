import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDelivery } from "./delivery";

const parse = (text: string) => parseDelivery(new TextEncoder().encode(text));
const event = (fields: string) => parse(`{"webhookId": 1, "events": [{${fields}}]}`);
const PLAIN = '"id": 1, "type": "t", "createdAt": "2026-01-22T10:15:30.123456Z"';

function only(delivery: ReturnType<typeof parseDelivery>) {
  if (!delivery.ok) throw new Error(delivery.problem);
  const [first] = delivery.events;
  if (first === undefined || delivery.events.length !== 1) throw new Error("not one event");
  return first;
}

describe("a delivery", () => {
  it("of the guide's sample is read", () => {
    const sample = readFileSync(new URL("golden/webhook-delivery.request.json", import.meta.url));
    expect(parseDelivery(sample)).toEqual({
      ok: true,
      webhookId: 123n,
      events: [
        {
          id: 45678n,
          type: "transactions.credits.created",
          createdAt: "2026-01-22T10:15:30.123456Z",
          data: '{ "state": "requested", "transactionId": "41fc05d5-3148-4ee2-bfdf-9ad5ab7172c6" }',
        },
      ],
    });
  });

  it("keeps ids and the numbers in its data exact beyond 2^53", () => {
    const read = only(event('"id": 9223372036854775807, "type": "t", "data": {"n": 9007199254740993}'));
    expect(read.id).toBe(9223372036854775807n);
    expect(read.data).toBe('{"n": 9007199254740993}');
  });

  it("is read with snake case names, members in any order, unknown ones beside them", () => {
    const read = parse(
      '{"x": [1], "events": [{"data": [], "created_at": "2026-01-22T10:15:30Z", "type": "é", "id": 0}], "webhook_id": 5}',
    );
    expect(read).toEqual({
      ok: true,
      webhookId: 5n,
      events: [{ id: 0n, type: "é", createdAt: "2026-01-22T10:15:30Z", data: "[]" }],
    });
  });

  it.each([
    ["", "The body is not JSON."],
    ["{", "The body is not JSON."],
    ["{1e999: 1}", "The body is not JSON."],
    ["[]", "The body is not an object."],
    ['"events"', "The body is not an object."],
    ["{}", "The body has no list of events."],
    ['{"events": {}}', "The body has no list of events."],
    ['{"events": [7]}', "Event 1 of the list is not an object."],
    ['{"events": [{"id": 1}]}', "Event 1 of the list has no type."],
    ['{"events": [{"id": 1, "type": 5}]}', "Event 1 of the list has no type."],
  ])("%s is refused: %s", (text, problem) => {
    expect(parse(text)).toEqual({ ok: false, problem });
  });

  it.each(["9223372036854775808", "99999999999999999999999", "-1", "1.0", "1e3", '"1"', "null", "true"])(
    "is refused for the event id %s",
    (id) => {
      const problem = "Event 1 of the list has no id that is a whole number from 0 to 9223372036854775807.";
      expect(event(`"id": ${id}, "type": "t"`)).toEqual({ ok: false, problem });
    },
  );

  it("may be empty", () => {
    expect(parse('{"webhookId": null, "events": []}')).toEqual({ ok: true, webhookId: null, events: [] });
  });

  it("has what PostgreSQL cannot store replaced, in its type and in its data", () => {
    const read = only(event('"id": 1, "type": "a\\u0000b", "data": {"k\\ud800": "x\\u0000 \\ud83d\\ude00"}'));
    expect(read.type).toBe("a\ufffdb");
    expect(JSON.parse(read.data)).toEqual({ "k\ufffd": "x\ufffd 😀" });
  });

  it("has bytes that are not UTF-8 replaced", () => {
    const bytes = Buffer.concat([
      Buffer.from(`{"events": [{${PLAIN}, "data": "a`),
      Buffer.from([0xff]),
      Buffer.from('"}]}'),
    ]);
    expect(only(parseDelivery(bytes)).data).toBe('"a\ufffd"');
  });

  it("keeps a number of absurd size and data of absurd depth as text", () => {
    expect(only(event(`${PLAIN}, "data": {"n": 1e200000, "m": -2.5e3}`)).data).toBe('{"n": "1e200000", "m": -2.5e3}');
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    expect(JSON.parse(only(event(`${PLAIN}, "data": ${deep}`)).data)).toBe(deep);
  });

  it.each([
    ["2026-01-22T10:15:30.123456Z", "2026-01-22T10:15:30.123456Z"],
    ["2026-01-22t10:15:30z", "2026-01-22T10:15:30Z"],
    ["2026-01-22T10:15:30.123456789Z", "2026-01-22T10:15:30.123456Z"],
    ["2026-01-22 10:15:30", "2026-01-22T10:15:30Z"],
    ["2026-01-22T10:15:30-05:00", "2026-01-22T10:15:30-05:00"],
    ["9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"],
    ["9999-12-31T23:59:59-05:00", null],
    ["2026-02-30T10:15:30Z", null],
    ["2026-01-22T25:15:30Z", null],
    ["0000-01-01T00:00:00Z", null],
    ["yesterday", null],
    ["", null],
  ])("reads the time %s as %s", (written, read) => {
    expect(only(event(`"id": 1, "type": "t", "createdAt": ${JSON.stringify(written)}`)).createdAt).toBe(read);
  });

  it("gives back any data it was given, whatever the space around it", () => {
    const ids = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
    const storable = fc.jsonValue({ noUnicodeString: false, depthSize: "small" });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(ids, fc.string(), storable), { maxLength: 4 }),
        fc.constantFrom("", " ", "\n\t"),
        (given, space) => {
          const list = given.map(
            ([id, type, data]) =>
              `{"data":${JSON.stringify(data, null, space)},${space}"id"${space}:${id},"type":${JSON.stringify(type)}}`,
          );
          const read = parse(`${space}{"events":${space}[${list.join(`${space},`)}${space}]}`);
          if (!read.ok) throw new Error(read.problem);
          expect(read.events.map(({ id, type }) => [id, type])).toEqual(
            given.map(([id, type]) => [id, type.replaceAll("\0", "\ufffd")]),
          );
          for (const [index, { data }] of read.events.entries()) {
            expect(data.replace(/\\ufffd/g, "\\u0000")).toBe(JSON.stringify(given[index]?.[2], null, space));
          }
        },
      ),
    );
  });

  it("never throws, whatever the bytes", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => new TextEncoder().encode(text)),
        ),
        (bytes) => {
          expect(typeof parseDelivery(bytes).ok).toBe("boolean");
        },
      ),
    );
  });

  it("of 10,000 events is read whole", () => {
    const data = '{"state": "requested", "transactionId": "41fc05d5-3148-4ee2-bfdf-9ad5ab7172c6"}';
    const list = Array.from({ length: 10_000 }, (_, id) => `{"id": ${id}, "type": "t", "data": ${data}}`);
    const read = parse(`{"events": [${list.join(",")}]}`);
    expect(read.ok && read.events.length).toBe(10_000);
  });
});
