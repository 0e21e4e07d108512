export type Lanes = readonly (readonly string[])[];

/**
 * Where a key leads from a card: up and down within its lane, left and right to the card at the same height in the
 * next lane that is not empty; J and K, as in lists, to the one that is next or was last to lapse, whatever its lane. Null when it leads nowhere.
 */
export function stepFrom(lanes: Lanes, id: string, key: string): string | null {
  const laneIndex = lanes.findIndex((lane) => lane.includes(id));
  const lane = lanes[laneIndex];
  if (lane === undefined) return null;
  const row = lane.indexOf(id);
  switch (key) {
    case "ArrowUp":
      return lane[row - 1] ?? null;
    case "ArrowDown":
      return lane[row + 1] ?? null;
    case "Home":
      return row === 0 ? null : (lane[0] ?? null);
    case "End":
      return row === lane.length - 1 ? null : (lane.at(-1) ?? null);
    case "ArrowLeft":
      return atHeight(lanes.slice(0, laneIndex).findLast(hasCards), row);
    case "ArrowRight":
      return atHeight(lanes.slice(laneIndex + 1).find(hasCards), row);
    case "j":
      return lane[row + 1] ?? lanes.slice(laneIndex + 1).find(hasCards)?.[0] ?? null;
    case "k":
      return lane[row - 1] ?? lanes.slice(0, laneIndex).findLast(hasCards)?.at(-1) ?? null;
    default:
      return null;
  }
}

const hasCards = (lane: readonly string[]): boolean => lane.length > 0;

const atHeight = (lane: readonly string[] | undefined, row: number): string | null =>
  lane === undefined ? null : (lane[Math.min(row, lane.length - 1)] ?? null);
