import type { Metadata } from "next";
import { getT } from "@/app/_server/i18n";
import { NoRight } from "@/app/_server/no-right";
import { maySee, pageContext } from "@/app/_server/page-context";
import { WithData } from "@/app/_server/query";
import { cancelAction, captureAction, withdrawAction } from "@/app/(desk)/transactions/actions";
import { BOARD_KEY } from "@/components/board/board-key";
import { CaptureBoard } from "@/components/board/capture-board";
import { readBoard } from "@/lib/transactions/holds";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT("board"))("title") };
}

export default async function Page() {
  const ctx = await pageContext();
  if (!(await maySee(ctx, "desk.read"))) return <NoRight title={(await getT("board"))("title")} />;
  return (
    <WithData queries={[{ queryKey: BOARD_KEY, data: await readBoard(ctx) }]}>
      <CaptureBoard actions={{ capture: captureAction, release: cancelAction, takeBack: withdrawAction }} />
    </WithData>
  );
}
