import Image from "next/image";
import { useTranslations } from "use-intl";

/** Black on white in both themes: a scanner reads no other way round reliably. */
export default function QrPicture({ transactionId, name }: { transactionId: string; name: string }) {
  const t = useTranslations("links.share");
  return (
    <Image
      unoptimized
      src={`/api/desk/links/${transactionId}/qr`}
      alt={t("qrAlt", { name })}
      width={200}
      height={200}
      className="aspect-square w-full rounded-sm"
    />
  );
}
