/** `America/St_Johns` as people say it: `St Johns`. */
export const placeName = (zone: string): string => (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
