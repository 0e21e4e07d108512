import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CUT_FONTS, cutFont } from "./cut-fonts";
import { ROOT } from "./places";

/** `npm run fonts`: makes app/fonts of the package's faces anew, after an update of it or where another letter is wanted. */
for (const font of CUT_FONTS) writeFileSync(join(ROOT, "app/fonts", font.file), await cutFont(font));
