/** Canada's own, from east to west; the rest of the world follows by continent. */
const CANADA = [
  "America/St_Johns",
  "America/Halifax",
  "America/Moncton",
  "America/Toronto",
  "America/Winnipeg",
  "America/Regina",
  "America/Edmonton",
  "America/Vancouver",
  "America/Whitehorse",
];

export type ZoneGroup = { name: string; zones: string[] };

/** Every IANA zone this server can reckon with, grouped as people look for one; `present` is among them whatever it is. */
export function zoneGroups(present: string): ZoneGroup[] {
  const groups = new Map<string, string[]>([["Canada", [...CANADA]]]);
  const rest = new Set([...Intl.supportedValuesOf("timeZone"), "UTC", present]);
  for (const zone of [...rest].sort()) {
    if (CANADA.includes(zone)) continue;
    const name = zone.includes("/") ? (zone.split("/")[0] ?? zone) : "Other";
    groups.set(name, [...(groups.get(name) ?? []), zone]);
  }
  return [...groups].map(([name, zones]) => ({ name, zones }));
}

/** Whether Node's calendar has this zone. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
