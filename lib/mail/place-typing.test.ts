import { describe, expect, test } from "vitest";
import { placeAt, putPlace } from "./place-typing";

/** The text with the caret where | stands. */
const at = (line: string) => {
  const caret = line.indexOf("|");
  const text = line.replace("|", "");
  return { text, typing: placeAt(text, caret) };
};
const putAt = (line: string) => {
  const { text, typing } = at(line);
  const [place] = typing?.offered ?? [];
  if (typing === null || place === undefined) return null;
  const put = putPlace(text, typing, place);
  return `${put.text.slice(0, put.caret)}|${put.text.slice(put.caret)}`;
};

describe("a place being typed", () => {
  test.each([
    ["Hello {|", ["name", "amount", "company", "statement", "reference"]],
    ["Hello {a|", ["amount"]],
    ["Hello {N|", ["name"]],
    ["{ref|}", ["reference"]],
  ])("%s offers", (line, offered) => {
    expect(at(line).typing?.offered).toEqual(offered);
  });

  test.each(["Hello |", "Hello {name}|", "{na|me}", "{invoice|", "{ |", "a}|"])("%s offers nothing", (line) => {
    expect(at(line).typing).toBeNull();
  });

  test.each([
    ["Pay {am| by Friday", "Pay {amount}| by Friday"],
    ["Pay {am|}.", "Pay {amount}|."],
    ["Pay {am|xx}.", "Pay {amount}|."],
    ["Pay {|Friday", "Pay {name}|Friday"],
  ])("%s becomes %s", (line, put) => {
    expect(putAt(line)).toBe(put);
  });
});
