import { getT } from "./i18n";
import { services } from "./services";

/** Over every page of a desk whose Jetpay is the simulator, so that nobody takes it for the real one; what sticks to the top sticks below it (globals.css). */
export async function TrainingBand() {
  if (!services().env.training) return null;
  const t = await getT("nav");
  return (
    <aside
      data-training=""
      aria-label={t("training")}
      className="sticky top-0 z-20 h-band truncate bg-primary px-4 text-center text-xs leading-6 text-on-primary print:hidden"
    >
      {t("training")} {t("trainingMeaning")}
    </aside>
  );
}
