import { createHash, randomBytes } from "node:crypto";

const TOKEN = /^[\w-]{43}$/;

/** 256 bits: nobody guesses one, so it needs no salt and no slow hash. */
export const newToken = (): string => randomBytes(32).toString("base64url");

export const isToken = (text: string): boolean => TOKEN.test(text);

export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");
