import { expect, test } from "vitest";
import { isSafeAddress } from "./addresses";

test.each([
  "https://jetpay.example/pay/7",
  "HTTPS://jetpay.example",
  "http://localhost:4010/pay/7",
  "http://127.0.0.1:4010",
  "http://127.8.9.10",
  "http://[::1]:4010/pay",
  "http://desk.localhost",
])("%s may be called and followed", (address) => expect(isSafeAddress(address)).toBe(true));

test.each([
  "http://jetpay.example/pay/7",
  "http://localhost.jetpay.example",
  "http://127.0.0.1.jetpay.example",
  "http://localhost@jetpay.example",
  "http://10.0.0.1",
  "javascript:alert(1)",
  "  javascript:alert(1)",
  "JaVaScRiPt://localhost/%0aalert(1)",
  "data:text/html,hello",
  "ftp://localhost/file",
  "//jetpay.example/pay",
  "/pay/7",
  "",
])("%s may not", (address) => expect(isSafeAddress(address)).toBe(false));
