import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { contentPolicy, pageHeaders, SONNER_STYLES } from "./security-headers";

const hashOf = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;
const policy = { nonce: "bm9uY2U=", jetpayOrigin: "https://jetpay.example", https: true, development: false };

describe("the content security policy", () => {
  it("knows the style of the sonner that is installed, and the empty element it begins as", () => {
    const source = readFileSync(createRequire(import.meta.url).resolve("sonner"), "utf8");
    const literal = /__insertCSS\(("(?:[^"\\]|\\.)*")\)/.exec(source)?.[1] ?? '""';
    expect(SONNER_STYLES).toEqual([hashOf(""), hashOf(JSON.parse(literal) as string)]);
  });

  it("runs only scripts with the request's nonce, frames only Jetpay and lets nobody frame us", () => {
    const text = contentPolicy(policy);
    expect(text).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic';");
    expect(text).toContain("frame-src https://jetpay.example;");
    expect(text).toContain("frame-ancestors 'none'");
    expect(text).toMatch(/upgrade-insecure-requests$/);
    expect(text).not.toContain("unsafe-eval");
  });
});

it("what goes with a page keeps it out of frames, referrers, search engines and, once on https, off http", () => {
  expect(pageHeaders(true)).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": expect.stringContaining("camera=()"),
    "x-robots-tag": "noindex, nofollow",
    "strict-transport-security": expect.stringMatching(/^max-age=63072000/),
  });
  expect(pageHeaders(false)).not.toHaveProperty("strict-transport-security");
});
