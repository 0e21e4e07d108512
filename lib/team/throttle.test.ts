import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clientAddress, PER_ADDRESS, PER_MAIL, pauseAfter, waitFor } from "./throttle";

describe("pauses after wrong guesses", () => {
  it("begin after the free ones and double up to the longest", () => {
    const pauses = [0, 4, 5, 6, 7, 8, 12, 13, 60].map((failures) => pauseAfter(failures, PER_MAIL));
    expect(pauses).toEqual([0, 0, 5, 10, 20, 40, 640, 900, 900]);
  });

  it("never shrink with more guesses and never pass the longest", () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.constantFrom(PER_MAIL, PER_ADDRESS), (failures, rule) => {
        const pause = pauseAfter(failures, rule);
        expect(pause).toBeLessThanOrEqual(pauseAfter(failures + 1, rule));
        expect(pause).toBeLessThanOrEqual(rule.longest);
      }),
    );
  });

  it("let nobody try more than about a hundred passwords of one person in a day", () => {
    let tries = 0;
    for (let second = 0; second < PER_MAIL.window; second += pauseAfter(++tries, PER_MAIL));
    expect(tries).toBeLessThan(115);
  });

  it("are over when their time has passed", () => {
    const last = new Date("2026-03-02T14:00:00Z");
    const at = (seconds: number) => waitFor({ count: 6, last }, PER_MAIL, new Date(last.getTime() + seconds * 1000));
    expect([at(0), at(0.2), at(9), at(10), at(3600)]).toEqual([10, 10, 1, 0, 0]);
    expect(waitFor({ count: 0, last: null }, PER_MAIL, last)).toBe(0);
  });
});

describe("whom guesses are counted by", () => {
  it("is what the outermost proxy of ours wrote, not what a client claims before it", () => {
    expect(clientAddress("10.0.0.1, 203.0.113.9", 1)).toBe("203.0.113.9");
    expect(clientAddress("198.51.100.1, 203.0.113.9, 10.0.0.1", 2)).toBe("203.0.113.9");
    expect(clientAddress("::ffff:203.0.113.9", 1)).toBe("203.0.113.9");
    expect(clientAddress("203.0.113.9:50123", 1)).toBe("203.0.113.9");
    expect(clientAddress("[2001:db8:1:2::9]:50123", 1)).toBe("2001:db8:1:2::/64");
  });

  it("is nobody's choice: not without a proxy of ours, nor when one is passed by or writes what is no address", () => {
    expect(clientAddress("203.0.113.9", 0)).toBeNull();
    expect(clientAddress("10.0.0.1, 203.0.113.9", 0)).toBeNull();
    expect(clientAddress("203.0.113.9", 2)).toBeNull();
    for (const nothing of [null, undefined, "", "unknown", "_hidden", "203.0.113.9, "]) {
      expect(clientAddress(nothing, 1), String(nothing)).toBeNull();
    }
  });

  it("is the /64 of an IPv6 address, however it is written", () => {
    expect(clientAddress("2001:db8:1:2:aaaa::1", 1)).toBe("2001:db8:1:2::/64");
    expect(clientAddress("2001:0DB8:0001:0002:ffff:ffff:ffff:ffff", 1)).toBe("2001:db8:1:2::/64");
    expect(clientAddress("2001:db8::1", 1)).toBe("2001:db8:0:0::/64");
    expect(clientAddress("::1", 1)).toBe("0:0:0:0::/64");
    expect(clientAddress("fe80::1%eth0", 1)).toBe("fe80:0:0:0::/64");
  });
});
