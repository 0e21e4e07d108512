import compile from "icu-minify/compile";

/**
 * A loader of the build (next.config.js): a file of messages with each one parsed. What the browser gets is formatted by a
 * few hundred bytes, where a parser of ICU would be 11 kB on every page.
 */
export default function precompile(source) {
  return JSON.stringify(parsed(JSON.parse(source)));
}

const parsed = (messages) =>
  typeof messages === "string"
    ? compile(messages)
    : Object.fromEntries(Object.entries(messages).map(([key, value]) => [key, parsed(value)]));
