// The last step of `npm run build`.
import { fileURLToPath } from "node:url";
import { compressBelow } from "./compress.mjs";

await compressBelow(fileURLToPath(new URL("../../.next/static", import.meta.url)));
